package backstitch.examples.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import backstitch.examples.system.Progress;
import java.io.Console;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What the place where text is shown can do.
 *
 * @param columns how many characters a line has, at least 1
 * @param colours which shades of grey it has
 * @param charset what text is encoded in on its way there
 */
public record Terminal(int columns, Colours colours, Charset charset) {
  private static final int USUAL_COLUMNS = 80;

  /** The shades of grey of a terminal. */
  public enum Colours {
    /** All 256, by the sequences for 24 bits a colour. */
    TRUE_COLOUR,
    /** 26 of them, out of the palette of 256 colours. */
    PALETTE,
    /** No colours, and no escape sequence at all. */
    NONE
  }

  /**
   * Checks the columns.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Terminal {
    if (columns < 1) {
      throw new IllegalArgumentException("terminal: expected at least 1 column, found " + columns);
    }
  }

  /**
   * {@return the terminal of this process} The variables of the environment decide: {@code COLUMNS}
   * is the width, before what the terminal says itself; {@code NO_COLOR} (if it is not empty) and
   * {@code TERM=dumb}, or none, mean no colours; {@code COLORTERM} of {@code truecolor} or {@code
   * 24bit} means all shades. In a pipe or a file there are no colours, and all is ASCII, 80 columns
   * wide unless {@code COLUMNS} says otherwise.
   */
  @SuppressWarnings("SystemConsoleNull") // it may be null, or be there without a terminal
  public static Terminal ofThisProcess() {
    Console console = System.console();
    return console != null && Progress.isTerminal()
        ? of(System.getenv(), Progress::columns, console.charset())
        : new Terminal(columns(System.getenv(), () -> USUAL_COLUMNS), Colours.NONE, US_ASCII);
  }

  /** The terminal that the environment describes; the columns are asked for if it does not. */
  static Terminal of(Map<String, String> environment, IntSupplier columns, Charset charset) {
    return new Terminal(columns(environment, columns), colours(environment), charset);
  }

  private static int columns(Map<String, String> environment, IntSupplier otherwise) {
    String columns = environment.getOrDefault("COLUMNS", "").strip();
    return columns.matches("0*[1-9]\\d{0,4}") ? Integer.parseInt(columns) : otherwise.getAsInt();
  }

  private static Colours colours(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty(); // no-color.org
    if (unwanted || term.isEmpty() || term.equals("dumb")) {
      return Colours.NONE;
    }
    return switch (environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT)) {
      case "truecolor", "24bit" -> Colours.TRUE_COLOUR;
      default -> Colours.PALETTE;
    };
  }

  /**
   * Prints a text on standard output, in the encoding of the terminal. What {@code System.out}
   * prints is ASCII in these programs.
   *
   * @param text what was drawn for this terminal
   */
  public void print(String text) {
    System.out.writeBytes(text.getBytes(charset));
    System.out.flush();
  }

  /** Whether the encoding has all of these characters. */
  boolean canPrint(String text) {
    return charset.canEncode() && charset.newEncoder().canEncode(text);
  }
}
