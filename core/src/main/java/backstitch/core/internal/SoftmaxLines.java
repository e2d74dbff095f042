package backstitch.core.internal;

/**
 * Log-sum-exp, softmax and what is fused from them, line by line along the reduced axes.
 *
 * <p>With m the maximum of a line z, Σ eᶻ = eᵐ Σ eᶻ⁻ᵐ, and no term of the right-hand sum overflows.
 * Everything is computed in {@code double} and rounded once.
 */
public final class SoftmaxLines {
  private final float[] z;
  private final Reduction lines;

  /** The lines of an array along its reduced axes. */
  public SoftmaxLines(float[] z, int[] dims, boolean[] reduced) {
    this.z = z;
    this.lines = new Reduction(dims, reduced);
  }

  /** What is computed from one line: its exponentials, its maximum, and its place. */
  @FunctionalInterface
  private interface LineTask {
    void run(int o, int j, double max, double[] exps);
  }

  /** Calls the task with every line: {@code exps[e] = exp(z[e] - max)}. */
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
              task.run(o, j, exponentials(o, j, exps), exps);
            }
          }
        });
  }

  private double exponentials(int o, int j, double[] exps) {
    float max = Float.NEGATIVE_INFINITY;
    for (int e = 0; e < exps.length; e++) {
      max = Math.max(max, z[lines.place(o, j, e)]);
    }
    for (int e = 0; e < exps.length; e++) {
      exps[e] = Transcendental.exp((double) z[lines.place(o, j, e)] - max);
    }
    return max;
  }

  /** m + ln Σ eᶻ⁻ᵐ; a maximum that is infinite or NaN is the result itself. */
  private double logSumExp(double max, double[] exps) {
    return Double.isInfinite(max) ? max : max + StrictMath.log(lines.sum(exps));
  }

  /** ln Σ eᶻ of every line; -∞ for a line that is empty or all -∞. */
  public float[] logSumExp() {
    float[] y = new float[lines.outputs()];
    forLines((o, j, max, exps) -> y[o * lines.inner + j] = (float) logSumExp(max, exps));
    return y;
  }

  /** eᶻ / Σ eᶻ, in the places of z. */
  public float[] softmax() {
    float[] y = new float[z.length];
    forLines(
        (o, j, max, exps) -> {
          double sum = lines.sum(exps);
          for (int e = 0; e < exps.length; e++) {
            y[lines.place(o, j, e)] = (float) (exps[e] / sum);
          }
        });
    return y;
  }

  /** z - ln Σ eᶻ, in the places of z. */
  public float[] logSoftmax() {
    float[] y = new float[z.length];
    forLines(
        (o, j, max, exps) -> {
          double logSum = StrictMath.log(lines.sum(exps));
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
        (o, j, max, exps) -> {
          int line = o * lines.inner + j;
          double label = z[lines.place(o, j, labels[line])];
          y[line] = (float) ((max - label) + StrictMath.log(lines.sum(exps)));
        });
    return y;
  }

  /** eᶻ / Σ eᶻ, less 1 at each line's label: the derivative of {@link #crossEntropy}. */
  public float[] crossEntropyGradient(int[] labels) {
    float[] y = new float[z.length];
    forLines(
        (o, j, max, exps) -> {
          double sum = lines.sum(exps);
          for (int e = 0; e < exps.length; e++) {
            double hit = e == labels[o * lines.inner + j] ? 1 : 0;
            y[lines.place(o, j, e)] = (float) (exps[e] / sum - hit);
          }
        });
    return y;
  }
}
