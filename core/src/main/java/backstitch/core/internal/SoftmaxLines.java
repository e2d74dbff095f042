package backstitch.core.internal;

import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

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
  private final Lines lines;

  /** The lines of an array along its reduced axes. */
  public SoftmaxLines(float[] z, int[] dims, boolean[] reduced) {
    this.z = z;
    this.lines = new Lines(dims, reduced);
  }

  /** The line at hand, of several that were read together: its values, and what results need. */
  private final class Line {
    final int count = lines.count();

    /**
     * How many lines are read together: as many as fit, if they are short, since exponentials are
     * computed fastest in long loops.
     */
    final int group;

    /** Their values, one line behind the other. */
    final double[] z;

    /** eᶻ⁻ᵐ, until results are put in their places. */
    final double[] exps;

    private final double[] exponents;

    /** Where each line has its maximum. */
    private final int[] tops;

    private final double[] sums = new double[16];

    /** Where the line begins and ends in these arrays, and its number in row-major order. */
    int from;

    int to;
    int number;

    double max;

    /** The sum of the exponentials, less that of the maximum. */
    double rest;

    Line(int most) {
      group = Math.min(most, Math.max(1, Scratch.SIZE / Math.max(1, count)));
      double[][] room = count <= Scratch.SIZE ? Scratch.doubles() : new double[3][count];
      z = room[0];
      exps = room[1];
      exponents = room[2];
      tops = new int[group];
    }

    void readGroup(int first, int n) {
      lines.readLines(SoftmaxLines.this.z, first, n, z);
      for (int l = 0; l < n && count > 0; l++) {
        int at = l * count;
        tops[l] = lines.indexOfMaximum(z, at);
        subtract(z[tops[l]], at);
      }
      Transcendental.exp(exps, exponents, n * count);
    }

    private void subtract(double maximum, int at) {
      for (int e = at; e < at + count; e++) {
        exps[e] = z[e] - maximum;
      }
    }

    /** A loop of its own, which C2 takes without the exponentials (decision 10). */
    void forEach(int first, int n, Consumer<Line> task) {
      for (int l = 0; l < n; l++) {
        goTo(first, l);
        task.accept(this);
      }
    }

    private void goTo(int first, int l) {
      from = l * count;
      to = from + count;
      number = first + l;
      int top = tops[l];
      max = count == 0 ? Double.NEGATIVE_INFINITY : z[top];
      rest = Double.NaN;
      if (Double.isFinite(max)) {
        exps[top] = 0;
        rest = lines.sum(exps, from, sums);
        exps[top] = 1;
      }
    }

    void divideBySum() {
      double sum = 1 + rest;
      for (int e = from; e < to; e++) {
        exps[e] /= sum;
      }
    }

    double crossEntropy(int label) {
      return (max - z[from + label]) + Transcendental.log1p(rest);
    }

    /**
     * At the label it is the sum of the others, negative, and so it is computed: it may be far
     * below 1.
     */
    void crossEntropyDerivative(int label) {
      double atLabel = ((exps[from + label] - 1) - rest) / (1 + rest);
      divideBySum();
      exps[from + label] = atLabel;
    }
  }

  /** Computes from a line its one result. */
  private float[] lines(ToDoubleFunction<Line> f) {
    float[] y = new float[lines.outputs()];
    forLines(line -> y[line.number] = (float) f.applyAsDouble(line), null);
    return y;
  }

  /** Computes from a line as many results, in the places of its exponentials. */
  private float[] elements(Consumer<Line> f) {
    float[] y = new float[z.length];
    forLines(f, y);
    return y;
  }

  /** What a task leaves in the places of the exponentials is written to y, if there is one. */
  private void forLines(Consumer<Line> task, float @Nullable [] y) {
    // An exponential and what belongs to it cost about as much as twenty simple steps.
    Parallel.forRanges(
        lines.outputs(),
        (long) Elementwise.EXP_STEPS * lines.count(),
        (from, to) -> {
          Line line = new Line(to - from);
          int n;
          for (int first = from; first < to; first += n) {
            n = Math.min(line.group, to - first);
            line.readGroup(first, n);
            line.forEach(first, n, task);
            if (y != null) {
              lines.writeLines(line.exps, first, n, y);
            }
          }
        });
  }

  /** ln Σ eᶻ of every line; -∞ for a line that is empty or all -∞, ∞ for one that has an ∞. */
  public float[] logSumExp() {
    return lines(
        line ->
            Double.isInfinite(line.max) ? line.max : line.max + Transcendental.log1p(line.rest));
  }

  /** eᶻ / Σ eᶻ, in the places of z. */
  public float[] softmax() {
    return elements(Line::divideBySum);
  }

  /** z - ln Σ eᶻ, in the places of z. */
  public float[] logSoftmax() {
    return elements(
        line -> {
          double logSum = Transcendental.log1p(line.rest);
          for (int e = line.from; e < line.to; e++) {
            line.exps[e] = (line.z[e] - line.max) - logSum;
          }
        });
  }

  /** ln Σ eᶻ - z[label], one loss per line; {@code labels} in the order of the lines. */
  public float[] crossEntropy(int[] labels) {
    return lines(line -> line.crossEntropy(labels[line.number]));
  }

  /** eᶻ / Σ eᶻ, less 1 at each line's label: the derivative of {@link #crossEntropy}. */
  public float[] crossEntropyDerivative(int[] labels) {
    return elements(line -> line.crossEntropyDerivative(labels[line.number]));
  }

  /** Both at once: returns the losses, and fills in the derivative, in the places of z. */
  public float[] crossEntropy(int[] labels, float[] derivative) {
    float[] losses = new float[lines.outputs()];
    forLines(
        line -> {
          int label = labels[line.number];
          losses[line.number] = (float) line.crossEntropy(label);
          line.crossEntropyDerivative(label);
        },
        derivative);
    return losses;
  }
}
