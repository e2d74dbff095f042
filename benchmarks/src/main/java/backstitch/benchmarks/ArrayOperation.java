package backstitch.benchmarks;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Locale;

/**
 * An elementwise operation or a reduction, with its data: two matrices x and y.
 *
 * @param name what is computed
 * @param rows of each matrix
 * @param columns of each matrix
 */
record ArrayOperation(Name name, int rows, int columns) {
  /** What is computed from x, or from x and y. */
  enum Name {
    PLUS,
    /** Adds the first row of y to each row of x. */
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
    for (Name name : Name.values()) {
      if (text.matches(name.name().toLowerCase(Locale.ROOT) + ":\\d+x\\d+")) {
        String[] sizes = text.substring(text.indexOf(':') + 1).split("x", -1);
        return new ArrayOperation(name, Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]));
      }
    }
    throw new IllegalArgumentException(text + ": expected an operation such as exp:128x256");
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
    return "`" + name.name().toLowerCase(Locale.ROOT) + "` of " + rows + "×" + columns;
  }
}
