package backstitch.nn;

/** The mean of numbers that come batch by batch. Make a new one where a new mean begins. */
public final class RunningMean {
  private double sum;
  private long count;

  /** A mean of nothing yet. */
  public RunningMean() {}

  /**
   * Adds a batch.
   *
   * @param mean the mean of the batch
   * @param size the number of samples in it; an empty batch adds nothing
   */
  public void add(double mean, int size) {
    if (size > 0) {
      sum += mean * size;
      count += size;
    }
  }

  /** {@return the mean over all samples so far; NaN if there were none} */
  public double value() {
    return sum / count;
  }

  /** For example {@code RunningMean(0.25 over 256 samples)}. */
  @Override
  public String toString() {
    return "RunningMean(" + value() + " over " + count + (count == 1 ? " sample)" : " samples)");
  }
}
