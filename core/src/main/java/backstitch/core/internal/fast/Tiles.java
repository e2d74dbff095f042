package backstitch.core.internal.fast;

/**
 * The innermost loops: a matrix product, which is computed tile by tile, long sums, and pixels.
 * They have several implementations with the same bits. Each call runs on one thread.
 */
public interface Tiles {
  /**
   * C = A·B, each element as the textbook defines it. The order of the elements is free.
   *
   * @param a [m, k]
   * @param b [k, n]
   * @param c [m, n], full of +0; shares no memory with a and b
   */
  void multiply(Matrix a, Matrix b, Matrix c);

  /**
   * Adds n contiguous numbers to sixteen sums: {@code sums[i mod 16] += x[start + i]} for i
   * ascending, as in {@link InterleavedSum}. n is a multiple of sixteen.
   */
  default void addInterleaved(float[] x, int start, int n, double[] sums) {
    InterleavedSum.add(x, start, n, sums);
  }

  /**
   * Divides rows of unsigned bytes: {@code y[i][j] = bytes[rows[i]][j] / divisor} for {@code from ≤
   * i < to}, each quotient rounded to the nearest float.
   *
   * @param bytes rows of {@code rowSize} bytes
   * @param rows which of them to divide, in order
   * @param y {@code rows.length} rows of {@code rowSize} floats
   */
  default void divideRows(
      byte[] bytes, int rowSize, int[] rows, float divisor, float[] y, int from, int to) {
    float[] quotients = new float[256]; // those of all bytes, to look them up
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
