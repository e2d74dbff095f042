package backstitch.core.internal;

/** Copies matrices, so that what is needed together lies together in memory. */
public final class Packing {
  private Packing() {}

  /** To has the shape of from, and shares no memory with it. */
  public static void copy(Matrix from, Matrix to) {
    if (from.columnStride() == 1 && to.columnStride() == 1) {
      copyRows(
          from.data(),
          from.offset(),
          from.rowStride(),
          to.data(),
          to.offset(),
          to.rowStride(),
          from.rows(),
          from.columns());
    } else if (from.rowStride() == 1 && to.columnStride() == 1) {
      turn(from, to);
    } else if (from.columnStride() == 1 && to.rowStride() == 1) {
      turn(from.transposed(), to.transposed());
    } else {
      copyOneByOne(from, to);
    }
  }

  /** Copies rows whose elements are neighbours in memory. */
  public static void copyRows(
      float[] from, int f, int fStride, float[] to, int t, int tStride, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(from, f + i * fStride, to, t + i * tStride, columns);
    }
  }

  /**
   * C = C + A·B, turned: Cᵀ = Cᵀ + Bᵀ·Aᵀ, the same chains, since a·b = b·a. In a copy of Cᵀ, whose
   * rows are neighbours in memory.
   */
  public static void multiplyAddTurned(Kernels kernels, Matrix a, Matrix b, Matrix c) {
    Matrix target = c.transposed();
    float[] copy = new float[c.rows() * c.columns()];
    Matrix turned = Matrix.rowMajor(copy, 0, target.rows(), target.columns());
    copy(target, turned);
    kernels.multiplyAdd(b.transposed(), a.transposed(), turned);
    copy(turned, target);
  }

  /**
   * Neighbours along columns become neighbours along rows. Eight, ten or two lines at a time (a
   * tile has ten rows), since the compiler checks and computes their addresses together; and the
   * longer the lines the better.
   */
  private static void turn(Matrix from, Matrix to) {
    if (from.rows() > from.columns()) {
      turnColumns(from, to);
    } else {
      turnRows(from, to);
    }
  }

  private static void turnColumns(Matrix from, Matrix to) {
    int j = 0;
    int stride = from.columnStride();
    int n = from.rows();
    for (; j + 8 <= from.columns(); j += 8) {
      turnEightColumns(
          from.data(), from.at(0, j), stride, to.data(), to.at(0, j), to.rowStride(), n);
    }
    // Turned, so that the inner loop is the long one.
    copyOneByOne(
        from.columns(j, from.columns()).transposed(), to.columns(j, to.columns()).transposed());
  }

  private static void turnRows(Matrix from, Matrix to) {
    int i = 0;
    int stride = from.columnStride();
    int n = from.columns();
    for (; i + 10 <= from.rows(); i += 10) {
      turnTenRows(from.data(), from.at(i, 0), stride, to.data(), to.at(i, 0), to.rowStride(), n);
    }
    for (; i + 2 <= from.rows(); i += 2) {
      turnTwoRows(from.data(), from.at(i, 0), stride, to.data(), to.at(i, 0), to.rowStride(), n);
    }
    copyOneByOne(from.rows(i, from.rows()), to.rows(i, to.rows()));
  }

  private static void turnEightColumns(
      float[] from, int f, int fStride, float[] to, int t, int tStride, int rows) {
    int f1 = f + fStride;
    int f2 = f + 2 * fStride;
    int f3 = f + 3 * fStride;
    int f4 = f + 4 * fStride;
    int f5 = f + 5 * fStride;
    int f6 = f + 6 * fStride;
    int f7 = f + 7 * fStride;
    for (int i = 0; i < rows; i++) {
      int at = t + i * tStride;
      to[at] = from[f + i];
      to[at + 1] = from[f1 + i];
      to[at + 2] = from[f2 + i];
      to[at + 3] = from[f3 + i];
      to[at + 4] = from[f4 + i];
      to[at + 5] = from[f5 + i];
      to[at + 6] = from[f6 + i];
      to[at + 7] = from[f7 + i];
    }
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

  private static void turnTwoRows(
      float[] from, int f, int fStride, float[] to, int t, int tStride, int columns) {
    int t1 = t + tStride;
    for (int j = 0; j < columns; j++) {
      int at = f + j * fStride;
      to[t + j] = from[at];
      to[t1 + j] = from[at + 1];
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
