package backstitch.core.internal.fast.vector;

import backstitch.core.internal.fast.Matrix;

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

  /** The panels without their first steps. */
  Panels from(int step) {
    return new Panels(values, first + step * stride, stride, width, distance);
  }

  /** Panels of B where it is: its rows are neighbours in memory, and the panels whole. */
  static Panels inPlace(Matrix b, int width) {
    return new Panels(b.data(), b.offset(), b.rowStride(), width, width);
  }

  /** Packs B; beyond its last column a panel holds what no result depends on. */
  static Panels packed(Matrix b, int width, float[] values) {
    int distance = b.rows() * width;
    if (distance % Tile.PAGE == 0) { // their rows would share the same few places in the cache
      distance += width;
    }
    Panels panels = new Panels(values, 0, width, width, distance);
    int j = 0;
    if (b.columnStride() == 1 && width == Tile.PANEL) {
      j = b.columns() - b.columns() % width;
      VectorPacking.copyCut(b.columns(0, j), values, panels.distance);
    }
    for (; j < b.columns(); j += width) {
      int end = Math.min(j + width, b.columns());
      VectorPacking.copy(b.columns(j, end), values, panels.at(j), width);
    }
    return panels;
  }
}
