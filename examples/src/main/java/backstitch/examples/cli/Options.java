package backstitch.examples.cli;

import backstitch.core.Engine;
import backstitch.examples.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import picocli.CommandLine.Option;

/** The options that every lesson has. */
public class Options {
  @Option(names = "--debug", description = "print the stack trace of a failure")
  boolean debug;

  private String lesson = "";

  /** Creates options with their defaults. */
  public Options() {}

  /** Says the name of the lesson that has these options. */
  void lesson(String name) {
    lesson = name;
  }

  /** {@return the name of the lesson} */
  String lesson() {
    return lesson;
  }

  /**
   * Refuses values that make no sense.
   *
   * @throws Refused if there is one
   */
  void check() {}

  /** Does what is left to do after the lesson has printed everything. */
  void finish() {}

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

  /** The path that a text names. */
  static Path path(String option, String expected, String text) {
    require(!text.isEmpty(), option, expected, "an empty name");
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Refused(option, DataException.reason(e));
    }
  }

  /** The path of a file that will be written, asked for before the work that it will hold. */
  static Path newFile(String option, String text) {
    Path file = path(option, "a file", text);
    Path folder = file.toAbsolutePath().resolveSibling(".");
    require(!Files.isDirectory(file), option, "a file", "the folder " + file);
    String expected = "a file in a folder that exists";
    require(Files.isDirectory(folder), option, expected, file);
    require(Files.isWritable(folder), option, "a folder that can be written", folder);
    try {
      boolean regular = Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
      require(regular, option, "a file", "the device or pipe " + file); // it would be replaced
      require(Files.isWritable(file), option, "a file that can be written", file);
    } catch (NoSuchFileException e) {
      return file;
    } catch (IOException e) { // such as: its name is too long
      throw new Refused(option, file + ": " + DataException.reason(e));
    }
    return file;
  }
}
