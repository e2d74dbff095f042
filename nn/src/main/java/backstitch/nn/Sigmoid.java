package backstitch.nn;

import backstitch.autograd.Variable;

/** The logistic function: {@code y = 1 / (1 + e⁻ˣ)}, for any shape. */
public final class Sigmoid implements Layer {
  /** The layer; it has no parameters. */
  public Sigmoid() {}

  @Override
  public Variable forward(Variable x) {
    return x.sigmoid();
  }

  @Override
  public String toString() {
    return "Sigmoid";
  }
}
