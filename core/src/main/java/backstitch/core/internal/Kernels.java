package backstitch.core.internal;

/**
 * The operations worth several implementations: the product of two matrices, long sums and maxima,
 * and reading pixels.
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

  /**
   * Sixteen sums go on with a run of neighbours: {@code sums[i mod 16] += x[start + i]} for i
   * ascending, as {@link InterleavedSum} has them.
   *
   * @param n how many; a multiple of sixteen
   */
  default void addInterleaved(float[] x, int start, int n, double[] sums) {
    InterleavedSum.add(x, start, n, sums);
  }

  /** The largest of {@code x[from] … x[to - 1]}, as {@link LargestOfRun} has it. */
  default float largest(float[] x, int from, int to) {
    return LargestOfRun.of(x, from, to);
  }

  /**
   * Some rows of unsigned bytes, divided: {@code y[i][j] = bytes[rows[i]][j] / divisor} for {@code
   * from ≤ i < to}, every quotient rounded to the nearest float.
   *
   * @param bytes any number of rows of {@code rowSize}
   * @param rows which of them are wanted, in order
   * @param y {@code rows.length} rows of {@code rowSize}
   */
  default void divideRows(
      byte[] bytes, int rowSize, int[] rows, float divisor, float[] y, int from, int to) {
    // There are only 256 quotients, so they are looked up.
    float[] quotients = new float[256];
    for (int b = 0; b < 256; b++) {
      quotients[b] = b / divisor;
    }
    for (int i = from; i < to; i++) {
      lookUp(bytes, rows[i] * rowSize, quotients, y, i * rowSize, rowSize);
    }
  }

  private static void lookUp(byte[] bytes, int from, float[] quotients, float[] y, int to, int n) {
    for (int j = 0; j < n; j++) {
      y[to + j] = quotients[bytes[from + j] & 0xFF];
    }
  }

  /** {@code textbook}, {@code plain} or {@code vector}, with what there is to say about it. */
  @Override
  String toString();
}
