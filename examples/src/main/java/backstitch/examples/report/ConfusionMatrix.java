package backstitch.examples.report;

import java.util.stream.IntStream;

/**
 * How often a sample of one class was taken for each of the classes.
 *
 * <p>The precision of a class is the share of what was taken for it that belongs to it; its recall
 * is the share of what belongs to it that was taken for it.
 */
public final class ConfusionMatrix {
  private final int[][] counts;

  /**
   * Creates a matrix of zeros.
   *
   * @param classes how many classes there are
   */
  public ConfusionMatrix(int classes) {
    counts = new int[classes][classes];
  }

  /**
   * Counts a sample.
   *
   * @param truth its class
   * @param predicted what it was taken for
   */
  public void add(int truth, int predicted) {
    counts[truth][predicted]++;
  }

  /**
   * {@return how many samples of one class were taken for another, or the same}
   *
   * @param truth their class
   * @param predicted what they were taken for
   */
  public int count(int truth, int predicted) {
    return counts[truth][predicted];
  }

  /** {@return the number of classes} */
  public int classes() {
    return counts.length;
  }

  /**
   * {@return how many samples a class has}
   *
   * @param truth the class
   */
  public int samples(int truth) {
    return IntStream.of(counts[truth]).sum();
  }

  /**
   * {@return how many samples were taken for a class}
   *
   * @param predicted the class
   */
  public int predictions(int predicted) {
    return IntStream.range(0, classes()).map(truth -> counts[truth][predicted]).sum();
  }

  /** {@return how many samples were taken for a wrong class} */
  public int mistakes() {
    int all = IntStream.range(0, classes()).map(this::samples).sum();
    return all - IntStream.range(0, classes()).map(i -> counts[i][i]).sum();
  }

  /**
   * {@return the precision of a class, in [0, 1]; NaN if nothing was taken for it}
   *
   * @param c the class
   */
  public double precision(int c) {
    return (double) counts[c][c] / predictions(c);
  }

  /**
   * {@return the recall of a class, in [0, 1]; NaN if it has no samples}
   *
   * @param c the class
   */
  public double recall(int c) {
    return (double) counts[c][c] / samples(c);
  }
}
