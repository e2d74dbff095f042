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
    if (values.length == 0) {
      return "[] of shape " + shape;
    }
    TensorPrinter printer = new TensorPrinter(shape, values);
    printer.print(0, 0); // to find the widest
    printer.out.setLength(0);
    printer.print(0, 0);
    return printer.out + (values.length > MOST ? " of shape " + shape : "");
  }

  /** Writes the elements that show, each as wide as the widest so far. */
  private void print(int axis, int index) {
    if (axis == shape.rank()) {
      String text = format(values[index]);
      width = Math.max(width, text.length());
      out.append(" ".repeat(width - text.length())).append(text);
      return;
    }
    int n = shape.dim(axis);
    boolean elide = values.length > MOST && n > 2 * EDGE;
    out.append("[");
    for (int i = 0; i < n; i++) {
      out.append(i > 0 ? separator(axis) : "");
      if (elide && i == EDGE) {
        out.append("...").append(separator(axis));
        i = n - EDGE;
      }
      print(axis + 1, index * n + i);
    }
    out.append("]");
  }

  /** Within the last axis a comma; between rows a new line, between matrices an empty one more. */
  private String separator(int axis) {
    int below = shape.rank() - 1 - axis;
    return below == 0 ? ", " : "," + "\n".repeat(below) + " ".repeat(axis + 1);
  }

  /** The shortest decimal that reads back as this float; Float.toString changed with JDK 19. */
  private static String format(float value) {
    if (value == 0 || !Float.isFinite(value)) {
      return Float.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = BigDecimal.ZERO;
    for (int digits = 1; shortest.floatValue() != value; digits++) {
      shortest = exact.round(new MathContext(digits));
    }
    shortest = shortest.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent < -4 || exponent >= 8) {
      return shortest.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
    return shortest.scale() <= 0 ? shortest.toPlainString() + ".0" : shortest.toPlainString();
  }
}
