package backstitch.core.internal;

/** A product, or a batch of products, split over threads. */
public final class MatrixProduct {
  private MatrixProduct() {}

  /**
   * {@code C[s] = A[s]·B[s]} for every s of the leading axes, to which both operands broadcast.
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

  private static long work(int k, int n) {
    return Math.max(1, (long) k * n / FMAS_PER_STEP);
  }

  /** One product: the longer side of C is cut, so that each thread has whole rows or columns. */
  static void multiply(Kernels kernels, Matrix a, Matrix b, Matrix c) {
    if (c.rows() >= c.columns()) {
      Parallel.forRanges(
          c.rows(),
          work(a.columns(), c.columns()),
          (from, to) -> kernels.multiplyAdd(a.rows(from, to), b, c.rows(from, to)));
    } else {
      Parallel.forRanges(
          c.columns(),
          work(a.columns(), c.rows()),
          (from, to) -> kernels.multiplyAdd(a, b.columns(from, to), c.columns(from, to)));
    }
  }
}
