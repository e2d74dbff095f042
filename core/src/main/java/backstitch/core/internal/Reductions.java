package backstitch.core.internal;

/** Sums, means and maxima over the axes marked as reduced. */
public final class Reductions {
  private Reductions() {}

  public static float[] sum(Kernels kernels, float[] x, int[] dims, boolean[] reduced) {
    return divided(new Reduction(dims, reduced).sums(kernels, x), 1);
  }

  /** The sum divided by the count in {@code double}: NaN for nothing. */
  public static float[] mean(Kernels kernels, float[] x, int[] dims, boolean[] reduced) {
    Reduction lines = new Reduction(dims, reduced);
    return divided(lines.sums(kernels, x), lines.count());
  }

  private static float[] divided(double[] sums, int count) {
    float[] y = new float[sums.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (sums[i] / count);
    }
    return y;
  }

  public static float[] max(float[] x, int[] dims, boolean[] reduced) {
    return new Reduction(dims, reduced).maxima(x);
  }

  public static int[] argMax(float[] x, int[] dims, boolean[] reduced) {
    return new Reduction(dims, reduced).indicesOfMaxima(x);
  }
}
