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
    PLUS(3),
    TIMES(3),
    /** The first row of y, added to each row of x. */
    BIAS(2),
    /** A step of SGD: x - 0.1 y. */
    UPDATE(3),
    RELU(2),
    EXP(2),
    /** Along each row. */
    SOFTMAX(2),
    /** Of all elements. */
    SUM(1),
    /** Of each column. */
    SUM0(1),
    /** Of each row. */
    MEAN1(1),
    /** Of each row. */
    MAX1(1);

    /** How many arrays of full size are read or written. */
    private final int arrays;

    Kind(int arrays) {
      this.arrays = arrays;
    }
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

  /** {@return the bytes that have to be moved, at the least} */
  double bytes() {
    return 4.0 * kind.arrays * rows * columns;
  }
}
