package backstitch.benchmarks;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The program that {@link Compare} starts for each time: it runs one benchmark of JMH in its own
 * virtual machine, and prints the time of a run in nanoseconds.
 */
final class Measure {
  private static final String MARK = "measured ";

  private Measure() {}

  /**
   * Runs the benchmark.
   *
   * @param args arguments of JMH
   */
  public static void main(String[] args) {
    try {
      System.out.println(MARK + run(args));
    } catch (RunnerException | CommandLineOptionException | RuntimeException e) {
      System.err.println(Compare.oneLine(reason(e).toString()));
      System.exit(1);
    }
  }

  /** {@return what went wrong first; JMH adds that, as suppressed, to an exception of its own} */
  private static Throwable reason(Throwable e) {
    if (e.getCause() != null) {
      return reason(e.getCause());
    }
    return e.getSuppressed().length == 0 ? e : reason(e.getSuppressed()[0]);
  }

  /** {@return the nanoseconds of one run, the median of the iterations} */
  static double run(String... args) throws RunnerException, CommandLineOptionException {
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .forks(0)
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    if (results.size() != 1) {
      throw new IllegalArgumentException(
          "expected the arguments of one benchmark, got those of " + results.size());
    }
    return results.iterator().next().getPrimaryResult().getStatistics().getPercentile(50);
  }

  /** {@return the time, found among the lines that a process printed} */
  static double parse(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith(MARK))
        .mapToDouble(line -> Double.parseDouble(line.substring(MARK.length())))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("measured nothing: " + output));
  }
}
