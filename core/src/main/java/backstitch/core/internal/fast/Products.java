package backstitch.core.internal.fast;

import backstitch.core.internal.Kernels.Binary;
import backstitch.core.internal.Kernels.Product;
import java.util.Arrays;

/** Matrix products, and batches of them, split over threads. */
public final class Products {
  private Products() {}

  /** {@code C[s] = A[s]·B[s]} for every s of the leading axes, to which both are broadcast. */
  static void matmul(
      Tiles tiles,
      Product product,
      float[] a,
      int[] aDims,
      float[] b,
      int[] bDims,
      int[] dims,
      float[] c) {
    Matrix firstA = firstMatrix(a, aDims, product == Product.T_MATMUL);
    Matrix firstB = firstMatrix(b, bDims, product == Product.MATMUL_T);
    int k = firstA.columns();
    if (c.length == 0 || k == 0) {
      return; // a sum of no products is +0, which C already is
    }
    int[] leading = leading(dims);
    int[] aStrides = LoopNest.broadcast(leading(aDims), leading);
    int[] bStrides = LoopNest.broadcast(leading(bDims), leading);
    LoopNest batch = LoopNest.over(leading, aStrides, bStrides);
    int[] as = batch.offsets(0);
    int[] bs = batch.offsets(1);
    int m = firstA.rows();
    int n = firstB.columns();
    Parallel.RangeTask products =
        (from, to) -> {
          for (int s = from; s < to; s++) {
            Matrix ofC = Matrix.rowMajor(c, s * m * n, m, n);
            multiply(tiles, firstA.movedTo(as[s] * m * k), firstB.movedTo(bs[s] * k * n), ofC);
          }
        };
    Parallel.forRanges(as.length, m * work(k, n), products);
  }

  private static int[] leading(int[] dims) {
    return Arrays.copyOf(dims, dims.length - 2);
  }

  private static Matrix firstMatrix(float[] values, int[] dims, boolean transposed) {
    Matrix first = Matrix.rowMajor(values, 0, dims[dims.length - 2], dims[dims.length - 1]);
    return transposed ? first.transposed() : first;
  }

  /** Y = X·Wᵀ, and then b is added to each row. */
  static void linear(Tiles tiles, float[] x, float[] w, float[] b, int m, int k, int n, float[] y) {
    int[] dims = {m, n};
    matmul(tiles, Product.MATMUL_T, x, new int[] {m, k}, w, new int[] {n, k}, dims, y);
    Broadcast.zip(Zips.loop(Binary.PLUS), y, dims, b, new int[] {n}, dims, y);
  }

  // Fmas in the time of one elementwise step: by a tile, or by DotProducts, which has no vectors.
  private static final int FMAS_PER_STEP = 16;
  private static final int SCALAR_FMAS_PER_STEP = 4;

  private static long work(int k, int n) {
    return Math.max(1, (long) k * n / (n == 1 ? SCALAR_FMAS_PER_STEP : FMAS_PER_STEP));
  }

  /** A thread gets a multiple of so many rows or columns, so that no tile is cut through. */
  private static final int UNIT = 32;

  /** One product: each thread computes whole rows of C, or whole columns. */
  public static void multiply(Tiles tiles, Matrix a, Matrix b, Matrix c) {
    if (isBetterCutIntoRows(a, b, c)) {
      Parallel.RangeTask rows = (from, to) -> tiles.multiply(a.rows(from, to), b, c.rows(from, to));
      forUnits(c.rows(), work(a.columns(), c.columns()), rows);
    } else {
      Parallel.RangeTask columns =
          (from, to) -> tiles.multiply(a, b.columns(from, to), c.columns(from, to));
      forUnits(c.columns(), work(a.columns(), c.rows()), columns);
    }
  }

  /**
   * If the rows are split, every thread packs all of B (unless it is small); if the columns are,
   * all of A. The cheaper way is taken. But if a side of C is too short, the longer one is split.
   */
  private static boolean isBetterCutIntoRows(Matrix a, Matrix b, Matrix c) {
    if (Math.min(c.rows(), c.columns()) < 2 * UNIT * Parallel.threads()) {
      return c.rows() >= c.columns();
    }
    return packing(b) <= packing(a);
  }

  /** The cost of packing a matrix. It is twice as high if the rows are not contiguous. */
  private static long packing(Matrix m) {
    return (long) m.rows() * m.columns() * (m.columnStride() == 1 ? 1 : 2);
  }

  private static void forUnits(int length, long workPerItem, Parallel.RangeTask task) {
    Parallel.RangeTask units =
        (from, to) -> task.run(from * UNIT, (int) Math.min((long) to * UNIT, length));
    Parallel.forRanges((length - 1) / UNIT + 1, UNIT * workPerItem, units);
  }
}
