package backstitch.examples.explain;

import java.util.Map;

/** The formulas of docs/operations.md in letters that every terminal has. */
final class Ascii {
  private static final String SUPERSCRIPTS =
      "\u1d40\u02e3\u1dbb\u00b2\u207b"; // transposed, x z 2 -
  private static final String RAISED = "Txz2-";
  private static final Map<Character, String> SIGNS =
      Map.of(
          '\u00b7', "*",
          '\u03a3', "sum",
          '\u03c3', "sigma",
          '\u221a', "sqrt ",
          '\u00bd', "1/2",
          '\u221e', "infinity",
          '\u2026', "...",
          '\u2192', "->",
          '\u2264', "<=",
          '\u00b1', "+-");

  private Ascii() {}

  /**
   * {@return the text in ASCII, without marks for code and tables}
   *
   * @param markdown a cell of a table
   */
  static String of(String markdown) {
    StringBuilder text = new StringBuilder();
    boolean raised = false;
    for (char c : markdown.replace("`", "").replace("\\|", "|").toCharArray()) {
      int superscript = SUPERSCRIPTS.indexOf(c);
      if (superscript >= 0) {
        text.append(raised ? "" : "^").append(RAISED.charAt(superscript));
      } else {
        text.append(SIGNS.getOrDefault(c, String.valueOf(c)));
      }
      raised = superscript >= 0;
    }
    return text.toString();
  }
}
