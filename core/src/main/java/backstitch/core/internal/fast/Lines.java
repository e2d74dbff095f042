package backstitch.core.internal.fast;

/**
 * The lines along the reduced axes: which elements of a tensor end in which element of its
 * reduction, and in what order.
 *
 * <pre>
 *   dims [2, 3, 4], axes 0 and 2 reduced         dims [2, 3, 4], axes 0 and 1 reduced
 *
 *   kept   0 4 8         an output for each      kept   0           a row of outputs
 *   inner  1                                     inner  4           of this length
 *   steps  0 12          it gathers, from        steps  0 4 8 …     each gathers, from
 *   run    4             each, so many           run    1           each, one
 * </pre>
 *
 * <p>Output number {@code o · inner + j} gathers, for each step in order, the {@code run}
 * neighbours from {@code kept[o] + step + j} on. Where the innermost axis is reduced, {@code inner}
 * is 1; where it is kept, {@code run} is.
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

  /** How many elements each output gathers. */
  int count() {
    return steps.length * run;
  }

  /** Copies n lines, from that of an output on, one behind the other. */
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

  /** Copies n lines, rounded, to where {@link #read} takes them from. */
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

  /** Whether the lines follow each other in memory: each is one run. */
  private boolean areNeighbours() {
    return inner == 1 && steps.length == 1;
  }

  private int first(int output) {
    return kept[output / inner] + output % inner;
  }
}
