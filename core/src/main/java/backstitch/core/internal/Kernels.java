package backstitch.core.internal;

/**
 * The product of two matrices, the one operation worth several implementations.
 *
 * <p>All of them return the same bits. Element (i, j) of the product is the chain {@code c =
 * fma(a(i,k), b(k,j), c)} for k ascending, from +0; a kernel may choose only which elements it
 * computes when, and which side by side.
 */
public interface Kernels {
  /**
   * C = C + A·B: each chain goes on from what C holds, which is +0 where a product begins.
   *
   * @param a [m, k]
   * @param b [k, n]
   * @param c [m, n]; shares no memory with a and b
   */
  void multiplyAdd(Matrix a, Matrix b, Matrix c);

  /** {@code textbook}, {@code plain} or {@code vector}, with what there is to say about it. */
  @Override
  String toString();
}
