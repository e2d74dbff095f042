package backstitch.core.internal;

/** A product, or a batch of products, split over threads. */
public final class MatrixProduct {
  private MatrixProduct() {}

  /**
   * {@code C[s] = A[s]·B[s]} for every s of the leading axes, to which both operands broadcast.
   * Chains of no steps stay at the +0 they begin with.
   *
   * @param leading the leading axes of C
   * @param aLeading those of A, and {@code a} its first matrix
   * @param bLeading those of B, and {@code b} its first matrix
   */
  public static void multiply(
      Kernels kernels,
      int[] leading,
      int[] aLeading,
      Matrix a,
      int[] bLeading,
      Matrix b,
      float[] c) {
    if (c.length == 0 || a.columns() == 0) {
      return;
    }
    LoopNest batch =
        LoopNest.over(
            leading, LoopNest.broadcast(aLeading, leading), LoopNest.broadcast(bLeading, leading));
    int[] as = batch.offsets(0);
    int[] bs = batch.offsets(1);
    Parallel.forRanges(
        as.length,
        a.rows() * work(a.columns(), b.columns()),
        (from, to) -> {
          for (int s = from; s < to; s++) {
            multiply(
                kernels,
                at(a, as[s] * a.rows() * a.columns()),
                at(b, bs[s] * b.rows() * b.columns()),
                Matrix.rowMajor(c, s * a.rows() * b.columns(), a.rows(), b.columns()));
          }
        });
  }

  private static Matrix at(Matrix m, int offset) {
    return new Matrix(m.data(), offset, m.rows(), m.columns(), m.rowStride(), m.columnStride());
  }

  /** A kernel does about as many fmas in the time of one elementwise step. */
  private static final int FMAS_PER_STEP = 16;

  /** The same for a matrix by a vector: {@link DotProducts} goes number by number. */
  private static final int SCALAR_FMAS_PER_STEP = 4;

  private static long work(int k, int n) {
    return Math.max(1, (long) k * n / (n == 1 ? SCALAR_FMAS_PER_STEP : FMAS_PER_STEP));
  }

  /** Columns are cut in multiples of this, so that no tile is cut through; rows, simply, too. */
  private static final int UNIT = 32;

  /** One product: each thread computes whole rows of C, or whole columns. */
  static void multiply(Kernels kernels, Matrix a, Matrix b, Matrix c) {
    if (isBetterCutIntoRows(a, b, c)) {
      forUnits(
          c.rows(),
          work(a.columns(), c.columns()),
          (from, to) -> kernels.multiplyAdd(a.rows(from, to), b, c.rows(from, to)));
    } else {
      forUnits(
          c.columns(),
          work(a.columns(), c.rows()),
          (from, to) -> kernels.multiplyAdd(a, b.columns(from, to), c.columns(from, to)));
    }
  }

  /**
   * Where rows are cut, every thread packs the whole of B (unless it is small); where columns are,
   * the whole of A. If one side of C is too short to cut it is the other.
   */
  private static boolean isBetterCutIntoRows(Matrix a, Matrix b, Matrix c) {
    if (Math.min(c.rows(), c.columns()) < 2 * UNIT * Parallel.threads()) {
      return c.rows() >= c.columns();
    }
    return packing(b) <= packing(a);
  }

  /** What it costs to pack a matrix: a number that has to be turned, as much as two others. */
  private static long packing(Matrix m) {
    return (long) m.rows() * m.columns() * (m.columnStride() == 1 ? 1 : 2);
  }

  private static void forUnits(int length, long workPerItem, Parallel.RangeTask task) {
    Parallel.forRanges(
        (length - 1) / UNIT + 1,
        UNIT * workPerItem,
        (from, to) -> task.run(from * UNIT, (int) Math.min((long) to * UNIT, length)));
  }
}
