package backstitch.nn;

import backstitch.autograd.Variable;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import java.util.Arrays;

/** All axes but the first in one: {@code [samples, …]} becomes {@code [samples, features]}. */
public final class Flatten implements Layer {
  /** The layer; it has no parameters. */
  public Flatten() {}

  /**
   * {@return the same elements, shape {@code [samples, features]}}
   *
   * @param x the input, its first axis the samples, of rank 2 or more
   * @throws ShapeMismatchException if it has a lower rank
   */
  @Override
  public Variable forward(Variable x) {
    return rows(this, x);
  }

  /** One row per sample, for a layer that is named if there are none. */
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
