package backstitch.core.internal;

/**
 * Log-sum-exp, softmax and what is fused from them, line by line along the reduced axes.
 *
 * <p>With m the maximum of a line z, Σ eᶻ = eᵐ Σ eᶻ⁻ᵐ, and no term of the right-hand sum overflows.
 * The term of the maximum itself is 1; the rest is summed apart, so that ln(1 + rest) loses nothing
 * where the rest is small. Everything is computed in {@code double} and rounded once. Where m is
 * not finite the rest is NaN.
 */
public final class SoftmaxLines {
  private final float[] z;
  private final Reduction lines;

  /** The lines of an array along its reduced axes. */
  public SoftmaxLines(float[] z, int[] dims, boolean[] reduced) {
    this.z = z;
    this.lines = new Reduction(dims, reduced);
  }

  /** What is made of one line: place {@code (o, j)}, m, eᶻ⁻ᵐ, and their sum less that of m. */
  @FunctionalInterface
  private interface LineTask {
    void run(int o, int j, double max, double[] exps, double rest);
  }

  private void forLines(LineTask task) {
    // An exponential costs about as much as ten simple steps.
    long work = 10L * lines.inner * lines.count();
    Parallel.forRanges(
        lines.kept.length,
        work,
        (from, to) -> {
          double[] exps = new double[lines.count()];
          for (int o = from; o < to; o++) {
            for (int j = 0; j < lines.inner; j++) {
              forLine(o, j, exps, task);
            }
          }
        });
  }

  private void forLine(int o, int j, double[] exps, LineTask task) {
    float max = Float.NEGATIVE_INFINITY;
    int top = 0;
    for (int e = 0; e < exps.length; e++) {
      float value = z[lines.place(o, j, e)];
      top = value > max ? e : top;
      max = Math.max(max, value);
    }
    for (int e = 0; e < exps.length; e++) {
      exps[e] = Transcendental.exp((double) z[lines.place(o, j, e)] - max);
    }
    double rest = Double.NaN;
    if (Double.isFinite(max)) {
      exps[top] = 0;
      rest = lines.sum(exps);
      exps[top] = 1;
    }
    task.run(o, j, max, exps, rest);
  }

  /** ln Σ eᶻ of every line; -∞ for a line that is empty or all -∞, ∞ for one that has an ∞. */
  public float[] logSumExp() {
    float[] y = new float[lines.outputs()];
    forLines(
        (o, j, max, exps, rest) -> {
          double sum = Double.isInfinite(max) ? max : max + StrictMath.log1p(rest);
          y[o * lines.inner + j] = (float) sum;
        });
    return y;
  }

  /** eᶻ / Σ eᶻ, in the places of z. */
  public float[] softmax() {
    float[] y = new float[z.length];
    forLines(
        (o, j, max, exps, rest) -> {
          for (int e = 0; e < exps.length; e++) {
            y[lines.place(o, j, e)] = (float) (exps[e] / (1 + rest));
          }
        });
    return y;
  }

  /** z - ln Σ eᶻ, in the places of z. */
  public float[] logSoftmax() {
    float[] y = new float[z.length];
    forLines(
        (o, j, max, exps, rest) -> {
          double logSum = StrictMath.log1p(rest);
          for (int e = 0; e < exps.length; e++) {
            int place = lines.place(o, j, e);
            y[place] = (float) ((z[place] - max) - logSum);
          }
        });
    return y;
  }

  /** ln Σ eᶻ - z[label], one loss per line; {@code labels} in the order of the lines. */
  public float[] crossEntropy(int[] labels) {
    float[] y = new float[lines.outputs()];
    forLines(
        (o, j, max, exps, rest) -> {
          int line = o * lines.inner + j;
          double label = z[lines.place(o, j, labels[line])];
          y[line] = (float) ((max - label) + StrictMath.log1p(rest));
        });
    return y;
  }

  /**
   * eᶻ / Σ eᶻ, less 1 at each line's label: the derivative of {@link #crossEntropy}. At the label
   * that is the sum of the others, negative, which is how it is computed: it may be far below 1.
   */
  public float[] crossEntropyGradient(int[] labels) {
    float[] y = new float[z.length];
    forLines(
        (o, j, max, exps, rest) -> {
          for (int e = 0; e < exps.length; e++) {
            boolean hit = e == labels[o * lines.inner + j];
            double share = hit ? (exps[e] - 1) - rest : exps[e];
            y[lines.place(o, j, e)] = (float) (share / (1 + rest));
          }
        });
    return y;
  }
}
