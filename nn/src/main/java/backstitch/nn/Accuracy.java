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
   * @param logits or probabilities, shape {@code [samples, classes]} (or more axes of samples); of
   *     equals the first counts
   * @param labels one per sample
   * @return in [0, 1]; NaN for no samples
   * @throws ShapeMismatchException if there is not one label per sample
   * @throws IndexOutOfBoundsException if a label is out of range
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
    return (double) right(predicted, labels, logits.shape().dim(-1)) / labels.length;
  }

  /** A loop of its own, so that the compiler takes it alone, not with all that is called above. */
  private static int right(int[] predicted, int[] labels, int classes) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IndexOutOfBoundsException(
            String.format(
                Locale.ROOT,
                "Accuracy: label %d at row %d is outside the %d classes",
                labels[i],
                i,
                classes));
      }
      right += predicted[i] == labels[i] ? 1 : 0;
    }
    return right;
  }
}
