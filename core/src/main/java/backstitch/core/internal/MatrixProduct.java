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
        (long) a.rows() * a.columns() * b.columns(),
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

  /** One product: the longer side of C is cut, so that each thread has whole rows or columns. */
  static void multiply(Kernels kernels, Matrix a, Matrix b, Matrix c) {
    if (c.rows() < c.columns()) {
      multiply(kernels, b.transposed(), a.transposed(), c.transposed());
      return;
    }
    long workPerRow = (long) a.columns() * c.columns();
    Parallel.forRanges(
        c.rows(),
        workPerRow,
        (from, to) -> kernels.multiply(a.rows(from, to), b, c.rows(from, to)));
  }
}
