package backstitch.nn;

import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.Locale;

/** The share of samples whose largest logit is that of their label. */
public final class Accuracy {
  private Accuracy() {}

  /**
   * The accuracy on a batch.
   *
   * @param logits or probabilities, shape {@code [samples, classes]}; of equals the first counts
   * @param labels one per sample
   * @return in [0, 1]; NaN for no samples
   * @throws ShapeMismatchException if there is not one label per sample
   */
  public static double of(Tensor logits, int[] labels) {
    int[] predicted = logits.argMax(-1);
    if (predicted.length != labels.length) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "Accuracy: %d labels for logits of shape %s",
              labels.length,
              logits.shape()));
    }
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += predicted[i] == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }
}
