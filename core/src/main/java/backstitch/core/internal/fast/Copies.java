package backstitch.core.internal.fast;

import java.util.Arrays;

/** Broadcasting and transposing: copies of elements, repeated or in another order. */
final class Copies {
  private Copies() {}

  static void broadcast(float[] x, int[] dims, int[] to, float[] y) {
    walk(x, LoopNest.over(to, LoopNest.broadcast(dims, to)), y);
  }

  static void transpose(float[] x, int[] dims, int[] order, float[] y) {
    int[] strides = LoopNest.rowMajor(dims);
    int[] newDims = new int[dims.length];
    int[] newStrides = new int[dims.length];
    for (int axis = 0; axis < dims.length; axis++) {
      newDims[axis] = dims[order[axis]];
      newStrides[axis] = strides[order[axis]];
    }
    walk(x, LoopNest.over(newDims, newStrides), y);
  }

  /** Copies the elements of x to y in the order of the loops. */
  private static void walk(float[] x, LoopNest loops, float[] y) {
    if (y.length == 0) {
      return;
    }
    int run = loops.innerLength();
    int stride = loops.innerStride(0);
    int[] starts = loops.innerStarts(0);
    Parallel.RangeTask copyRuns =
        (from, to) -> {
          for (int i = from; i < to; i++) {
            copyRun(x, starts[i], stride, y, i * run, run);
          }
        };
    Parallel.forRanges(starts.length, run, copyRuns);
  }

  private static void copyRun(float[] x, int start, int stride, float[] y, int to, int n) {
    if (stride == 0) {
      Arrays.fill(y, to, to + n, x[start]);
    } else if (stride == 1) {
      System.arraycopy(x, start, y, to, n);
    } else {
      for (int i = 0; i < n; i++) {
        y[to + i] = x[start + i * stride];
      }
    }
  }
}
