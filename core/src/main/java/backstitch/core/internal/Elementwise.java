package backstitch.core.internal;

import java.util.Arrays;

/**
 * The elementwise operations: each one loop over a run, which is both its definition and, since C2
 * turns such a loop into vector instructions, its fast form.
 */
public final class Elementwise {
  /** Elements of a broadcast operand that are laid out at a time. */
  private static final int CHUNK = 1024;

  private Elementwise() {}

  /** {@code y[i] = f(x[i])} for {@code from ≤ i < to}. */
  @FunctionalInterface
  public interface Unary {
    void run(float[] x, float[] y, int from, int to);
  }

  /** {@code c[co + i] = f(a[ao + i], b[bo + i])} for {@code 0 ≤ i < n}. */
  @FunctionalInterface
  public interface Binary {
    void run(float[] a, int ao, float[] b, int bo, float[] c, int co, int n);
  }

  /** Applies a function of one operand, over threads where it pays. */
  public static float[] apply(Unary f, float[] x) {
    float[] y = new float[x.length];
    Parallel.forRanges(x.length, 1, (from, to) -> f.run(x, y, from, to));
    return y;
  }

  /**
   * Applies a function of two operands, each broadcast to {@code dims}.
   *
   * @param dims the common shape
   * @param size its number of elements
   */
  public static float[] apply(
      Binary f, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, int size) {
    float[] c = new float[size];
    if (size == 0) {
      return c;
    }
    LoopNest nest =
        LoopNest.over(dims, LoopNest.broadcast(aDims, dims), LoopNest.broadcast(bDims, dims));
    int run = nest.innerLength();
    int[] as = nest.innerStarts(0);
    int[] bs = nest.innerStarts(1);
    boolean repeatA = nest.innerStride(0) == 0;
    boolean repeatB = nest.innerStride(1) == 0;
    if (as.length == 1 && !repeatA && !repeatB) {
      Parallel.forRanges(run, 1, (from, to) -> f.run(a, from, b, from, c, from, to - from));
      return c;
    }
    Parallel.forRanges(
        as.length,
        run,
        (from, to) -> {
          float[] repeated = repeatA || repeatB ? new float[Math.min(run, CHUNK)] : new float[0];
          for (int r = from; r < to; r++) {
            if (repeatA || repeatB) {
              Arrays.fill(repeated, repeatA ? a[as[r]] : b[bs[r]]);
            }
            for (int i = 0; i < run; i += CHUNK) {
              f.run(
                  repeatA ? repeated : a,
                  repeatA ? 0 : as[r] + i,
                  repeatB ? repeated : b,
                  repeatB ? 0 : bs[r] + i,
                  c,
                  r * run + i,
                  Math.min(CHUNK, run - i));
            }
          }
        });
    return c;
  }

  public static void plus(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
    for (int i = 0; i < n; i++) {
      c[co + i] = a[ao + i] + b[bo + i];
    }
  }

  public static void minus(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
    for (int i = 0; i < n; i++) {
      c[co + i] = a[ao + i] - b[bo + i];
    }
  }

  public static void times(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
    for (int i = 0; i < n; i++) {
      c[co + i] = a[ao + i] * b[bo + i];
    }
  }

  /** Adds a row to each of the rows of y, in place. */
  public static void addToRows(float[] row, float[] y) {
    Parallel.forRanges(
        row.length == 0 ? 0 : y.length / row.length,
        row.length,
        (from, to) -> {
          for (int r = from; r < to; r++) {
            plus(y, r * row.length, row, 0, y, r * row.length, row.length);
          }
        });
  }

  /** {@code c = a + factor·b}, the product rounded before it is added. */
  public static Binary plusTimes(float factor) {
    return (a, ao, b, bo, c, co, n) -> plusTimes(factor, a, ao, b, bo, c, co, n);
  }

  private static void plusTimes(
      float factor, float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
    for (int i = 0; i < n; i++) {
      c[co + i] = a[ao + i] + factor * b[bo + i];
    }
  }

  public static void dividedBy(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
    for (int i = 0; i < n; i++) {
      c[co + i] = a[ao + i] / b[bo + i];
    }
  }

  public static void maximum(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
    for (int i = 0; i < n; i++) {
      c[co + i] = Math.max(a[ao + i], b[bo + i]);
    }
  }

  public static void minimum(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
    for (int i = 0; i < n; i++) {
      c[co + i] = Math.min(a[ao + i], b[bo + i]);
    }
  }

  public static void compare(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
    for (int i = 0; i < n; i++) {
      float x = a[ao + i];
      float y = b[bo + i];
      c[co + i] = x < y ? -1 : x > y ? 1 : x == y ? 0 : Float.NaN;
    }
  }

  public static void negate(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = -x[i];
    }
  }

  /**
   * 1 where x is positive, 0 elsewhere, NaN for NaN. Without a branch: the smallest positive float
   * is 2⁻¹⁴⁹, so what is positive ends above 1.
   */
  public static void step(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.min(Math.max(x[i], 0) * 0x1p127f * 0x1p127f, 1);
    }
  }

  public static void exp(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) Transcendental.exp(x[i]);
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

  public static void sigmoid(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) Transcendental.sigmoid(x[i]);
    }
  }

  public static void relu(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.max(x[i], 0);
    }
  }
}
