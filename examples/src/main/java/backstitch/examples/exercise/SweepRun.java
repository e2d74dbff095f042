package backstitch.examples.exercise;

import java.util.Optional;

/**
 * One training of a sweep.
 *
 * @param setting what was varied
 * @param seed that of the run
 * @param test the accuracy on the test data at the end; NaN if it diverged
 * @param train the running mean of the accuracy over the last epoch; NaN if it diverged
 * @param seconds how long it took
 * @param diverged where it left the finite numbers, if it did
 */
public record SweepRun(
    Setting setting,
    long seed,
    double test,
    double train,
    double seconds,
    Optional<Place> diverged) {

  /**
   * What a sweep varies.
   *
   * @param learningRate step size of the descent
   * @param batchSize samples per step
   * @param epochs passes over the training data
   */
  public record Setting(float learningRate, int batchSize, int epochs) {
    /**
     * {@return the learning rate as one writes it, such as {@code 0.1}, {@code 1}, {@code 1E-4}}
     */
    public String rate() {
      return (learningRate + "").replaceFirst("\\.0(?=E|$)", "");
    }
  }

  /**
   * A place in a training.
   *
   * @param epoch from 1
   * @param step from 1, in this epoch
   */
  public record Place(int epoch, int step) {}
}
