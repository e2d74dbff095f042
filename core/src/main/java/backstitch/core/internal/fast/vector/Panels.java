package backstitch.core.internal.fast.vector;

import backstitch.core.internal.fast.Matrix;

/**
 * A section of B, cut into panels as wide as a tile. They are packed, so that the steps of a panel
 * are contiguous, or left in place.
 *
 * @param values the array that holds them
 * @param first where the first panel begins
 * @param stride from one step to the next
 * @param width of a panel
 * @param distance from one panel to the next
 */
record Panels(float[] values, int first, int stride, int width, int distance) {

  /** Where the panel of a column begins. */
  int at(int column) {
    return first + column / width * distance;
  }

  /** The panels without their first steps. */
  Panels from(int step) {
    return new Panels(values, first + step * stride, stride, width, distance);
  }

  /** Panels of B in place: B has contiguous rows, and only whole panels. */
  static Panels inPlace(Matrix b, int width) {
    return new Panels(b.data(), b.offset(), b.rowStride(), width, width);
  }

  /** Packs B. Beyond its last column the panel holds old numbers, on which no result depends. */
  static Panels packed(Matrix b, int width, float[] values) {
    int distance = b.rows() * width;
    if (distance % RegisterTile.PAGE == 0) { // or their rows would share a few places in the cache
      distance += width;
    }
    Panels panels = new Panels(values, 0, width, width, distance);
    int j = 0;
    if (b.columnStride() == 1 && width == RegisterTile.PANEL) {
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
