package backstitch.core.internal.fast;

import backstitch.core.internal.Textbook;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the textbook with the same bits, but fast: on all threads, with better loops. A
 * method that is fast enough in the textbook is inherited.
 */
public final class FastKernels extends Textbook {
  private final Tiles tiles;

  /** Kernels with these innermost loops. */
  public FastKernels(Tiles tiles) {
    this.tiles = tiles;
  }

  @Override
  public void map(Unary f, float[] x, float[] y) {
    Maps.map(f, x, y);
  }

  @Override
  public void zip(Binary f, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c) {
    Broadcast.zip(Zips.loop(f), a, aDims, b, bDims, dims, c);
  }

  @Override
  public void plusTimes(
      float factor, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c) {
    Broadcast.zip(Zips.plusTimes(factor), a, aDims, b, bDims, dims, c);
  }

  @Override
  public void reduce(Reduction f, float[] x, int[] dims, boolean[] reduced, float[] y) {
    Lines lines = new Lines(dims, reduced);
    switch (f) {
      case SUM -> Sums.sum(tiles, x, lines, 1, y);
      case MEAN -> Sums.sum(tiles, x, lines, lines.count(), y);
      case MAX -> Maxima.max(x, lines, y);
      case LOG_SUM_EXP -> new SoftmaxLines(x, lines).logSumExp(y);
    }
  }

  @Override
  public void argMax(float[] x, int[] dims, boolean[] reduced, int[] indices) {
    Maxima.argMax(x, new Lines(dims, reduced), indices);
  }

  @Override
  public void softmax(float[] x, int[] dims, boolean[] reduced, boolean logarithm, float[] y) {
    new SoftmaxLines(x, new Lines(dims, reduced)).softmax(logarithm, y);
  }

  @Override
  public void crossEntropy(
      float[] z, int classes, int[] labels, float[] losses, float @Nullable [] derivative) {
    Lines rows = new Lines(new int[] {labels.length, classes}, new boolean[] {false, true});
    new SoftmaxLines(z, rows).crossEntropy(labels, losses, derivative);
  }

  @Override
  public void matmul(
      Product product, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c) {
    Products.matmul(tiles, product, a, aDims, b, bDims, dims, c);
  }

  @Override
  public void linear(float[] x, float[] w, float[] b, int m, int k, int n, float[] y) {
    Products.linear(tiles, x, w, b, m, k, n, y);
  }

  @Override
  public void broadcast(float[] x, int[] dims, int[] to, float[] y) {
    Copies.broadcast(x, dims, to, y);
  }

  @Override
  public void transpose(float[] x, int[] dims, int[] order, float[] y) {
    Copies.transpose(x, dims, order, y);
  }

  @Override
  public void copy(float[] x, int from, int length, float[] y, int at) {
    System.arraycopy(x, from, y, at, length);
  }

  @Override
  public void gather(float[] x, int rowSize, int[] indices, float[] y) {
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(x, indices[i] * rowSize, y, i * rowSize, rowSize);
    }
  }

  @Override
  public void pixels(byte[] bytes, int rowSize, int[] indices, float divisor, float[] y) {
    Parallel.RangeTask divideRows =
        (from, to) -> tiles.divideRows(bytes, rowSize, indices, divisor, y, from, to);
    Parallel.forRanges(indices.length, rowSize, divideRows);
  }

  @Override
  public String toString() {
    return tiles.toString();
  }
}
