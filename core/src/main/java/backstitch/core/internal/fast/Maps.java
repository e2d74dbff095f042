package backstitch.core.internal.fast;

import backstitch.core.internal.Kernels.Unary;

/** The functions of one number, a loop for each. C2 turns simple ones into vector instructions. */
final class Maps {
  static final int EXP_STEPS = 20; // the cost of an exponential, in steps of a loop that adds
  private static final int STRICT_MATH_STEPS = 100; // that of ln and tanh

  private Maps() {}

  /** {@code y[i] = f(x[i])} for {@code from ≤ i < to}. */
  @FunctionalInterface
  private interface MapLoop {
    void run(float[] x, float[] y, int from, int to);
  }

  static void map(Unary f, float[] x, float[] y) {
    switch (f) {
      case NEGATE -> map(Maps::negate, 1, x, y);
      case EXP -> map(Exponentials::exp, EXP_STEPS, x, y);
      case LOG -> map(Maps::log, STRICT_MATH_STEPS, x, y);
      case SQRT -> map(Maps::sqrt, 1, x, y);
      case SQUARE -> map(Maps::square, 1, x, y);
      case ABS -> map(Maps::abs, 1, x, y);
      case TANH -> map(Maps::tanh, STRICT_MATH_STEPS, x, y);
      case SIGMOID -> map(Exponentials::sigmoid, EXP_STEPS, x, y);
      case RELU -> map(Maps::relu, 1, x, y);
    }
  }

  private static void map(MapLoop f, int steps, float[] x, float[] y) {
    Parallel.forRanges(x.length, steps, (from, to) -> f.run(x, y, from, to));
  }

  private static void negate(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = -x[i];
    }
  }

  private static void log(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) StrictMath.log(x[i]);
    }
  }

  private static void sqrt(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) Math.sqrt(x[i]);
    }
  }

  private static void square(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = x[i] * x[i];
    }
  }

  private static void abs(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.abs(x[i]);
    }
  }

  private static void tanh(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (float) StrictMath.tanh(x[i]);
    }
  }

  private static void relu(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.max(x[i], 0);
    }
  }
}
