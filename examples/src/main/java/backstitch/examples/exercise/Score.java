package backstitch.examples.exercise;

import backstitch.autograd.Variable;
import backstitch.nn.Accuracy;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.RunningMean;
import backstitch.nn.Sequential;
import backstitch.nn.SoftmaxCrossEntropyLoss;

/**
 * How well a network does on some samples, its weights standing still.
 *
 * @param loss the mean cross-entropy
 * @param accuracy the share that it has right
 */
public record Score(double loss, double accuracy) {
  /**
   * {@return the score}
   *
   * @param net a trained network
   * @param data samples with labels
   */
  public static Score of(Sequential net, Dataset data) {
    SoftmaxCrossEntropyLoss cross = new SoftmaxCrossEntropyLoss();
    RunningMean loss = new RunningMean();
    RunningMean accuracy = new RunningMean();
    for (Batch batch : data.batches(1000)) {
      Variable logits = net.forward(batch.features());
      loss.add(cross.of(logits, batch.labels()).mean().item(), batch.size());
      accuracy.add(Accuracy.of(logits.value(), batch.labels()), batch.size());
    }
    return new Score(loss.value(), accuracy.value());
  }
}
