package backstitch.core.internal.fast;

import backstitch.core.internal.Transcendental;

/**
 * Exponentials of many numbers. Each step of {@link Transcendental#exp} has a loop of its own: C2
 * turns these loops into vector instructions, but not one loop with all the steps.
 */
final class Exponentials {
  private Exponentials() {}

  /** Replaces the first n numbers x by eˣ; {@code exponents} is scratch space for n numbers. */
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

  /** Converts to double in a separate loop; else, on JDK 17, a number waits for the one before. */
  private static void exp(int sign, float[] x, int start, int n, double[][] scratch) {
    double[] part = scratch[0];
    for (int i = 0; i < n; i++) {
      part[i] = sign * (double) x[start + i];
    }
    replace(part, scratch[1], n);
  }
}
