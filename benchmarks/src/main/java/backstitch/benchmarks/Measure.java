package backstitch.benchmarks;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one benchmark of JMH in this virtual machine, which {@link Compare} started for nothing
 * else, and prints its {@link Sample}.
 */
final class Measure {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private Measure() {}

  /**
   * Runs it.
   *
   * @param args those of JMH
   */
  public static void main(String[] args) {
    try {
      System.out.println(run(args).line());
    } catch (RunnerException | CommandLineOptionException | RuntimeException e) {
      System.err.println(Format.oneLine(reason(e).toString()));
      System.exit(1);
    }
  }

  /** What went wrong in the first place; JMH lets that be suppressed by something of its own. */
  private static Throwable reason(Throwable e) {
    if (e.getCause() != null) {
      return reason(e.getCause());
    }
    return e.getSuppressed().length == 0 ? e : reason(e.getSuppressed()[0]);
  }

  static Sample run(String... args) throws RunnerException, CommandLineOptionException {
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .forks(0)
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    if (results.size() != 1) {
      throw new IllegalArgumentException(
          "expected the arguments of one benchmark, got those of " + results.size());
    }
    RunResult result = results.iterator().next();
    Result<?> allocation = result.getSecondaryResults().get(ALLOCATION);
    return new Sample(
        result.getPrimaryResult().getStatistics().getPercentile(50),
        allocation == null ? 0 : allocation.getScore());
  }
}
