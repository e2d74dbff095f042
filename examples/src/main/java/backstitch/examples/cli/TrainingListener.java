package backstitch.examples.cli;

import backstitch.nn.Sequential;

/**
 * Watches a {@link Training}: prints it, draws it, keeps it. Accuracies are NaN without classes.
 */
public interface TrainingListener {
  /**
   * The training begins.
   *
   * @param net the network
   * @param epochs how often it will see all samples
   * @param steps how many batches an epoch has
   */
  default void started(Sequential net, int epochs, int steps) {}

  /**
   * A batch was learned from.
   *
   * @param epoch from 1
   * @param step from 1, in this epoch
   * @param loss the mean over the batch, before the step
   * @param accuracy that of the batch, before the step
   */
  default void stepped(int epoch, int step, double loss, double accuracy) {}

  /**
   * An epoch is over.
   *
   * @param epoch from 1
   * @param loss the mean over the epoch, taken while the weights moved
   * @param train the accuracy over the epoch, taken in the same way
   * @param test the accuracy on the test data, with the weights at its end
   */
  default void epochEnded(int epoch, double loss, double train, double test) {}

  /**
   * The training is over.
   *
   * @param net the trained network
   */
  default void ended(Sequential net) {}
}
