package backstitch.nn;

import backstitch.autograd.Variable;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import java.util.Arrays;

/** Merges all axes but the first: {@code [samples, …]} becomes {@code [samples, features]}. */
public final class Flatten implements Layer {
  /** The layer; it has no parameters. */
  public Flatten() {}

  /**
   * {@return the same elements, shape {@code [samples, features]}}
   *
   * @param x the input, of rank 2 or more, with the samples along the first axis
   * @throws ShapeMismatchException if its rank is below 2
   */
  @Override
  public Variable forward(Variable x) {
    return rows(this, x);
  }

  /** One row per sample; the message for an input without samples names the layer. */
  static Variable rows(Layer layer, Variable x) {
    int rank = x.shape().rank();
    if (rank == 2) {
      return x;
    }
    if (rank < 2) {
      String fault = ": the input " + x.shape() + " has no axis of samples; ";
      throw new ShapeMismatchException(layer + fault + "reshape it to [1, inputs]");
    }
    int[] dims = x.shape().dims();
    return x.reshape(dims[0], Shape.of(Arrays.copyOfRange(dims, 1, rank)).size());
  }

  @Override
  public String toString() {
    return "Flatten";
  }
}
