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

  /** One line at a time: its values, its number in row-major order, and what all results need. */
  private final class Line {
    final double[] z = new double[lines.count()];

    /** eᶻ⁻ᵐ. */
    final double[] exps = new double[lines.count()];

    double max;

    /** The sum of the exponentials, less that of the maximum. */
    double rest;

    int number;

    /** Where what is computed per element is put together. */
    final float[] results = new float[lines.count()];

    void read(int o, int j) {
      lines.readLine(SoftmaxLines.this.z, o, j, z);
      number = o * lines.inner + j;
      int top = 0;
      boolean hasNaN = false;
      max = Double.NEGATIVE_INFINITY;
      for (int e = 0; e < z.length; e++) {
        hasNaN |= Double.isNaN(z[e]);
        if (z[e] > max) {
          top = e;
          max = z[e];
        }
      }
      max = hasNaN ? Double.NaN : max;
      for (int e = 0; e < z.length; e++) {
        exps[e] = Transcendental.exp(z[e] - max);
      }
      rest = Double.NaN;
      if (Double.isFinite(max)) {
        exps[top] = 0;
        rest = lines.sum(exps);
        exps[top] = 1;
      }
    }

    double crossEntropy(int label) {
      return (max - z[label]) + StrictMath.log1p(rest);
    }

    /**
     * At the label it is the sum of the others, negative, and so it is computed: it may be far
     * below 1.
     */
    void crossEntropyDerivative(int label, float[] y) {
      for (int e = 0; e < y.length; e++) {
        y[e] = (float) (exps[e] / (1 + rest));
      }
      y[label] = (float) (((exps[label] - 1) - rest) / (1 + rest));
    }
  }

  /** Computes from a line its one result. */
  @FunctionalInterface
  private interface PerLine {
    double of(Line line);
  }

  /** Computes from a line as many results. */
  @FunctionalInterface
  private interface PerElement {
    void compute(Line line, float[] results);
  }

  private float[] lines(PerLine f) {
    float[] y = new float[lines.outputs()];
    forLines((line, o, j) -> y[line.number] = (float) f.of(line));
    return y;
  }

  private float[] elements(PerElement f) {
    float[] y = new float[z.length];
    forLines(
        (line, o, j) -> {
          f.compute(line, line.results);
          lines.writeLine(line.results, o, j, y);
        });
    return y;
  }

  @FunctionalInterface
  private interface LineTask {
    void run(Line line, int o, int j);
  }

  private void forLines(LineTask task) {
    // An exponential costs about as much as twenty simple steps.
    long work = 20L * lines.inner * lines.count();
    Parallel.forRanges(
        lines.kept.length,
        work,
        (from, to) -> {
          Line line = new Line();
          for (int o = from; o < to; o++) {
            for (int j = 0; j < lines.inner; j++) {
              line.read(o, j);
              task.run(line, o, j);
            }
          }
        });
  }

  /** ln Σ eᶻ of every line; -∞ for a line that is empty or all -∞, ∞ for one that has an ∞. */
  public float[] logSumExp() {
    return lines(
        line -> Double.isInfinite(line.max) ? line.max : line.max + StrictMath.log1p(line.rest));
  }

  /** eᶻ / Σ eᶻ, in the places of z. */
  public float[] softmax() {
    return elements(
        (line, y) -> {
          for (int e = 0; e < y.length; e++) {
            y[e] = (float) (line.exps[e] / (1 + line.rest));
          }
        });
  }

  /** z - ln Σ eᶻ, in the places of z. */
  public float[] logSoftmax() {
    return elements(
        (line, y) -> {
          double logSum = StrictMath.log1p(line.rest);
          for (int e = 0; e < y.length; e++) {
            y[e] = (float) ((line.z[e] - line.max) - logSum);
          }
        });
  }

  /** ln Σ eᶻ - z[label], one loss per line; {@code labels} in the order of the lines. */
  public float[] crossEntropy(int[] labels) {
    return lines(line -> line.crossEntropy(labels[line.number]));
  }

  /** eᶻ / Σ eᶻ, less 1 at each line's label: the derivative of {@link #crossEntropy}. */
  public float[] crossEntropyDerivative(int[] labels) {
    return elements((line, y) -> line.crossEntropyDerivative(labels[line.number], y));
  }

  /** Both at once: returns the losses, and fills in the derivative, in the places of z. */
  public float[] crossEntropy(int[] labels, float[] derivative) {
    float[] losses = new float[lines.outputs()];
    forLines(
        (line, o, j) -> {
          int label = labels[line.number];
          losses[line.number] = (float) line.crossEntropy(label);
          line.crossEntropyDerivative(label, line.results);
          lines.writeLine(line.results, o, j, derivative);
        });
    return losses;
  }
}
