package backstitch.nn;

import backstitch.autograd.Variable;

/** The hyperbolic tangent: {@code y = tanh x}, for any shape. */
public final class Tanh implements Layer {
  /** The layer; it has no parameters. */
  public Tanh() {}

  @Override
  public Variable forward(Variable x) {
    return x.tanh();
  }

  @Override
  public String toString() {
    return "Tanh";
  }
}
