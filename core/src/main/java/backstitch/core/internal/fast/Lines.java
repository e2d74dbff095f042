package backstitch.core.internal.fast;

/**
 * The lines along the reduced axes: which elements are reduced to which output, in which order.
 *
 * <pre>
 *   of dims [2, 3, 4] are reduced             axes 0 and 2     axes 0 and 1
 *
 *   kept   where each row of outputs begins   0 4 8            0
 *   inner  the length of a row of outputs     1                4
 *   steps  where each run of a line begins    0 12             0 4 8 … 20
 *   run    the length of a run                4                1
 * </pre>
 *
 * <p>Output number {@code o · inner + j} is made of one run for each step, in order: the {@code
 * run} elements from {@code kept[o] + j + step} on. If the innermost axis is reduced, {@code inner}
 * is 1; if it is kept, {@code run} is 1.
 */
final class Lines {
  final int[] kept;
  final int inner;
  final int[] steps;
  final int run;

  Lines(int[] dims, boolean[] reduced) {
    LoopNest keptLoops = select(dims, reduced, false);
    LoopNest reducedLoops = select(dims, reduced, true);
    boolean rows = keptLoops.innerStride(0) == 1;
    inner = rows ? keptLoops.innerLength() : 1;
    kept = rows ? keptLoops.innerStarts(0) : keptLoops.offsets(0);
    boolean empty = LoopNest.isEmpty(dims);
    boolean runs = !empty && reducedLoops.innerStride(0) == 1;
    run = runs ? reducedLoops.innerLength() : 1;
    steps = empty ? new int[0] : runs ? reducedLoops.innerStarts(0) : reducedLoops.offsets(0);
  }

  private static LoopNest select(int[] dims, boolean[] reduced, boolean which) {
    int[] some = dims.clone();
    for (int axis = 0; axis < dims.length; axis++) {
      some[axis] = reduced[axis] == which ? dims[axis] : 1;
    }
    return LoopNest.over(some, LoopNest.rowMajor(dims));
  }

  /** How many outputs there are. */
  int outputs() {
    return kept.length * inner;
  }

  /** How many elements a line has. */
  int count() {
    return steps.length * run;
  }

  /** Copies n lines to an array, one after the other; the first is that of {@code output}. */
  void read(float[] x, int output, int n, double[] lines) {
    if (areNeighbours()) {
      for (int e = 0; e < n * run; e++) {
        lines[e] = x[kept[output] + e];
      }
      return;
    }
    for (int l = 0; l < n; l++) {
      int first = first(output + l);
      for (int s = 0; s < steps.length; s++) {
        for (int r = 0; r < run; r++) {
          lines[l * count() + s * run + r] = x[first + steps[s] + r];
        }
      }
    }
  }

  /** The reverse of {@link #read}: copies n lines to their places in y, rounded to float. */
  void write(double[] lines, int output, int n, float[] y) {
    if (areNeighbours()) {
      for (int e = 0; e < n * run; e++) {
        y[kept[output] + e] = (float) lines[e];
      }
      return;
    }
    for (int l = 0; l < n; l++) {
      int first = first(output + l);
      for (int s = 0; s < steps.length; s++) {
        for (int r = 0; r < run; r++) {
          y[first + steps[s] + r] = (float) lines[l * count() + s * run + r];
        }
      }
    }
  }

  /** Whether each line is one run, and the next line follows it in memory. */
  private boolean areNeighbours() {
    return inner == 1 && steps.length == 1;
  }

  private int first(int output) {
    return kept[output / inner] + output % inner;
  }
}
