package backstitch.core.internal;

/**
 * Which elements of a tensor end in which element of its reduction, and in what order.
 *
 * <p>Output {@code o · inner + j} gathers, for each step {@code s} in ascending order, the run of
 * {@code run} neighbours that begins at {@code kept[o] + steps[s] + j}. Either the innermost axis
 * is reduced, then {@code inner} is 1; or it is kept, then {@code run} is 1.
 *
 * <p><b>The order of a sum</b>: a run is summed by {@link #sum16}, and the sums of the runs are
 * added to one {@code double} in ascending order. It depends on the shape and the axes only.
 */
final class Reduction {
  final int[] kept;
  final int inner;
  final int[] steps;
  final int run;

  Reduction(int[] dims, boolean[] reduced) {
    int[] strides = LoopNest.rowMajor(dims);
    LoopNest keptLoops = select(dims, strides, reduced, false);
    LoopNest reducedLoops = select(dims, strides, reduced, true);
    boolean keptRuns = keptLoops.innerStride(0) == 1;
    inner = keptRuns ? keptLoops.innerLength() : 1;
    kept = keptRuns ? keptLoops.innerStarts(0) : keptLoops.offsets(0);
    boolean empty = LoopNest.isEmpty(dims);
    boolean reducedRuns = !empty && reducedLoops.innerStride(0) == 1;
    run = reducedRuns ? reducedLoops.innerLength() : 1;
    if (empty) {
      steps = new int[0];
    } else {
      steps = reducedRuns ? reducedLoops.innerStarts(0) : reducedLoops.offsets(0);
    }
  }

  private static LoopNest select(int[] dims, int[] strides, boolean[] reduced, boolean which) {
    int[] someDims = dims.clone();
    for (int axis = 0; axis < dims.length; axis++) {
      someDims[axis] = reduced[axis] == which ? dims[axis] : 1;
    }
    return LoopNest.over(someDims, strides);
  }

  /** How many outputs there are. */
  int outputs() {
    return kept.length * inner;
  }

  /** How many elements each output gathers. */
  int count() {
    return steps.length * run;
  }

  /** The sums, not yet rounded. */
  double[] sums(float[] x) {
    double[] sums = new double[outputs()];
    Parallel.forRanges(
        kept.length,
        (long) inner * count(),
        (from, to) -> {
          for (int o = from; o < to; o++) {
            for (int step : steps) {
              addRuns(x, kept[o] + step, sums, o * inner);
            }
          }
        });
    return sums;
  }

  private void addRuns(float[] x, int start, double[] sums, int at) {
    if (inner == 1) {
      sums[at] += run == 1 ? x[start] : sum16(x, start, run);
      return;
    }
    for (int j = 0; j < inner; j++) {
      sums[at + j] += x[start + j];
    }
  }

  /** The largest of each line, NaN if there is one; a line must not be empty. */
  float[] maxima(float[] x) {
    float[] maxima = new float[outputs()];
    for (int o = 0; o < kept.length; o++) {
      for (int j = 0; j < inner; j++) {
        float max = Float.NEGATIVE_INFINITY;
        for (int step : steps) {
          int start = kept[o] + j + step;
          for (int r = start; r < start + run; r++) {
            max = Math.max(max, x[r]);
          }
        }
        maxima[o * inner + j] = max;
      }
    }
    return maxima;
  }

  /** Where in its line the largest element is: the first of equals; a NaN counts as largest. */
  int[] indicesOfMaxima(float[] x) {
    int[] indices = new int[outputs()];
    double[] line = new double[count()];
    for (int output = 0; output < indices.length; output++) {
      readLine(x, output, line, 0);
      indices[output] = indexOfMaximum(line, 0);
    }
    return indices;
  }

  /** The same, for a line that begins where {@code at} is. */
  int indexOfMaximum(double[] line, int at) {
    int best = at;
    for (int e = at + 1; e < at + count() && !Double.isNaN(line[best]); e++) {
      if (line[e] > line[best] || Double.isNaN(line[e])) {
        best = e;
      }
    }
    return best;
  }

  /** Copies the line that ends in an output to where {@code at} is. */
  void readLine(float[] x, int output, double[] line, int at) {
    for (int s = 0; s < steps.length; s++) {
      int start = start(output) + steps[s];
      for (int r = 0; r < run; r++) {
        line[at + s * run + r] = x[start + r];
      }
    }
  }

  /** Copies a line, rounded, to where {@link #readLine} would take it from. */
  void writeLine(double[] line, int at, int output, float[] y) {
    for (int s = 0; s < steps.length; s++) {
      int start = start(output) + steps[s];
      for (int r = 0; r < run; r++) {
        y[start + r] = (float) line[at + s * run + r];
      }
    }
  }

  private int start(int output) {
    return kept[output / inner] + output % inner;
  }

  /** The sum of a line of terms that were computed in its order, in the order of {@link #sums}. */
  double sum(double[] terms, int at) {
    double sum = 0;
    for (int start = at; start < at + count(); start += run) {
      sum += run == 1 ? terms[start] : sum16(terms, start, run);
    }
    return sum;
  }

  /**
   * Sixteen interleaved sums, element i going to sum i mod 16, joined as a tree: 8 + 8, 4 + 4, 2 +
   * 2, 1 + 1. Sixteen, so that vector kernels of any width can keep this order.
   */
  static double sum16(float[] x, int start, int n) {
    double[] sums = new double[16];
    for (int i = 0; i < n; i++) {
      sums[i & 15] += x[start + i];
    }
    return join(sums);
  }

  private static double sum16(double[] x, int start, int n) {
    double[] sums = new double[16];
    for (int i = 0; i < n; i++) {
      sums[i & 15] += x[start + i];
    }
    return join(sums);
  }

  private static double join(double[] sums) {
    for (int half = 8; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] += sums[i + half];
      }
    }
    return sums[0];
  }
}
