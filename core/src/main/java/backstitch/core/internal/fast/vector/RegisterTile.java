package backstitch.core.internal.fast.vector;

import backstitch.core.internal.fast.Matrix;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of C in registers: it is loaded, its chains go on by some steps of k, it is stored.
 *
 * <pre>  c[r][j] = fma(a[r][s], b[s][j], c[r][j])   for s ascending</pre>
 *
 * <p>There are tiles of three sizes, {@link TenByTwo}, {@link FiveByTwo} and {@link SixteenByOne}:
 * rows by vectors. Their vectors are local variables, one to a register, which is why they write
 * the rows out: an array of vectors, or a loop over rows, would keep them in memory as objects. All
 * of a tile of C is loaded before any is stored, and rows are stored from the first to the last,
 * which {@link #multiplyAddAtEdge} relies on (FiveByTwo may do so twice). What else the compiler
 * needs registers for is kept small, or it keeps addresses in vector registers and the fmas wait:
 * the methods are static, and rows of A are copied to fixed places, so that all of them need one
 * index. Only SixteenByOne reads them where they are: it uses each once, and a copy would cost more
 * than it saves.
 */
final class Tile {
  static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  static final int WIDTH = LANES.length();

  /** The class of such vectors. */
  static final Class<?> VECTOR = LANES.vectorType();

  /** Columns of a panel, and of a tile: two vectors (one for SixteenByOne). */
  static final int PANEL = 2 * WIDTH;

  /** The most steps at a time (784 are two times 392), and the distance of copied rows of A. */
  static final int DEPTH = 400;

  /**
   * Floats in a page of memory, 4 kB. So far apart they share the same few places in the nearest
   * cache.
   */
  static final int PAGE = 1024;

  /**
   * AVX2, vectors of 256 bits on x86, has 16 registers; AVX-512, NEON and SVE have 32. (AVX-512 has
   * 32 at 256 bits, too, and then the smaller tile; SSE has 16 at 128, and the larger.)
   */
  static final boolean FEW_REGISTERS =
      LANES.vectorBitSize() == 256 && System.getProperty("os.arch", "").matches("amd64|x86_64");

  private final int height;
  private final int vectors;

  /** The rows of A that the tile is at, DEPTH apart. */
  private final Matrix copies;

  /** Stands in for C where the tile reaches over its edge, or keeps what is there. */
  private final float[] edge;

  Tile(int height, int vectors) {
    this.height = height;
    this.vectors = vectors;
    copies = Matrix.rowMajor(new float[height * DEPTH], 0, height, DEPTH);
    edge = new float[height * width()];
  }

  /** Whether a C so narrow is better computed by vectors side by side than by one. */
  static boolean isWide(int columns) {
    return columns > WIDTH || FEW_REGISTERS;
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
    Matrix a = inPlaceOrCopied(rows);
    int steps = rows.columns();
    int whole = c.columns() / width();
    for (int i = 0, most; i < c.rows(); i += most) {
      int left = c.rows() - i;
      most = vectors == 2 && (FEW_REGISTERS || left < height) ? 5 : height;
      if (left >= most) {
        multiplyAdd(most, a, i, steps, b, 0, whole, c.data(), c.at(i, 0), c.rowStride());
      }
      for (int j = left < most ? 0 : whole * width(); j < c.columns(); j += width()) {
        multiplyAddAtEdge(most, a, i, steps, b, j, c, left + rowsBelow);
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
        && rows.rowStride() % PAGE != 0) {
      return rows;
    }
    VectorPacking.copy(rows, copies.data(), 0, DEPTH);
    return copies;
  }

  /** One tile of so many rows, where C has fewer rows or columns than it. */
  private void multiplyAddAtEdge(
      int rows, Matrix a, int i, int steps, Panels b, int j, Matrix c, int left) {
    float[] cs = c.data();
    int at = c.at(i, j);
    int n = Math.min(rows, c.rows() - i);
    int columns = Math.min(width(), c.columns() - j);
    int beyond = width() - columns;
    if (n == rows && c.rowStride() == columns && beyond <= (left - n) * columns) {
      // What is stored beyond the end of a row, the next row overwrites, which is stored later;
      // what is stored beyond the last row is put back.
      int end = at + n * columns;
      System.arraycopy(cs, end, edge, 0, beyond);
      multiplyAdd(rows, a, i, steps, b, j, 1, cs, at, columns);
      System.arraycopy(edge, 0, cs, end, beyond);
    } else {
      VectorPacking.copyRows(cs, at, c.rowStride(), edge, 0, width(), n, columns);
      multiplyAdd(rows, a, i, steps, b, j, 1, edge, 0, width());
      VectorPacking.copyRows(edge, 0, width(), cs, at, c.rowStride(), n, columns);
    }
  }

  /**
   * The chains of some tiles, one beside the other: the first element of C is at {@code co}, its
   * rows are cStride apart.
   */
  private void multiplyAdd(
      int rows,
      Matrix a,
      int i,
      int steps,
      Panels b,
      int j,
      int panels,
      float[] c,
      int co,
      int cStride) {
    float[] as = a.data();
    float[] bs = b.values();
    int ao = a.at(i, 0);
    int bo = b.at(j);
    int distance = b.distance();
    int stride = b.stride();
    if (rows == 5) {
      FiveByTwo.multiplyAdd(as, ao, steps, bs, bo, distance, stride, panels, c, co, cStride);
    } else if (rows == 10) {
      TenByTwo.multiplyAdd(as, steps, bs, bo, distance, stride, panels, c, co, cStride);
    } else if (panels == 1) { // or none, C is no wider
      SixteenByOne.multiplyAdd(as, ao, a.rowStride(), steps, bs, bo, c, co, cStride);
    }
  }
}
