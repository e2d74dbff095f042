package backstitch.core.internal.fast;

import java.util.Arrays;

/** The maximum of each line, where NaN is the largest and +0 is above -0, or its index. */
final class Maxima {
  private Maxima() {}

  /** Fills in the maximum of each line. */
  static void max(float[] x, Lines lines, float[] y) {
    int columns = Math.min(lines.inner, Scratch.SIZE);
    int parts = columns == 0 ? 0 : (lines.inner - 1) / columns + 1;
    Parallel.RangeTask maxima =
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int first = i % parts * columns;
            int start = lines.kept[i / parts] + first;
            int at = i / parts * lines.inner + first;
            if (lines.run > 1) {
              y[at] = ofRuns(x, start, lines);
            } else {
              ofColumns(x, start, lines.steps, y, at, Math.min(columns, lines.inner - first));
            }
          }
        };
    Parallel.forRanges(lines.kept.length * parts, (long) columns * lines.count(), maxima);
  }

  private static float ofRuns(float[] x, int start, Lines lines) {
    float max = Float.NEGATIVE_INFINITY;
    for (int step : lines.steps) {
      max = Math.max(max, ofRun(x, start + step, start + step + lines.run));
    }
    return max;
  }

  /** The maxima of n lines side by side. Rows are copied to the indices that {@link Zips} needs. */
  private static void ofColumns(float[] x, int start, int[] steps, float[] y, int at, int n) {
    float[] row = Scratch.floats()[0];
    float[] largest = Scratch.floats()[1];
    Arrays.fill(largest, 0, n, Float.NEGATIVE_INFINITY);
    for (int step : steps) {
      System.arraycopy(x, start + step, row, 0, n);
      Zips.maximum(largest, row, largest, 0, n);
    }
    System.arraycopy(largest, 0, y, at, n);
  }

  /**
   * The maximum of {@code x[from] … x[to - 1]}. In a long run the branch is hardly ever taken: that
   * is faster than {@code Math.max}, which has to tell -0 from +0.
   */
  private static float ofRun(float[] x, int from, int to) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (!(x[i] <= max)) { // it is greater, or NaN
        if (Float.isNaN(x[i])) {
          return Float.NaN;
        }
        max = x[i];
      }
    }
    return Float.compare(max, -0f) == 0 ? largestZero(x, from, to) : max;
  }

  /** The maximum of a run with a zero and nothing above it: -0 if all its zeros are -0. */
  private static float largestZero(float[] x, int from, int to) {
    float max = -0f;
    for (int i = from; i < to; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }

  /** Fills in the index of the maximum of each line: the first of equals. NaN is the largest. */
  static void argMax(float[] x, Lines lines, int[] indices) {
    Parallel.RangeTask task =
        (from, to) -> {
          double[] line = new double[lines.count()];
          for (int output = from; output < to; output++) {
            lines.read(x, output, 1, line);
            indices[output] = indexOfMaximum(line, 0, line.length);
          }
        };
    Parallel.forRanges(indices.length, lines.count(), task);
  }

  /** The index of the maximum of {@code line[from] … line[to - 1]}, as for {@link #argMax}. */
  static int indexOfMaximum(double[] line, int from, int to) {
    int best = from;
    double max = line[from];
    for (int e = from + 1; e < to; e++) {
      if (!(line[e] <= max)) { // it is greater, or one of the two is NaN
        if (Double.isNaN(max)) {
          return best;
        }
        best = e;
        max = line[e];
      }
    }
    return best;
  }
}
