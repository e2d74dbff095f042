package backstitch.core.internal.fast;

import backstitch.core.internal.Transcendental;

/**
 * Exponentials of many numbers: {@link Transcendental#exp} step by step, a loop for each, of which
 * C2 makes vector instructions; it would not of one loop for all.
 */
final class Exponentials {
  private Exponentials() {}

  /** Replaces the first n numbers x by eˣ; {@code exponents} is scratch, room for n numbers. */
  static void replace(double[] x, double[] exponents, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = Transcendental.bounded(x[i]);
    }
    exponentsAndRests(x, exponents, n);
    for (int i = 0; i < n; i++) {
      x[i] *= Transcendental.powerOfTwo(exponents[i]);
    }
  }

  private static void exponentsAndRests(double[] xs, double[] exponents, int n) {
    for (int i = 0; i < n; i++) {
      double x = xs[i];
      double exponent = Transcendental.shiftedExponent(x);
      xs[i] = Transcendental.expOfRest(x, exponent);
      exponents[i] = exponent;
    }
  }

  static void exp(float[] x, float[] y, int from, int to) {
    double[][] scratch = Scratch.doubles();
    for (int start = from, n; start < to; start += n) {
      n = Math.min(Scratch.SIZE, to - start);
      exp(1, x, start, n, scratch);
      for (int i = 0; i < n; i++) {
        y[start + i] = (float) scratch[0][i];
      }
    }
  }

  static void sigmoid(float[] x, float[] y, int from, int to) {
    double[][] scratch = Scratch.doubles();
    for (int start = from, n; start < to; start += n) {
      n = Math.min(Scratch.SIZE, to - start);
      exp(-1, x, start, n, scratch);
      for (int i = 0; i < n; i++) {
        y[start + i] = (float) (1 / (1 + scratch[0][i]));
      }
    }
  }

  /** Widening in a loop of its own: otherwise, on JDK 17, each number waits for the one before. */
  private static void exp(int sign, float[] x, int start, int n, double[][] scratch) {
    double[] part = scratch[0];
    for (int i = 0; i < n; i++) {
      part[i] = sign * (double) x[start + i];
    }
    replace(part, scratch[1], n);
  }
}
