package backstitch.examples.picture;

import java.util.function.IntPredicate;
import org.jline.utils.WCWidth;

/**
 * A text of one line that takes a given number of columns. A Korean or Chinese character takes two,
 * an accent of its own none. What a terminal cannot show, or would obey, becomes a question mark.
 */
record FittedText(String text, int columns) {
  /** The text, cut with an ellipsis if it has more columns than this. */
  static FittedText of(String text, int most, Terminal terminal) {
    String shown = shown(text, terminal);
    int columns = columns(shown);
    if (columns <= most) {
      return new FittedText(shown, columns);
    }
    String ellipsis = terminal.canPrint("…") ? "…" : "...";
    ellipsis = ellipsis.substring(0, Math.min(ellipsis.length(), most));
    String cut = start(shown, most - ellipsis.length());
    String trimmed = cut.stripTrailing() + ellipsis;
    return new FittedText(trimmed, columns(trimmed));
  }

  /** In the middle of a field, which may be wider; a column too many stands behind. */
  String centred(int field) {
    int left = (field - columns) / 2;
    return " ".repeat(left) + text + " ".repeat(field - columns - left);
  }

  /** At the left of a field, which may be wider. */
  String padded(int field) {
    return text + " ".repeat(field - columns);
  }

  private static String shown(String text, Terminal terminal) {
    IntPredicate harmless =
        c ->
            !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT // such as: from right to left
                && terminal.canPrint(Character.toString(c));
    return text.codePoints()
        .map(c -> harmless.test(c) ? c : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int columns(String text) {
    return text.codePoints().map(WCWidth::wcwidth).sum();
  }

  /** As many characters from the start as fit. */
  private static String start(String text, int most) {
    int end = 0;
    int columns = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      columns += WCWidth.wcwidth(c);
      if (columns > most) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(0, end);
  }
}
