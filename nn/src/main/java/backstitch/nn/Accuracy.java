package backstitch.nn;

import backstitch.autograd.Variable;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.function.Function;

/**
 * The share of samples whose largest logit is that of their label. A sample with a NaN counts as
 * wrong.
 */
public final class Accuracy {
  /** Samples per batch: enough to be fast, few enough for any memory. */
  private static final int BATCH = 1000;

  private Accuracy() {}

  /**
   * {@return the accuracy on a batch, in [0, 1]; NaN for no samples}
   *
   * @param logits logits or probabilities, shape {@code [samples, classes]}, or more axes before
   *     the classes; of equal maxima the first counts
   * @param labels one per sample
   * @throws ShapeMismatchException if there is not one label per sample
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public static double of(Tensor logits, int[] labels) {
    int[] predicted = logits.argMax(-1);
    if (predicted.length != labels.length) {
      throw new ShapeMismatchException(
          "Accuracy: " + labels.length + " labels for logits of shape " + logits.shape());
    }
    float[] largest = logits.pick(predicted).toArray();
    return (double) right(predicted, largest, labels, logits.shape().dim(-1)) / labels.length;
  }

  /**
   * {@return the accuracy on a dataset, in [0, 1]; NaN for no samples}
   *
   * @param model computes logits from features, such as {@code net::forward}
   * @param data samples with labels
   */
  public static double of(Function<Tensor, Variable> model, Dataset data) {
    RunningMean accuracy = new RunningMean();
    for (Batch batch : data.batches(BATCH)) {
      Tensor logits = model.apply(batch.features()).value();
      accuracy.add(of(logits, batch.labels()), batch.size());
    }
    return accuracy.value();
  }

  /**
   * The number of right predictions. The loop has a method of its own so that the JIT compiles it
   * alone, without all that its caller calls.
   */
  private static int right(int[] predicted, float[] largest, int[] labels, int classes) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        String label = "Accuracy: label " + labels[i] + " at row " + i;
        throw new IndexOutOfBoundsException(label + " is outside the " + classes + " classes");
      }
      // In a row with NaN, argMax gives the index of the first NaN.
      right += predicted[i] == labels[i] && !Float.isNaN(largest[i]) ? 1 : 0;
    }
    return right;
  }
}
