package backstitch.examples.picture;

import java.util.List;
import java.util.Locale;

/** Probabilities as horizontal bars, one line each: name, bar, number. */
public final class Bars {
  private static final int LONGEST_BAR = 40;
  private static final int SHORTEST_BAR = 4;
  private static final int AROUND = "    0.000".length(); // two gaps and the number
  private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

  private Bars() {}

  /**
   * Draws a bar for each probability p. The bar of p = 1 has 40 columns, or what the terminal has
   * left; others are p times as long, to an eighth of a column where the encoding has such blocks,
   * else to a whole one, by {@code #}. Where there is little space, names are cut.
   *
   * @param names what stands before each bar
   * @param probabilities as many, each from 0 to 1
   * @param terminal where it will be shown
   * @return a line for each, which ends with a line break; no escape sequence
   * @throws IllegalArgumentException if the numbers of names and probabilities differ, or if a
   *     probability is NaN or not from 0 to 1
   */
  public static String of(List<String> names, float[] probabilities, Terminal terminal) {
    if (names.size() != probabilities.length) {
      String found = names.size() + " names and " + probabilities.length + " probabilities";
      throw new IllegalArgumentException("bars: expected a name a probability, found " + found);
    }
    int most = Math.max(1, terminal.columns() - AROUND - SHORTEST_BAR);
    List<FittedText> fitted = names.stream().map(n -> FittedText.of(n, most, terminal)).toList();
    int widest = fitted.stream().mapToInt(FittedText::columns).max().orElse(0);
    int length = Math.max(0, Math.min(LONGEST_BAR, terminal.columns() - AROUND - widest));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < probabilities.length; i++) {
      float p = probabilities[i];
      if (!(p >= 0 && p <= 1)) {
        String problem = ": expected a probability from 0 to 1, found " + p;
        throw new IllegalArgumentException("bars: " + names.get(i) + problem);
      }
      String bar = bar(p, length, terminal);
      text.append(fitted.get(i).padded(widest)).append("  ").append(bar);
      text.append(" ".repeat(length - bar.length() + 2));
      text.append(String.format(Locale.ROOT, "%.3f", p)).append('\n');
    }
    return text.toString();
  }

  private static String bar(float p, int length, Terminal terminal) {
    if (!terminal.canPrint(EIGHTHS)) {
      return "#".repeat(Math.round(p * length));
    }
    int eighths = Math.round(p * length * 8);
    String end = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8 - 1, eighths % 8);
    return "█".repeat(eighths / 8) + end;
  }
}
