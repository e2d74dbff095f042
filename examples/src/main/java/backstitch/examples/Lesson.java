package backstitch.examples;

import backstitch.core.Tensor;
import backstitch.examples.data.DataException;
import backstitch.examples.data.Progress;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * A program with a command line: exit code 0 if it did its work, 1 if it failed, 2 if it was called
 * wrongly; whatever goes wrong is said in one line.
 */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Lesson.Version.class,
    sortOptions = false)
abstract class Lesson implements Callable<Integer> {
  @Option(names = "--debug", description = "print the stack trace of a failure")
  boolean debug;

  /** Does the work. */
  abstract void run();

  @Override
  public final Integer call() {
    run();
    if (System.out.checkError()) {
      throw new IllegalStateException("standard output: could not be written");
    }
    return 0;
  }

  /** Parses the arguments, runs the lesson, and ends the process with its exit code. */
  static void main(Lesson lesson, String... args) {
    System.exit(execute(lesson, args));
  }

  /**
   * Without arguments there is nothing to parse, and the parser stays unloaded: to load it takes
   * about as long as an epoch (docs/decisions/0010, section 'A short program').
   */
  static int execute(Lesson lesson, String... args) {
    try {
      return args.length == 0 ? lesson.call() : Parsing.execute(lesson, args);
    } catch (RuntimeException | Error e) {
      return lesson.fail(e);
    }
  }

  /** A class of its own, so that without it the JVM need not look at the parser's classes. */
  private static final class Parsing {
    static int execute(Lesson lesson, String... args) {
      return new CommandLine(lesson)
          .setExpandAtFiles(false)
          .setParameterExceptionHandler(Parsing::refuse)
          .setExecutionExceptionHandler((e, c, parsed) -> lesson.fail(e))
          .execute(args);
    }

    private static int refuse(ParameterException e, String... args) {
      CommandLine c = e.getCommandLine();
      c.getErr().println(oneLine(message(e)) + " (--help lists the options)");
      return c.getCommandSpec().exitCodeOnInvalidInput();
    }
  }

  /** Training ends where it leaves the finite numbers: all that follows would be NaN as well. */
  static void requireFinite(int epoch, int step, String what, Tensor values) {
    for (float value : values.toArray()) {
      if (!Float.isFinite(value)) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "epoch %d, step %d: %s %s; training has diverged, try a smaller --learning-rate",
                epoch,
                step,
                what,
                value));
      }
    }
  }

  private int fail(Throwable e) {
    // What the engine and the data layer say is written for people; anything else is named too.
    boolean explained =
        e instanceof DataException
            || e instanceof IllegalArgumentException
            || e instanceof IllegalStateException;
    String name = explained ? "" : e.getClass().getSimpleName() + ": ";
    Progress.end();
    System.err.println(oneLine(name + message(e)));
    if (debug) {
      e.printStackTrace();
    }
    return 1;
  }

  private static String message(Throwable e) {
    String message = e.getMessage();
    return message == null ? "no more is known; try --debug" : message;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R\\s*", " ");
  }

  /** The version from the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = Lesson.class.getPackage().getImplementationVersion();
      return new String[] {"backstitch " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
