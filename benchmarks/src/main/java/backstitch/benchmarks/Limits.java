package backstitch.benchmarks;

import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/** Prints what the machine can do at best, as rows of a table: see {@link LimitsBenchmark}. */
final class Limits {
  private Limits() {}

  /**
   * Measures and prints.
   *
   * @param args the number of threads
   */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    int threads = Integer.parseInt(args[0]);
    double fma = threads * LimitsBenchmark.FLOPS / nanoseconds("fma", args[0]);
    double read = threads * LimitsBenchmark.BYTES / nanoseconds("read", args[0]);
    double copy = threads * LimitsBenchmark.BYTES / nanoseconds("copy", args[0]);
    System.out.println(
        String.join(
            " | ",
            "| " + threads,
            Format.rate(fma, "GFLOP/s"),
            Format.rate(read, "GB/s"),
            Format.rate(copy, "GB/s") + " |"));
  }

  private static double nanoseconds(String method, String threads)
      throws RunnerException, CommandLineOptionException {
    return Measure.run("LimitsBenchmark." + method + "$", "-t", threads).nanoseconds();
  }
}
