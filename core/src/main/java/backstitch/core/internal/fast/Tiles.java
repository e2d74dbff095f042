package backstitch.core.internal.fast;

/**
 * The innermost loops that are worth several implementations: a matrix product, long sums, pixels.
 * One thread runs each; all give the same bits.
 */
public interface Tiles {
  /**
   * C = A·B, as the textbook defines each element. Which elements are computed when, and which side
   * by side, is free.
   *
   * @param a [m, k]
   * @param b [k, n]
   * @param c [m, n], full of +0; shares no memory with a and b
   */
  void multiply(Matrix a, Matrix b, Matrix c);

  /**
   * Sixteen sums go on with a run of neighbours: {@code sums[i mod 16] += x[start + i]} for i
   * ascending, as {@link InterleavedSum} has them; n is a multiple of sixteen.
   */
  default void addInterleaved(float[] x, int start, int n, double[] sums) {
    InterleavedSum.add(x, start, n, sums);
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
    float[] quotients = new float[256]; // there are no others, so they are looked up
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
}
