package backstitch.core.internal.fast;

import backstitch.core.internal.Kernels.Binary;

/**
 * The functions of two numbers. Each has a loop that C2 turns into vector instructions, because all
 * its arrays have the same index.
 */
final class Zips {
  private static final int ABSOLUTE = 0x7FFFFFFF; // all bits but the sign

  private Zips() {}

  /** {@code c[i] = f(a[i], b[i])} for {@code from ≤ i < to}. */
  @FunctionalInterface
  interface ZipLoop {
    void run(float[] a, float[] b, float[] c, int from, int to);
  }

  static ZipLoop loop(Binary f) {
    return switch (f) {
      case PLUS -> Zips::plus;
      case MINUS -> Zips::minus;
      case TIMES -> Zips::times;
      case DIVIDED_BY -> Zips::dividedBy;
      case MAXIMUM -> Zips::maximum;
      case MINIMUM -> Zips::minimum;
      case COMPARE -> Zips::compare;
      case TIMES_STEP -> Zips::timesStep;
      case TIMES_NO_NAN -> Zips::timesNoNan;
    };
  }

  /** {@code c = a + factor · b}, where the product is rounded, then the sum. */
  static ZipLoop plusTimes(float factor) {
    return (a, b, c, from, to) -> plusTimes(factor, a, b, c, from, to);
  }

  private static void plus(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] + b[i];
    }
  }

  private static void minus(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] - b[i];
    }
  }

  private static void times(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] * b[i];
    }
  }

  private static void dividedBy(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] / b[i];
    }
  }

  static void maximum(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = Math.max(a[i], b[i]);
    }
  }

  private static void minimum(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = Math.min(a[i], b[i]);
    }
  }

  private static void compare(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      float x = a[i];
      float y = b[i];
      c[i] = x < y ? -1 : x > y ? 1 : x == y ? 0 : Float.NaN;
    }
  }

  private static void plusTimes(float factor, float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] + factor * b[i];
    }
  }

  /** Clamps a to ±∞ where b is positive, else to ±0: a branch on b would be mispredicted. */
  private static void timesStep(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Float.isNaN(a[i])) { // a clamped NaN stays NaN, also where 0 is right
        selectStep(a, b, c, from, to);
        return;
      }
    }
    for (int i = from; i < to; i++) {
      float bound = Math.max(b[i], 0) * 0x1p127f * 0x1p127f * 0x1p127f;
      c[i] = Math.max(Math.min(a[i], bound), 0 - bound);
    }
  }

  private static void selectStep(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = b[i] > 0 ? a[i] : b[i] <= 0 ? 0 : Float.NaN;
    }
  }

  /** Keeps all bits of the product where b is not 0, and none where it is: no branch on b. */
  private static void timesNoNan(float[] a, float[] b, float[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      int notZero = -(Float.floatToRawIntBits(b[i]) & ABSOLUTE) >> 31;
      c[i] = Float.intBitsToFloat(Float.floatToRawIntBits(a[i] * b[i]) & notZero);
    }
  }
}
