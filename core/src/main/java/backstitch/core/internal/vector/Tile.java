package backstitch.core.internal.vector;

import backstitch.core.internal.Matrix;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of C in registers: it is loaded, its chains go on by some steps of k, it is stored.
 *
 * <pre>  c[r][j] = fma(a[r][s], b[s][j], c[r][j])   for s ascending</pre>
 *
 * <p>There are tiles of three sizes, {@link TenByTwo}, {@link SixteenByOne} and {@link SixByTwo}:
 * rows by vectors. Their vectors are local variables, one to a register, which is why they write
 * the rows out: an array of vectors, or a loop over rows, would keep them in memory as objects. All
 * of C is loaded before any is stored, and rows are stored from the first to the last, which {@link
 * #multiplyAddNarrow} relies on. What else the compiler needs registers for is kept small, or it
 * keeps addresses in vector registers and the fmas wait: the methods are static, and rows of A are
 * copied to fixed places, so that all of them need one index. Only SixteenByOne reads them where
 * they are: it uses each once, and a copy would cost more than it saves.
 */
final class Tile {
  static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  static final int WIDTH = LANES.length();

  /** The class of such vectors. */
  static final Class<?> VECTOR = LANES.vectorType();

  /** The most steps at a time (784 are two times 392), and the distance of copied rows of A. */
  static final int DEPTH = 400;

  /** So many floats apart, 4 kB, elements share the same few places in the nearest cache. */
  private static final int SAME_PLACE = 1024;

  private final int height;
  private final int vectors;

  /** The rows of A that the tile is at, DEPTH apart. */
  private final Matrix copies;

  /** Stands in for C where the tile reaches over its edge, or keeps what is there. */
  private final float[] edge;

  private Tile(int height, int vectors) {
    this.height = height;
    this.vectors = vectors;
    copies = Matrix.rowMajor(new float[height * DEPTH], 0, height, DEPTH);
    edge = new float[height * width()];
  }

  static Tile tenByTwo() {
    return new Tile(10, 2);
  }

  static Tile sixteenByOne() {
    return new Tile(16, 1);
  }

  static Tile sixByTwo() {
    return new Tile(6, 2);
  }

  int height() {
    return height;
  }

  int width() {
    return vectors * WIDTH;
  }

  /**
   * C = C + A·B for as many rows as the tile has, or fewer: one tile beside the other.
   *
   * @param rows [n, steps] of A, at most DEPTH steps
   * @param b [steps, columns]
   * @param c [n, columns], columns neighbours in memory
   * @param rowsBelow how many rows of C follow that nobody else computes now
   */
  void multiplyAdd(Matrix rows, Panels b, Matrix c, int rowsBelow) {
    int n = c.rows();
    int steps = rows.columns();
    Matrix a = inPlaceOrCopied(rows);
    if (reachesOnlyBelow(c, rowsBelow)) {
      multiplyAddNarrow(a, steps, b, c);
      return;
    }
    for (int j = 0; j < c.columns(); j += width()) {
      int end = Math.min(j + width(), c.columns());
      if (n == height && end - j == width()) {
        multiplyAdd(a, steps, b, j, c.data(), c.at(0, j), c.rowStride());
      } else {
        int at = c.at(0, j);
        VectorPacking.copyRows(c.data(), at, c.rowStride(), edge, 0, width(), n, end - j);
        multiplyAdd(a, steps, b, j, edge, 0, width());
        VectorPacking.copyRows(edge, 0, width(), c.data(), at, c.rowStride(), n, end - j);
      }
    }
  }

  /**
   * The rows, if the tile can read them where they are: all of them, along memory, and not so far
   * apart that they drive each other out of the cache. Else copies; below the last row stays what
   * was there, for results that nobody looks at. Tiles of two vectors know only copies.
   */
  private Matrix inPlaceOrCopied(Matrix rows) {
    if (vectors == 1
        && rows.rows() == height
        && rows.columnStride() == 1
        && rows.rowStride() % SAME_PLACE != 0) {
      return rows;
    }
    VectorPacking.copy(rows, copies.data(), 0, DEPTH);
    return copies;
  }

  /**
   * Whether C is narrower than the tile and its rows follow each other without gaps, so that the
   * tile reaches over its edge only where rows are that it or we compute later.
   */
  private boolean reachesOnlyBelow(Matrix c, int rowsBelow) {
    return c.rows() == height
        && c.columns() < width()
        && c.rowStride() == c.columns()
        && width() - c.columns() <= rowsBelow * c.columns();
  }

  /**
   * A tile wider than C, without a copy: what is stored beyond the end of a row the next row
   * overwrites, which is stored later; what is stored beyond the last row is put back.
   */
  private void multiplyAddNarrow(Matrix a, int steps, Panels b, Matrix c) {
    int end = c.at(height, 0);
    int beyond = width() - c.columns();
    System.arraycopy(c.data(), end, edge, 0, beyond);
    multiplyAdd(a, steps, b, 0, c.data(), c.offset(), c.rowStride());
    System.arraycopy(edge, 0, c.data(), end, beyond);
  }

  /** The chains of one tile, whose first element is at {@code co}, its rows cStride apart. */
  private void multiplyAdd(
      Matrix a, int steps, Panels b, int column, float[] c, int co, int cStride) {
    float[] as = a.data();
    int ao = a.offset();
    int bo = b.at(column);
    switch (height) {
      case 6 -> SixByTwo.multiplyAdd(as, steps, b.values(), bo, b.stride(), c, co, cStride);
      case 10 -> TenByTwo.multiplyAdd(as, steps, b.values(), bo, b.stride(), c, co, cStride);
      default ->
          SixteenByOne.multiplyAdd(as, ao, a.rowStride(), steps, b.values(), bo, c, co, cStride);
    }
  }
}
