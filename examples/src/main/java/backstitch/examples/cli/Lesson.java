package backstitch.examples.cli;

import backstitch.examples.data.DataException;
import backstitch.examples.system.Progress;
import backstitch.nn.CheckpointException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/**
 * A program with a command line. Its exit code is 0 if it did its work, 1 if it failed, 2 if it was
 * called wrongly. Every failure is told in one line.
 *
 * @param <S> its options
 */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Lesson.Version.class,
    sortOptions = false)
public abstract class Lesson<S extends Options> {
  final String name;
  final String description;
  @Mixin private final S settings;

  /**
   * Creates a lesson.
   *
   * @param name the name of the command
   * @param description what it does, in a sentence
   * @param settings its options, holding their defaults
   */
  protected Lesson(String name, String description, S settings) {
    this.name = name;
    this.description = description;
    this.settings = settings;
    settings.lesson(name);
  }

  /**
   * Does the work.
   *
   * @param settings the options as given
   */
  protected abstract void run(S settings);

  /**
   * Parses the arguments, runs the lesson, and ends the process with its exit code.
   *
   * @param args the arguments
   */
  protected final void start(String... args) {
    CheckedOutput.replaceStandardOutput();
    System.exit(execute(args));
  }

  /**
   * Does the same, but runs another lesson if the first argument is its name.
   *
   * @param others the other lessons
   * @param args the arguments
   */
  public final void startOneOf(List<Lesson<?>> others, String... args) {
    CheckedOutput.replaceStandardOutput();
    System.exit(executeOneOf(others, args));
  }

  /**
   * Parses the arguments and runs the lesson.
   *
   * @param args the arguments
   * @return the exit code
   */
  public final int execute(String... args) {
    return executeOneOf(List.of(), args);
  }

  /**
   * Runs the lesson, or another if the first argument is its name.
   *
   * <p>Without arguments the parser is not loaded, which would take about as long as an epoch
   * (docs/decisions/0010, section 'A short program').
   *
   * @param others the other lessons
   * @param args the arguments
   * @return the exit code
   */
  public final int executeOneOf(List<Lesson<?>> others, String... args) {
    try {
      return args.length == 0 ? call() : Parsing.execute(this, others, args);
    } catch (RuntimeException | Error e) {
      return fail(e);
    }
  }

  int call() {
    try {
      settings.check();
      settings.apply();
      run(settings);
      settings.finish();
      return 0;
    } catch (Options.Refused e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return fail(e);
    }
  }

  private int fail(Throwable e) {
    Progress.end();
    System.err.println(oneLine(explanation(e)));
    if (settings.debug) {
      e.printStackTrace();
    }
    return 1;
  }

  private static String explanation(Throwable e) {
    if (e instanceof NoClassDefFoundError && e.getCause() instanceof ClassNotFoundException) {
      return "lib: class "
          + message(e).replace('/', '.')
          + " is missing; put the folder lib, with all its jars, beside backstitch-examples.jar";
    }
    if (e instanceof OutOfMemoryError && message(e).matches("(Java heap|GC overhead).*")) {
      return "out of memory: the heap of "
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MiB is too small; start java with a larger one (-Xmx), or train with a smaller"
          + " --batch-size";
    }
    // These are thrown with messages for users. Other exceptions are told with their type.
    boolean explained =
        e instanceof DataException
            || e instanceof CheckpointException
            || e instanceof ArithmeticException
            || e instanceof IllegalArgumentException
            || e instanceof IllegalStateException;
    return (explained ? "" : e.getClass().getSimpleName() + ": ") + message(e);
  }

  static String message(Throwable e) {
    String message = e.getMessage();
    return message == null ? "no details; try --debug" : message;
  }

  static String oneLine(String text) {
    return text.replaceAll("\\R\\s*", " ");
  }

  static String version() {
    @Nullable String version = Lesson.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }

  /** The version from the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"backstitch " + version()};
    }
  }
}
