package backstitch.nn;

import backstitch.autograd.Variable;

/** The rectifier: {@code y = max(x, 0)}, for any shape. */
public final class Relu implements Layer {
  /** The layer; it has no parameters. */
  public Relu() {}

  @Override
  public Variable forward(Variable x) {
    return x.relu();
  }

  @Override
  public String toString() {
    return "Relu";
  }
}
