package backstitch.core.internal.vector;

import backstitch.core.internal.Matrix;
import jdk.incubator.vector.FloatVector;

/**
 * Some columns of B, one or two vectors wide, copied so that step follows step in memory. Where B
 * has fewer columns than the panel, the rest holds what no result depends on.
 */
final class Panel {
  private final float[] values;
  private final int width;

  /** A panel for some steps of k, of one vector if C is so narrow, else of two. */
  Panel(int steps, int columns) {
    width = columns <= Tile.NARROWEST ? Tile.NARROWEST : Tile.COLUMNS;
    values = new float[steps * width];
  }

  int width() {
    return width;
  }

  float[] values() {
    return values;
  }

  /** Takes in the columns of B, rows for steps. */
  void pack(Matrix b) {
    if (b.columnStride() == 1 && b.columns() == width) {
      int at = b.at(0, 0);
      for (int s = 0; s < b.rows(); s++) {
        for (int x = 0; x < width; x += Tile.WIDTH) {
          FloatVector.fromArray(Tile.LANES, b.data(), at + x).intoArray(values, s * width + x);
        }
        at += b.rowStride();
      }
    } else {
      copy(b, new Matrix(values, 0, b.rows(), b.columns(), width, 1));
    }
  }

  /** Copies a matrix, along whatever follows each other in memory, and returns the copy. */
  static Matrix copy(Matrix from, Matrix to) {
    if (from.columnStride() == 1 && to.columnStride() == 1) {
      for (int i = 0; i < from.rows(); i++) {
        System.arraycopy(from.data(), from.at(i, 0), to.data(), to.at(i, 0), from.columns());
      }
    } else {
      for (int j = 0; j < from.columns(); j++) {
        copyColumn(
            from.data(),
            from.at(0, j),
            from.rowStride(),
            to.data(),
            to.at(0, j),
            to.rowStride(),
            from.rows());
      }
    }
    return to;
  }

  private static void copyColumn(
      float[] from, int f, int fStride, float[] to, int t, int tStride, int n) {
    for (int i = 0; i < n; i++) {
      to[t + i * tStride] = from[f + i * fStride];
    }
  }
}
