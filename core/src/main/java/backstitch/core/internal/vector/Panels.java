package backstitch.core.internal.vector;

import backstitch.core.internal.Matrix;
import backstitch.core.internal.Packing;
import jdk.incubator.vector.FloatVector;

/**
 * A block of B, cut into panels as wide as a tile: packed, so that step follows step in memory, or
 * left where it is.
 *
 * @param values where it is
 * @param first where the first panel begins
 * @param stride from one step to the next
 * @param width of a panel
 * @param distance from one panel to the next
 */
record Panels(float[] values, int first, int stride, int width, int distance) {

  /** Where the panel is that begins with a column. */
  int at(int column) {
    return first + column / width * distance;
  }

  /** Panels of B where it is: its rows are neighbours in memory, and the panels whole. */
  static Panels inPlace(Matrix b, int width) {
    return new Panels(b.data(), b.offset(), b.rowStride(), width, width);
  }

  /** Packs B; beyond its last column a panel holds what no result depends on. */
  static Panels packed(Matrix b, int width, float[] values) {
    Panels panels = new Panels(values, 0, width, width, b.rows() * width);
    for (int j = 0; j < b.columns(); j += width) {
      int end = Math.min(j + width, b.columns());
      if (end - j == width && b.columnStride() == 1) {
        for (int x = 0; x < width; x += Tile.WIDTH) {
          int to = panels.at(j) + x;
          pack(b.data(), b.at(0, j + x), b.rowStride(), b.rows(), width, values, to);
        }
      } else {
        Matrix panel = new Matrix(values, panels.at(j), b.rows(), end - j, width, 1);
        Packing.copy(b.columns(j, end), panel);
      }
    }
    return panels;
  }

  /** One vector of each row; a loop over the vectors of a row would be a short one. */
  private static void pack(
      float[] b, int bo, int bStride, int steps, int width, float[] values, int to) {
    for (int s = 0; s < steps; s++) {
      FloatVector.fromArray(Tile.LANES, b, bo + s * bStride).intoArray(values, to + s * width);
    }
  }
}
