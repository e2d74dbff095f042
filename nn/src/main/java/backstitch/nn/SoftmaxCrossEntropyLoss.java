package backstitch.nn;

import backstitch.autograd.Softmax;
import backstitch.autograd.Variable;

/**
 * The cross-entropy of the softmax of logits with labels: {@code ln Σ eᶻ - z[label]}, one loss per
 * sample.
 *
 * <p>Softmax and logarithm are computed as one operation, which works for any finite logits. As in
 * Gluon, the losses are not averaged over the batch; {@code mean()} does that. Unlike Gluon's loss,
 * this one refuses a label out of range instead of clipping it.
 */
public final class SoftmaxCrossEntropyLoss {
  /** The loss; it has no settings. */
  public SoftmaxCrossEntropyLoss() {}

  /**
   * {@return the losses, shape {@code [samples]}}
   *
   * @param logits z, shape {@code [samples, classes]}
   * @param labels one per sample, 0 ≤ label &lt; classes
   * @throws IndexOutOfBoundsException if a label is out of range, naming row and label
   */
  public Variable of(Variable logits, int[] labels) {
    return Softmax.softmaxCrossEntropy(logits, labels);
  }

  @Override
  public String toString() {
    return "SoftmaxCrossEntropyLoss";
  }
}
