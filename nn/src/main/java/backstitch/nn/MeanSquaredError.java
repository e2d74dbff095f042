package backstitch.nn;

import backstitch.autograd.Variable;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.stream.IntStream;

/**
 * The mean squared error: {@code Σ (y - t)² / n}, over the n features of each sample; one loss per
 * sample.
 *
 * <p>It has no factor ½: Gluon's {@code L2Loss} is half of it.
 */
public final class MeanSquaredError {
  /** The loss; it has no settings. */
  public MeanSquaredError() {}

  /**
   * {@return the losses, shape {@code [samples]}}
   *
   * @param prediction y, shape {@code [samples, …]}
   * @param target t, in the shape of the prediction; it is not broadcast, since a target of another
   *     shape is usually a mistake
   * @throws ShapeMismatchException if the shapes differ, or have no axis of samples
   */
  public Variable of(Variable prediction, Tensor target) {
    if (!prediction.shape().equals(target.shape()) || target.shape().rank() == 0) {
      String shapes = "prediction " + prediction.shape() + " and target " + target.shape();
      throw new ShapeMismatchException(
          "MeanSquaredError: " + shapes + " need one shape, [samples, …]; reshape one");
    }
    Variable squares = prediction.minus(target).square();
    int[] features = IntStream.range(1, target.shape().rank()).toArray();
    return features.length == 0 ? squares : squares.mean(features);
  }

  @Override
  public String toString() {
    return "MeanSquaredError";
  }
}
