package backstitch.core.internal;

import java.util.Arrays;

/** Sums, means and maxima of an array along its reduced axes. */
public final class Reductions {
  /** At most so many outputs are dealt with together, to stay in the nearest cache. */
  private static final int BLOCK = Scratch.SIZE;

  /** At least so many of a row, since in shorter pieces it is read more slowly. */
  private static final int LEAST = 256;

  private final float[] x;
  private final Lines lines;

  /** The lines of an array along its reduced axes. */
  public Reductions(float[] x, int[] dims, boolean[] reduced) {
    this.x = x;
    this.lines = new Lines(dims, reduced);
  }

  /**
   * Computes the n outputs from {@code at} on. For each step, theirs are the n elements from {@code
   * start + step} on; or, where runs are reduced, n is 1, and a run begins there.
   */
  @FunctionalInterface
  private interface BlockTask {
    void run(int start, int at, int n);
  }

  private void forBlocks(BlockTask task) {
    int inner = lines.inner;
    int forThreads = Math.min(Parallel.threads(), inner / LEAST);
    int pieces = Math.max((inner - 1) / BLOCK + 1, forThreads);
    int most = (inner - 1) / pieces + 1; // as even as can be
    int blocks = (inner - 1) / most + 1;
    Parallel.forRanges(
        lines.kept.length * blocks,
        (long) most * lines.count(),
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int first = i % blocks * most;
            int at = i / blocks * inner + first;
            task.run(lines.kept[i / blocks] + first, at, Math.min(most, inner - first));
          }
        });
  }

  public float[] sum(Kernels kernels) {
    return divided(sums(kernels), 1);
  }

  /** The sum divided by the count in {@code double}: NaN for nothing. */
  public float[] mean(Kernels kernels) {
    return divided(sums(kernels), lines.count());
  }

  private static float[] divided(double[] sums, int count) {
    float[] y = new float[sums.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (sums[i] / count);
    }
    return y;
  }

  /** The sums, not yet rounded. */
  private double[] sums(Kernels kernels) {
    double[] sums = new double[lines.outputs()];
    forBlocks(
        (start, at, n) -> {
          if (lines.run > 1) {
            for (int step : lines.steps) {
              sums[at] += InterleavedSum.of(kernels, x, start + step, lines.run);
            }
          } else {
            addRows(start, sums, at, n);
          }
        });
    return sums;
  }

  /** Four steps at a time, so that a sum is loaded and stored once for four additions. */
  private void addRows(int start, double[] sums, int at, int n) {
    int[] steps = lines.steps;
    int whole = steps.length - steps.length % 4;
    for (int s = 0; s < whole; s += 4) {
      int x0 = start + steps[s];
      int x1 = start + steps[s + 1];
      int x2 = start + steps[s + 2];
      int x3 = start + steps[s + 3];
      addFourRows(x, x0, x1, x2, x3, sums, at, n);
    }
    for (int s = whole; s < steps.length; s++) {
      int x0 = start + steps[s];
      for (int j = 0; j < n; j++) {
        sums[at + j] += x[x0 + j];
      }
    }
  }

  private static void addFourRows(
      float[] x, int x0, int x1, int x2, int x3, double[] sums, int at, int n) {
    for (int j = 0; j < n; j++) {
      sums[at + j] = (((sums[at + j] + x[x0 + j]) + x[x1 + j]) + x[x2 + j]) + x[x3 + j];
    }
  }

  /** The largest of each line, NaN if there is one; a line must not be empty. */
  public float[] max(Kernels kernels) {
    float[] maxima = new float[lines.outputs()];
    forBlocks(
        (start, at, n) -> {
          if (lines.run > 1) {
            float max = Float.NEGATIVE_INFINITY;
            for (int step : lines.steps) {
              int from = start + step;
              max = Math.max(max, kernels.largest(x, from, from + lines.run));
            }
            maxima[at] = max;
          } else {
            largestOfRows(start, n, maxima, at);
          }
        });
    return maxima;
  }

  /** Each row is copied to where it has the same indices as the maxima ({@link Elementwise}). */
  private void largestOfRows(int start, int n, float[] maxima, int at) {
    float[] row = Scratch.floats()[0];
    float[] largest = Scratch.floats()[1];
    Arrays.fill(largest, 0, n, Float.NEGATIVE_INFINITY);
    for (int step : lines.steps) {
      System.arraycopy(x, start + step, row, 0, n);
      Elementwise.maximum(largest, row, largest, 0, n);
    }
    System.arraycopy(largest, 0, maxima, at, n);
  }

  /** Where in its line the largest element is: the first of equals; a NaN counts as largest. */
  public int[] argMax() {
    int[] indices = new int[lines.outputs()];
    Parallel.forRanges(
        indices.length,
        lines.count(),
        (from, to) -> {
          double[] line = new double[lines.count()];
          for (int output = from; output < to; output++) {
            lines.readLines(x, output, 1, line);
            indices[output] = lines.indexOfMaximum(line, 0);
          }
        });
    return indices;
  }
}
