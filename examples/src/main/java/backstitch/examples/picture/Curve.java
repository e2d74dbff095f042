package backstitch.examples.picture;

import java.util.Arrays;

/** A curve in one line: the higher a number, the higher (or denser) its character. */
public final class Curve {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String CHARACTERS = "_.:-=+*#";

  private Curve() {}

  /**
   * Draws numbers in their order, each in a column. If there are more of them than columns, a
   * column shows the mean of its share. The lowest and the highest have the first and the last of
   * eight heights; if all are equal, they are low. What is not finite is an exclamation mark.
   *
   * @param values the numbers
   * @param columns how long the line may be, at least 1
   * @param terminal where it will be shown
   * @return the line, without a line break and without an escape sequence
   */
  public static String of(double[] values, int columns, Terminal terminal) {
    double[] means = values.length <= columns ? values : means(values, columns);
    double[] finite = Arrays.stream(means).filter(Double::isFinite).toArray();
    double low = Arrays.stream(finite).min().orElse(0);
    double high = Arrays.stream(finite).max().orElse(0);
    String heights = terminal.canPrint(BLOCKS) ? BLOCKS : CHARACTERS;
    StringBuilder line = new StringBuilder();
    for (double value : means) {
      // Halved, as the difference of two numbers may be too large for one.
      double share = high == low ? 0 : (value / 2 - low / 2) / (high / 2 - low / 2);
      int height = (int) Math.round(share * (heights.length() - 1));
      line.append(Double.isFinite(value) ? heights.charAt(height) : '!');
    }
    return line.toString();
  }

  private static double[] means(double[] values, int columns) {
    double[] means = new double[columns];
    for (int i = 0; i < columns; i++) {
      int from = (int) ((long) i * values.length / columns);
      int to = (int) ((i + 1L) * values.length / columns);
      for (int j = from; j < to; j++) {
        means[i] += values[j] / (to - from); // an infinite or NaN one stays so
      }
    }
    return means;
  }
}
