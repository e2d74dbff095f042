package backstitch.examples.explain;

import backstitch.core.Tensor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Small tensors as text, to four decimals or as many as they need. */
public final class Numbers {
  private static final int DECIMALS = 4;
  private static final int MATRIX = 60; // the widest in one line
  private static final int LINE = 80;

  private Numbers() {}

  /**
   * {@return the elements in brackets, in columns; a matrix that is too wide has a row a line}
   *
   * @param values all finite; of rank 2 at most
   */
  public static String of(Tensor values) {
    return of(values, 0);
  }

  /** Behind a label, or below it if there is no room. */
  static String labelled(String indent, String label, Tensor values) {
    String text = of(values);
    String line = indent + label + ": " + text;
    boolean fits = !text.contains("\n") && line.length() <= LINE;
    return fits ? line + "\n" : indent + label + ":\n" + text.indent(indent.length() + 2);
  }

  /** Behind a sign, in columns that are the same for several matrices one below another. */
  static String behind(String sign, Tensor values) {
    String rows = of(values, "-0.1234".length());
    return sign + rows.replace("\n", "\n" + " ".repeat(sign.length())) + "\n";
  }

  private static String of(Tensor values, int width) {
    List<String> elements = elements(values, width);
    if (values.shape().rank() == 0) {
      return elements.get(0);
    }
    int columns = values.shape().dim(-1);
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < elements.size(); row += columns) {
      rows.add("[" + String.join(", ", elements.subList(row, row + columns)) + "]");
    }
    if (values.shape().rank() == 1) {
      return String.join("", rows);
    }
    String line = "[" + String.join(", ", rows) + "]";
    return line.length() <= MATRIX ? line : "[" + String.join(",\n ", rows) + "]";
  }

  /** All with the same decimals, padded to the same width. */
  private static List<String> elements(Tensor values, int least) {
    List<BigDecimal> rounded = new ArrayList<>();
    int decimals = 0;
    for (float value : values.toArray()) {
      BigDecimal number = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
      decimals = Math.max(decimals, number.stripTrailingZeros().scale());
      rounded.add(number);
    }
    List<String> texts = new ArrayList<>();
    for (BigDecimal number : rounded) {
      texts.add(number.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString());
    }
    int width = texts.stream().mapToInt(String::length).reduce(least, Math::max);
    texts.replaceAll(text -> " ".repeat(width - text.length()) + text);
    return texts;
  }
}
