package backstitch.examples.cli;

import backstitch.core.Engine;
import picocli.CommandLine.Option;

/** The options that every lesson has. */
public class Options {
  @Option(names = "--debug", description = "print the stack trace of a failure")
  boolean debug;

  /** Creates options with their defaults. */
  public Options() {}

  /**
   * Refuses values that make no sense.
   *
   * @throws Refused if there is one
   */
  void check() {}

  /** Sets up the engine, so that a mistyped system property is reported before any work. */
  void apply() {
    Engine.kernels();
    Engine.threads();
  }

  /** An option was given a value that it cannot have. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String option, String problem) {
      super("Invalid value for option '" + option + "': " + problem);
    }
  }

  static void require(boolean condition, String option, String expected, Object given) {
    if (!condition) {
      throw new Refused(option, "expected " + expected + ", got " + given);
    }
  }
}
