package backstitch.benchmarks;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Locale;

/**
 * An elementwise operation or a reduction, with its data.
 *
 * @param kind what is computed
 * @param rows of a matrix
 * @param columns of it
 */
record ArrayOperation(Kind kind, int rows, int columns) {
  /** What is computed from x, or from x and y. */
  enum Kind {
    PLUS,
    /** The first row of y, added to each row of x. */
    BIAS,
    /** A step of SGD: x - 0.1 y. */
    UPDATE,
    RELU,
    EXP,
    /** Along each row. */
    SOFTMAX,
    /** Of all elements. */
    SUM,
    /** Of each column. */
    SUM0,
    /** Of each row. */
    MAX1
  }

  /** Parses {@code exp:128x256}. */
  static ArrayOperation parse(String text) {
    if (!text.matches("[a-z0-9]+:\\d+x\\d+")) {
      throw new IllegalArgumentException(text + ": expected an operation such as exp:128x256");
    }
    int colon = text.indexOf(':');
    int cross = text.indexOf('x', colon);
    return new ArrayOperation(
        Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)),
        Integer.parseInt(text.substring(colon + 1, cross)),
        Integer.parseInt(text.substring(cross + 1)));
  }

  Tensor x() {
    return data(1);
  }

  Tensor y() {
    return data(2);
  }

  /** {@return the first row of y} */
  Tensor row() {
    return y().slice(0, 1).reshape(columns);
  }

  private Tensor data(long seed) {
    return Tensor.uniform(-1, 2, Shape.of(rows, columns), Rng.of(seed));
  }

  /** {@return for example {@code `exp` of 8192×2048}} */
  @Override
  public String toString() {
    return "`" + kind.name().toLowerCase(Locale.ROOT) + "` of " + rows + "×" + columns;
  }
}
