package backstitch.core.internal;

import java.util.Arrays;

/**
 * The elementwise operations: each one loop, which is both its definition and, since C2 turns such
 * a loop into vector instructions, its fast form.
 *
 * <p>C2 does so only where all arrays have the same index. So a loop over operands that lie
 * elsewhere, being broadcast, is one over copies of a part of them; and one over doubles, too.
 */
public final class Elementwise {
  private Elementwise() {}

  /** {@code y[i] = f(x[i])} for {@code from ≤ i < to}. */
  @FunctionalInterface
  public interface Unary {
    void run(float[] x, float[] y, int from, int to);
  }

  /** {@code c[i] = f(a[i], b[i])} for {@code from ≤ i < to}. */
  @FunctionalInterface
  public interface Binary {
    void run(float[] a, float[] b, float[] c, int from, int to);
  }

  /** What an exponential costs, in steps of a loop that adds; ln and tanh cost more. */
  public static final int EXP_STEPS = 20;

  public static final int STRICT_MATH_STEPS = 100;

  /**
   * Applies a function of one operand, over threads where it pays.
   *
   * @param steps what it costs, as {@link Parallel#forRanges} counts
   */
  public static void apply(Unary f, int steps, float[] x, float[] y) {
    Parallel.forRanges(x.length, steps, (from, to) -> f.run(x, y, from, to));
  }

  /**
   * Applies a function of two operands, each broadcast to {@code dims}.
   *
   * @param dims the common shape
   * @param c the result, of this shape; may be {@code a}, if that has it
   */
  public static void apply(
      Binary f, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c) {
    if (Arrays.equals(aDims, dims) && Arrays.equals(bDims, dims)) { // the usual case, in short
      Parallel.forRanges(c.length, 1, (from, to) -> f.run(a, b, c, from, to));
      return;
    }
    if (c.length == 0) {
      return;
    }
    LoopNest nest =
        LoopNest.over(dims, LoopNest.broadcast(aDims, dims), LoopNest.broadcast(bDims, dims));
    Operand left = Operand.of(a, nest, 0);
    Operand right = Operand.of(b, nest, 1);
    if (left.isWhole() && right.isWhole()) {
      Parallel.forRanges(c.length, 1, (from, to) -> f.run(a, b, c, from, to));
      return;
    }
    // Whole rows where they are short, so that every part begins with one.
    int size = left.run() < Scratch.SIZE ? Scratch.SIZE / left.run() * left.run() : Scratch.SIZE;
    Parallel.forRanges(
        (c.length - 1) / size + 1,
        size,
        (from, to) -> {
          for (int part = from; part < to; part++) {
            int start = part * size;
            applyToPart(f, left, right, c, start, Math.min(size, c.length - start));
          }
        });
  }

  /**
   * The n elements from {@code start} on. What is broadcast is copied to where the result will be;
   * if that is an operand, or both are broadcast, both are copied elsewhere. One call of f, since
   * C2 makes loops of each (decision 10).
   */
  private static void applyToPart(
      Binary f, Operand left, Operand right, float[] c, int start, int n) {
    float[] a = left.values();
    float[] b = right.values();
    float[] result = c;
    int from = start;
    if (left.isWhole() && a != c) {
      b = c;
    } else if (right.isWhole()) {
      a = c;
    } else {
      float[][] scratch = Scratch.floats();
      a = scratch[0];
      b = scratch[1];
      result = scratch[2];
      from = 0;
    }
    if (a != left.values()) {
      left.copy(start, n, a, from);
    }
    if (b != right.values()) {
      right.copy(start, n, b, from);
    }
    f.run(a, b, result, from, from + n);
    if (result != c) {
      System.arraycopy(result, from, c, start, n);
    }
  }

  public static void plus(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] + b[i];
    }
  }

  public static void minus(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] - b[i];
    }
  }

  public static void times(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] * b[i];
    }
  }

  /** {@code c = a + factor·b}, the product rounded before it is added. */
  public static Binary plusTimes(float factor) {
    return (a, b, c, from, to) -> plusTimes(factor, a, b, c, from, to);
  }

  private static void plusTimes(float factor, float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] + factor * b[i];
    }
  }

  /**
   * a where b is positive, a · 0 elsewhere, NaN where b is NaN. Without a branch: the smallest
   * positive float is 2⁻¹⁴⁹, so what is positive ends above 1.
   */
  public static void timesStep(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] * Math.min(Math.max(b[i], 0) * 0x1p127f * 0x1p127f, 1);
    }
  }

  public static void dividedBy(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] / b[i];
    }
  }

  public static void maximum(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = Math.max(a[i], b[i]);
    }
  }

  public static void minimum(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = Math.min(a[i], b[i]);
    }
  }

  public static void compare(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      float x = a[i];
      float y = b[i];
      c[i] = x < y ? -1 : x > y ? 1 : x == y ? 0 : Float.NaN;
    }
  }

  public static void negate(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = -x[i];
    }
  }

  public static void exp(float[] x, float[] y, int from, int to) {
    asDoubles(Transcendental::exp, x, y, from, to);
  }

  public static void sigmoid(float[] x, float[] y, int from, int to) {
    asDoubles(Transcendental::sigmoid, x, y, from, to);
  }

  /** Replaces the first n numbers x; as much scratch as there are numbers. */
  @FunctionalInterface
  private interface OfDoubles {
    void replace(double[] x, double[] scratch, int n);
  }

  /** Widening in a loop of its own: otherwise, on JDK 17, each number waits for the one before. */
  private static void asDoubles(OfDoubles f, float[] x, float[] y, int from, int to) {
    double[][] scratch = Scratch.doubles();
    double[] part = scratch[0];
    int n;
    for (int start = from; start < to; start += n) {
      n = Math.min(Scratch.SIZE, to - start);
      for (int i = 0; i < n; i++) {
        part[i] = x[start + i];
      }
      f.replace(part, scratch[1], n);
      for (int i = 0; i < n; i++) {
        y[start + i] = (float) part[i];
      }
    }
  }

  public static void log(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) StrictMath.log(x[i]);
    }
  }

  public static void sqrt(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) Math.sqrt(x[i]);
    }
  }

  public static void square(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = x[i] * x[i];
    }
  }

  public static void abs(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.abs(x[i]);
    }
  }

  public static void tanh(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) StrictMath.tanh(x[i]);
    }
  }

  public static void relu(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.max(x[i], 0);
    }
  }
}
