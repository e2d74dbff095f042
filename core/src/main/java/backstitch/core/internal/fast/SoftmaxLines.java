package backstitch.core.internal.fast;

import static backstitch.core.internal.Transcendental.log1p;

import org.jspecify.annotations.Nullable;

/**
 * Log-sum-exp, softmax and cross-entropy along lines, as {@code Textbook} defines them. Short lines
 * are computed in groups, since exponentials are fastest in long loops.
 */
final class SoftmaxLines {
  private final float[] x;
  private final Lines lines;

  SoftmaxLines(float[] x, Lines lines) {
    this.x = x;
    this.lines = lines;
  }

  /** Some lines, one after the other, with all that their results need. */
  private static final class Group {
    final int count;
    final int most;
    final double[] z; // the values of the lines
    final double[] exps; // eᶻ⁻ᵐ, later overwritten by results
    private final double[] exponents;
    final double[] max; // for each line its maximum m
    final double[] rest; // and the sum of its exps without that of the maximum
    private final double[] sums = new double[16];

    Group(Lines lines, int outputs) {
      count = lines.count();
      most = Math.min(outputs, Math.max(1, Scratch.SIZE / Math.max(1, count)));
      double[][] room = count <= Scratch.SIZE ? Scratch.doubles() : new double[3][count];
      z = room[0];
      exps = room[1];
      exponents = room[2];
      max = new double[most];
      rest = new double[most];
    }

    void read(float[] x, Lines lines, int output, int n) {
      lines.read(x, output, n, z);
      int[] tops = new int[n];
      for (int l = 0; l < n && count > 0; l++) {
        tops[l] = Maxima.indexOfMaximum(z, l * count, (l + 1) * count);
        subtract(z[tops[l]], l * count, (l + 1) * count);
      }
      Exponentials.replace(exps, exponents, n * count);
      for (int l = 0; l < n; l++) {
        max[l] = count == 0 ? Double.NEGATIVE_INFINITY : z[tops[l]];
        rest[l] = Double.isFinite(max[l]) ? sumBut(tops[l], lines, l * count) : Double.NaN;
      }
    }

    private void subtract(double maximum, int from, int to) {
      for (int e = from; e < to; e++) {
        exps[e] = z[e] - maximum;
      }
    }

    private double sumBut(int top, Lines lines, int at) {
      exps[top] = 0;
      double sum = InterleavedSum.ofLine(exps, at, lines, sums);
      exps[top] = 1;
      return sum;
    }

    double crossEntropy(int l, int label) {
      return (max[l] - z[l * count + label]) + log1p(rest[l]);
    }

    void divideBySum(int l) {
      double sum = 1 + rest[l];
      for (int e = l * count; e < (l + 1) * count; e++) {
        exps[e] /= sum;
      }
    }

    void logSoftmax(int l) {
      double logSum = log1p(rest[l]);
      for (int e = l * count; e < (l + 1) * count; e++) {
        exps[e] = (z[e] - max[l]) - logSum;
      }
    }

    void derivative(int l, int label) {
      int at = l * count + label;
      double atLabel = ((exps[at] - 1) - rest[l]) / (1 + rest[l]);
      divideBySum(l);
      exps[at] = atLabel;
    }
  }

  /** Computes the results for one output from its line, which is number l of a group. */
  private interface LineTask {
    void run(Group group, int l, int output);
  }

  /** Runs a task for all lines. If there is a y, what the task leaves in exps is written to it. */
  private void forLines(float @Nullable [] y, LineTask task) {
    Parallel.RangeTask groups =
        (from, to) -> {
          Group group = new Group(lines, to - from);
          for (int first = from; first < to; first += group.most) {
            int n = Math.min(group.most, to - first);
            group.read(x, lines, first, n);
            forLines(group, first, n, task);
            if (y != null) {
              lines.write(group.exps, first, n, y);
            }
          }
        };
    Parallel.forRanges(lines.outputs(), (long) Maps.EXP_STEPS * lines.count(), groups);
  }

  /** A method of its own, so that C2 compiles the loop without that of the exponentials. */
  private static void forLines(Group group, int first, int n, LineTask task) {
    for (int l = 0; l < n; l++) {
      task.run(group, l, first + l);
    }
  }

  void logSumExp(float[] y) {
    LineTask logSumExp =
        (group, l, output) -> {
          double max = group.max[l];
          y[output] = (float) (Double.isInfinite(max) ? max : max + log1p(group.rest[l]));
        };
    forLines(null, logSumExp);
  }

  void softmax(boolean logarithm, float[] y) {
    LineTask softmax = (group, l, output) -> group.divideBySum(l);
    forLines(y, logarithm ? (group, l, output) -> group.logSoftmax(l) : softmax);
  }

  void crossEntropy(int[] labels, float[] losses, float @Nullable [] derivative) {
    LineTask crossEntropy =
        (group, l, output) -> {
          losses[output] = (float) group.crossEntropy(l, labels[output]);
          if (derivative != null) {
            group.derivative(l, labels[output]);
          }
        };
    forLines(derivative, crossEntropy);
  }
}
