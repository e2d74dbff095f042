package backstitch.core.internal;

import java.util.Arrays;

/** Operations that move numbers and compute none, and the sums that are their adjoints. */
public final class Copies {
  private Copies() {}

  /** Rows of unsigned bytes, divided. */
  public static float[] unsignedBytes(
      Kernels kernels, byte[] bytes, int rowSize, int[] rows, float divisor) {
    float[] y = new float[rows.length * rowSize];
    Parallel.forRanges(
        rows.length,
        rowSize,
        (from, to) -> kernels.divideRows(bytes, rowSize, rows, divisor, y, from, to));
    return y;
  }

  public static float[] broadcast(float[] x, int[] dims, int[] to, int size) {
    return walk(x, LoopNest.over(to, LoopNest.broadcast(dims, to)), size);
  }

  public static float[] transpose(float[] x, int[] dims, int[] axes) {
    int[] strides = LoopNest.rowMajor(dims);
    int[] newDims = Arrays.stream(axes).map(axis -> dims[axis]).toArray();
    int[] newStrides = Arrays.stream(axes).map(axis -> strides[axis]).toArray();
    return walk(x, LoopNest.over(newDims, newStrides), x.length);
  }

  /** The elements of x in the order of the loops. */
  private static float[] walk(float[] x, LoopNest loops, int size) {
    float[] y = new float[size];
    int run = loops.innerLength();
    int stride = loops.innerStride(0);
    int[] starts = loops.innerStarts(0);
    Parallel.forRanges(
        size == 0 ? 0 : starts.length,
        run,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            copyRun(x, starts[i], stride, y, i * run, run);
          }
        });
    return y;
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

  public static float[] gather(float[] x, int rowSize, int[] indices) {
    float[] y = new float[indices.length * rowSize];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(x, indices[i] * rowSize, y, i * rowSize, rowSize);
    }
    return y;
  }

  public static float[] scatterAdd(float[] x, int rowSize, int[] indices, int size) {
    double[] sums = new double[size];
    for (int i = 0; i < indices.length; i++) {
      for (int j = 0; j < rowSize; j++) {
        sums[indices[i] * rowSize + j] += x[i * rowSize + j];
      }
    }
    float[] y = new float[size];
    for (int i = 0; i < size; i++) {
      y[i] = (float) sums[i];
    }
    return y;
  }

  public static float[] pick(float[] x, int classes, int[] labels) {
    float[] y = new float[labels.length];
    for (int row = 0; row < labels.length; row++) {
      y[row] = x[row * classes + labels[row]];
    }
    return y;
  }

  public static float[] unpick(float[] x, int classes, int[] labels) {
    float[] y = new float[x.length * classes];
    for (int row = 0; row < labels.length; row++) {
      y[row * classes + labels[row]] = x[row];
    }
    return y;
  }
}
