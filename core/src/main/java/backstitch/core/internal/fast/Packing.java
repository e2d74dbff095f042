package backstitch.core.internal.fast;

/** Copies matrices so that numbers that are used together are side by side in memory. */
public final class Packing {
  private Packing() {}

  /** A copy with contiguous rows. */
  public static Matrix rowMajorCopy(Matrix from) {
    float[] values = new float[from.rows() * from.columns()];
    Matrix to = Matrix.rowMajor(values, 0, from.rows(), from.columns());
    copy(from, to);
    return to;
  }

  /** Copies a matrix to one of the same shape, which shares no memory with it. */
  public static void copy(Matrix from, Matrix to) {
    if (from.columnStride() == 1 && to.columnStride() == 1) {
      for (int i = 0; i < from.rows(); i++) {
        System.arraycopy(from.data(), from.at(i, 0), to.data(), to.at(i, 0), from.columns());
      }
    } else if (from.rowStride() == 1 && to.columnStride() == 1) {
      turn(from, to);
    } else if (from.columnStride() == 1 && to.rowStride() == 1) {
      turn(from.transposed(), to.transposed());
    } else {
      copyOneByOne(from, to);
    }
  }

  /** Copies contiguous rows. */
  public static void copyRows(
      float[] from, int f, int fStride, float[] to, int t, int tStride, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(from, f + i * fStride, to, t + i * tStride, columns);
    }
  }

  /**
   * C = A·B, turned: computed as Cᵀ = Bᵀ·Aᵀ, which gives the same bits, since a·b = b·a. The new
   * array for Cᵀ has contiguous rows; then it is copied to C.
   */
  public static void multiplyTurned(Tiles tiles, Matrix a, Matrix b, Matrix c) {
    Matrix turned = Matrix.rowMajor(new float[c.rows() * c.columns()], 0, c.columns(), c.rows());
    tiles.multiply(b.transposed(), a.transposed(), turned);
    copy(turned, c.transposed());
  }

  /**
   * Copies contiguous columns to contiguous rows. Ten rows are written at a time (as many as a tile
   * has), since the compiler then checks and computes their addresses together.
   */
  private static void turn(Matrix from, Matrix to) {
    int i = 0;
    for (; i + 10 <= from.rows(); i += 10) {
      turnTenRows(
          from.data(),
          from.at(i, 0),
          from.columnStride(),
          to.data(),
          to.at(i, 0),
          to.rowStride(),
          from.columns());
    }
    copyOneByOne(from.rows(i, from.rows()), to.rows(i, to.rows()));
  }

  private static void turnTenRows(
      float[] from, int f, int fStride, float[] to, int t, int tStride, int columns) {
    int t1 = t + tStride;
    int t2 = t + 2 * tStride;
    int t3 = t + 3 * tStride;
    int t4 = t + 4 * tStride;
    int t5 = t + 5 * tStride;
    int t6 = t + 6 * tStride;
    int t7 = t + 7 * tStride;
    int t8 = t + 8 * tStride;
    int t9 = t + 9 * tStride;
    for (int j = 0; j < columns; j++) {
      int at = f + j * fStride;
      to[t + j] = from[at];
      to[t1 + j] = from[at + 1];
      to[t2 + j] = from[at + 2];
      to[t3 + j] = from[at + 3];
      to[t4 + j] = from[at + 4];
      to[t5 + j] = from[at + 5];
      to[t6 + j] = from[at + 6];
      to[t7 + j] = from[at + 7];
      to[t8 + j] = from[at + 8];
      to[t9 + j] = from[at + 9];
    }
  }

  private static void copyOneByOne(Matrix from, Matrix to) {
    for (int i = 0; i < from.rows(); i++) {
      for (int j = 0; j < from.columns(); j++) {
        to.data()[to.at(i, j)] = from.data()[from.at(i, j)];
      }
    }
  }
}
