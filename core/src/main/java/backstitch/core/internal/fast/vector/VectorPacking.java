package backstitch.core.internal.fast.vector;

import static backstitch.core.internal.fast.vector.RegisterTile.FLOATS;
import static backstitch.core.internal.fast.vector.RegisterTile.PANEL;
import static backstitch.core.internal.fast.vector.RegisterTile.VECTOR;
import static backstitch.core.internal.fast.vector.RegisterTile.WIDTH;

import backstitch.core.internal.fast.Matrix;
import backstitch.core.internal.fast.Packing;
import jdk.incubator.vector.FloatVector;

/** Copies as {@link Packing} does, but short rows vector by vector. */
final class VectorPacking {
  /** Longer rows are left to arraycopy, which takes a while to begin, but then is as fast. */
  private static final int SHORT = 4 * WIDTH;

  private VectorPacking() {}

  /** Copies a matrix to rows that are {@code tStride} apart, the first at {@code to[t]}. */
  static void copy(Matrix from, float[] to, int t, int tStride) {
    if (from.columnStride() == 1) {
      copyRows(
          from.data(),
          from.offset(),
          from.rowStride(),
          to,
          t,
          tStride,
          from.rows(),
          from.columns());
    } else {
      Packing.copy(from, new Matrix(to, t, from.rows(), from.columns(), tStride, 1));
    }
  }

  /** Copies contiguous rows. */
  static void copyRows(
      float[] from, int f, int fStride, float[] to, int t, int tStride, int rows, int columns) {
    if (columns <= SHORT && columns % WIDTH == 0) {
      for (int j = 0; j < columns; j += WIDTH) {
        copyVectors(from, f + j, fStride, to, t + j, tStride, rows);
      }
    } else {
      Packing.copyRows(from, f, fStride, to, t, tStride, rows, columns);
    }
  }

  /** Copies one vector of each row, since a loop over the vectors of one row would be short. */
  private static void copyVectors(
      float[] from, int f, int fStride, float[] to, int t, int tStride, int rows) {
    for (int i = 0; i < rows; i++) {
      FloatVector v = FloatVector.fromArray(FLOATS, from, f + i * fStride);
      if (v.getClass() != VECTOR) { // never, as in the tiles
        throw new AssertionError();
      }
      v.intoArray(to, t + i * tStride);
    }
  }

  /**
   * Copies contiguous rows to panels. The parts of all rows that belong to the first panel follow
   * each other; the next panel begins {@code distance} later. Memory is read best row by row.
   */
  static void copyCut(Matrix from, float[] to, int distance) {
    float[] values = from.data();
    for (int i = 0; i < from.rows(); i++) {
      int f = from.at(i, 0);
      int t = i * PANEL;
      for (int j = 0; j < from.columns(); j += PANEL) {
        FloatVector v = FloatVector.fromArray(FLOATS, values, f + j);
        FloatVector w = FloatVector.fromArray(FLOATS, values, f + j + WIDTH);
        if (v.getClass() != VECTOR || w.getClass() != VECTOR) { // never
          throw new AssertionError();
        }
        v.intoArray(to, t);
        w.intoArray(to, t + WIDTH);
        t += distance;
      }
    }
  }

  /** C = C + sums, row by row; both have contiguous rows. */
  static void addRows(Matrix sums, Matrix c) {
    int whole = c.columns() - c.columns() % WIDTH;
    for (int i = 0; i < c.rows(); i++) {
      addRow(sums.data(), sums.at(i, 0), c.data(), c.at(i, 0), whole);
      for (int j = whole; j < c.columns(); j++) {
        c.data()[c.at(i, j)] += sums.data()[sums.at(i, j)];
      }
    }
  }

  private static void addRow(float[] sums, int s, float[] c, int at, int n) {
    for (int j = 0; j < n; j += WIDTH) {
      FloatVector v = FloatVector.fromArray(FLOATS, sums, s + j);
      FloatVector w = FloatVector.fromArray(FLOATS, c, at + j);
      if (v.getClass() != VECTOR || w.getClass() != VECTOR) { // never
        throw new AssertionError();
      }
      w.add(v).intoArray(c, at + j);
    }
  }
}
