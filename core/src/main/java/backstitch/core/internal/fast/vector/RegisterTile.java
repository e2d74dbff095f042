package backstitch.core.internal.fast.vector;

import backstitch.core.internal.fast.Matrix;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of C in registers: it is loaded, its chains continue by some steps of k, it is stored.
 *
 * <pre>  c[r][j] = fma(a[r][s], b[s][j], c[r][j])   for s ascending</pre>
 *
 * <p>There are three sizes, rows by vectors: {@link TenByTwo}, {@link FiveByTwo} and {@link
 * SixteenByOne}. They write out every row, because a vector stays in a register only as a local
 * variable; an array of vectors, or a loop over rows, would make objects of them. They load all of
 * the tile before they store any of it, and store the first row first. {@link #multiplyAddAtEdge}
 * relies on that. (FiveByTwo may load and store twice.)
 *
 * <p>They need few other registers; with more, C2 keeps addresses in vector registers, and the fmas
 * wait. So the methods are static, and rows of A are copied to fixed distances, to have one index.
 * Only SixteenByOne reads A in place: it uses each row once, and copying would cost more.
 */
final class RegisterTile {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  static final int WIDTH = FLOATS.length();

  /** The class of such vectors. */
  static final Class<?> VECTOR = FLOATS.vectorType();

  /** Columns of a tile, and of a panel of B: two vectors (one for SixteenByOne). */
  static final int PANEL = 2 * WIDTH;

  /** The most steps of k at a time (784 are two times 392); the distance of copied rows of A. */
  static final int DEPTH = 400;

  /**
   * Floats in a page of memory, 4 kB. Rows at a multiple of this distance share the same few places
   * in the first-level cache.
   */
  static final int PAGE = 1024;

  /**
   * Whether there are 16 vector registers, as with AVX2 (256 bits, x86), not 32, as with AVX-512,
   * NEON and SVE. (AVX-512 cut to 256 bits has 32, but this is true; SSE has 16, but it is false.)
   */
  static final boolean FEW_REGISTERS =
      FLOATS.vectorBitSize() == 256 && System.getProperty("os.arch", "").matches("amd64|x86_64");

  private final int height;
  private final int vectors;

  /** Copies of the rows of A for this tile, DEPTH apart. */
  private final Matrix copies;

  /** Where the tile reaches over the edge of C: stands in for C, or saves what is behind it. */
  private final float[] edge;

  RegisterTile(int height, int vectors) {
    this.height = height;
    this.vectors = vectors;
    copies = Matrix.rowMajor(new float[height * DEPTH], 0, height, DEPTH);
    edge = new float[height * width()];
  }

  /** Whether C is wide enough for two vectors. (With few registers there is no other tile.) */
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
   * C = C + A·B for as many rows as the tile has, or fewer: tile by tile, from left to right.
   *
   * @param rows [n, steps] of A, at most DEPTH steps
   * @param b [steps, columns]
   * @param c [n, columns], rows contiguous
   * @param rowsBelow how many rows of C follow that no other thread computes now
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
   * The rows themselves if a tile of one vector can read them in place: none is missing, and they
   * are contiguous and do not drive each other out of the cache. Else copies. In the place of
   * missing rows there are old numbers, whose results nobody uses.
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

  /** One tile of so many rows, where C has fewer rows or columns left. */
  private void multiplyAddAtEdge(
      int rows, Matrix a, int i, int steps, Panels b, int j, Matrix c, int left) {
    float[] cs = c.data();
    int at = c.at(i, j);
    int n = Math.min(rows, c.rows() - i);
    int columns = Math.min(width(), c.columns() - j);
    int beyond = width() - columns;
    if (n == rows && c.rowStride() == columns && beyond <= (left - n) * columns) {
      // The tile stores beyond the ends of rows. The next row is stored later and overwrites that;
      // what was beyond the last row is put back.
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
   * Continues the chains of some tiles side by side. The first element of C is at {@code co}, and
   * its rows are cStride apart.
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
    } else if (panels == 1) { // or 0, as C is no wider
      SixteenByOne.multiplyAdd(as, ao, a.rowStride(), steps, bs, bo, c, co, cStride);
    }
  }
}
