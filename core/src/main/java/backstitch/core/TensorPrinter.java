package backstitch.core;

import java.math.BigDecimal;
import java.math.MathContext;

/** Prints a tensor the way NumPy does: nested brackets, aligned columns, the middle elided. */
final class TensorPrinter {
  private static final int MOST = 1000;
  private static final int EDGE = 3;

  private final Shape shape;
  private final float[] values;
  private final StringBuilder out = new StringBuilder();
  private int width;

  private TensorPrinter(Shape shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  static String print(Shape shape, float[] values) {
    TensorPrinter printer = new TensorPrinter(shape, values);
    if (values.length == 0) {
      return "[] of shape " + shape;
    }
    printer.print(0, 0, true);
    printer.print(0, 0, false);
    boolean elided = values.length > MOST;
    return printer.out + (elided ? " of shape " + shape : "");
  }

  /** Goes through the elements that show: once to measure the widest, once to write. */
  private void print(int axis, int index, boolean measure) {
    if (axis == shape.rank()) {
      String text = format(values[index]);
      if (measure) {
        width = Math.max(width, text.length());
      } else {
        out.append(" ".repeat(width - text.length())).append(text);
      }
      return;
    }
    int n = shape.dim(axis);
    boolean elide = values.length > MOST && n > 2 * EDGE;
    append("[", measure);
    for (int i = 0; i < n; i++) {
      if (i > 0) {
        append(separator(axis), measure);
      }
      if (elide && i == EDGE) {
        append("..." + separator(axis), measure);
        i = n - EDGE;
      }
      print(axis + 1, index * n + i, measure);
    }
    append("]", measure);
  }

  private void append(String text, boolean measure) {
    if (!measure) {
      out.append(text);
    }
  }

  /** Within the last axis a comma; between rows a new line, between matrices an empty one more. */
  private String separator(int axis) {
    int below = shape.rank() - 1 - axis;
    return below == 0 ? ", " : "," + "\n".repeat(below) + " ".repeat(axis + 1);
  }

  /**
   * The shortest decimal that reads back as the same float. (What {@code Float.toString} gives
   * differs between JDK 17 and 19.)
   */
  private static String format(float value) {
    if (value == 0 || !Float.isFinite(value)) {
      return Float.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= 9; digits++) {
      shortest = exact.round(new MathContext(digits));
      if (shortest.floatValue() == value) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent < -4 || exponent >= 8) {
      return shortest.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
    return shortest.scale() <= 0 ? shortest.toPlainString() + ".0" : shortest.toPlainString();
  }
}
