package backstitch.core.internal.fast;

import java.util.Arrays;

/** The maximum of each line (NaN wins, and +0 over -0), and the index of the first largest. */
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

  /** Each row is copied to where it has the indices of the maxima, as {@link Zips} wants it. */
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
   * The largest of {@code x[from] … x[to - 1]}, by a branch that is hardly ever taken if the run is
   * long: faster than {@code Math.max}, which has to tell -0 from +0.
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

  /** Of a run with a zero and nothing above: -0 if all its zeros are -0. */
  private static float largestZero(float[] x, int from, int to) {
    float max = -0f;
    for (int i = from; i < to; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }

  /** Fills in where in its line the largest is: the first of equals; a NaN counts as largest. */
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

  /** Where the largest of {@code line[from] … line[to - 1]} is, as for {@link #argMax}. */
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
