package backstitch.benchmarks;

/**
 * What one virtual machine measured.
 *
 * @param nanoseconds of one run, the median of the iterations
 * @param bytes allocated on the Java heap by one run; 0 where nobody counted
 */
record Sample(double nanoseconds, double bytes) {
  private static final String MARK = "measured ";

  /** Writes the line that {@link #parse} reads. */
  String line() {
    return MARK + nanoseconds + " " + bytes;
  }

  /** Finds the line in all that a process printed. */
  static Sample parse(String output) {
    String[] words =
        output
            .lines()
            .filter(line -> line.startsWith(MARK))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("measured nothing: " + output))
            .split(" ", -1);
    return new Sample(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
  }
}
