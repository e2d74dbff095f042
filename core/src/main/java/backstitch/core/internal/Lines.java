package backstitch.core.internal;

/**
 * The lines along the reduced axes: which elements of a tensor end in which element of its
 * reduction, and in what order.
 *
 * <p>Output {@code o · inner + j} gathers, for each step {@code s} in ascending order, the run of
 * {@code run} neighbours that begins at {@code kept[o] + steps[s] + j}. Either the innermost axis
 * is reduced, then {@code inner} is 1; or it is kept, then {@code run} is 1.
 *
 * <p><b>The order of a sum</b>: a run is summed by {@link InterleavedSum}, and the sums of the runs
 * are added to one {@code double} in ascending order. It depends on the shape and the axes only.
 */
final class Lines {
  final int[] kept;
  final int inner;
  final int[] steps;
  final int run;

  Lines(int[] dims, boolean[] reduced) {
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

  /** Its index in an array in which the line begins at {@code at}; it must not be empty. */
  int indexOfMaximum(double[] line, int at) {
    int best = at;
    int end = at + count();
    double max = line[at];
    for (int e = at + 1; e < end; e++) {
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

  /** Copies the lines that are reduced to n outputs, one behind the other. */
  void readLines(float[] x, int first, int n, double[] lines) {
    if (areNeighbours()) {
      for (int e = 0; e < n * run; e++) {
        lines[e] = x[kept[first] + e];
      }
      return;
    }
    for (int l = 0; l < n; l++) {
      readLine(x, first + l, lines, l * count());
    }
  }

  /** Copies lines, rounded, to where {@link #readLines} would take them from. */
  void writeLines(double[] lines, int first, int n, float[] y) {
    if (areNeighbours()) {
      for (int e = 0; e < n * run; e++) {
        y[kept[first] + e] = (float) lines[e];
      }
      return;
    }
    for (int l = 0; l < n; l++) {
      writeLine(lines, l * count(), first + l, y);
    }
  }

  /** Whether the lines follow each other in memory: each is one run. */
  private boolean areNeighbours() {
    return inner == 1 && steps.length == 1;
  }

  /** Copies the line that is reduced to an output to {@code line[at …]}. */
  private void readLine(float[] x, int output, double[] line, int at) {
    int first = first(output);
    for (int s = 0; s < steps.length; s++) {
      int start = first + steps[s];
      for (int r = 0; r < run; r++) {
        line[at + s * run + r] = x[start + r];
      }
    }
  }

  private void writeLine(double[] line, int at, int output, float[] y) {
    int first = first(output);
    for (int s = 0; s < steps.length; s++) {
      int start = first + steps[s];
      for (int r = 0; r < run; r++) {
        y[start + r] = (float) line[at + s * run + r];
      }
    }
  }

  private int first(int output) {
    return kept[output / inner] + output % inner;
  }

  /**
   * The sum of a line of terms that were computed in its order, in the order that the class comment
   * gives.
   *
   * @param sums room for sixteen
   */
  double sum(double[] terms, int at, double[] sums) {
    double sum = 0;
    for (int start = at; start < at + count(); start += run) {
      sum += run == 1 ? terms[start] : InterleavedSum.of(terms, start, run, sums);
    }
    return sum;
  }
}
