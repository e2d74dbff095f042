package backstitch.core.internal.vector;

import backstitch.core.internal.Matrix;

/** Copies matrices, so that what is needed together lies together. */
final class Packing {
  private Packing() {}

  static void copy(Matrix from, Matrix to) {
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

  /**
   * Neighbours along columns become neighbours along rows. Eight or four rows at a time, since the
   * compiler checks and computes their addresses together.
   */
  private static void turn(Matrix from, Matrix to) {
    int i = 0;
    int stride = from.columnStride();
    int n = from.columns();
    for (; i + 8 <= from.rows(); i += 8) {
      turnEightRows(from.data(), from.at(i, 0), stride, to.data(), to.at(i, 0), to.rowStride(), n);
    }
    for (; i + 4 <= from.rows(); i += 4) {
      turnFourRows(from.data(), from.at(i, 0), stride, to.data(), to.at(i, 0), to.rowStride(), n);
    }
    copyOneByOne(from.rows(i, from.rows()), to.rows(i, to.rows()));
  }

  private static void turnEightRows(
      float[] from, int f, int fStride, float[] to, int t, int tStride, int columns) {
    int t1 = t + tStride;
    int t2 = t + 2 * tStride;
    int t3 = t + 3 * tStride;
    int t4 = t + 4 * tStride;
    int t5 = t + 5 * tStride;
    int t6 = t + 6 * tStride;
    int t7 = t + 7 * tStride;
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
    }
  }

  private static void turnFourRows(
      float[] from, int f, int fStride, float[] to, int t, int tStride, int columns) {
    int t1 = t + tStride;
    int t2 = t + 2 * tStride;
    int t3 = t + 3 * tStride;
    for (int j = 0; j < columns; j++) {
      int at = f + j * fStride;
      to[t + j] = from[at];
      to[t1 + j] = from[at + 1];
      to[t2 + j] = from[at + 2];
      to[t3 + j] = from[at + 3];
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
