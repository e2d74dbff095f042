package backstitch.core.internal.vector;

import backstitch.core.internal.Matrix;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of C in registers: it is loaded, its chains go on by the steps of a panel, it is stored.
 *
 * <pre>  c[r][j] = fma(a[r][s], b[s][j], c[r][j])   for s ascending</pre>
 *
 * <p>The vectors are local variables, one to a register, which is why the rows are written out: an
 * array of vectors, or a loop over rows, would keep them in memory as objects. With 32 registers
 * there are eight rows of two vectors, so that sixteen fmas are under way while ten numbers are
 * loaded; AVX2 has 16, enough for six rows.
 */
final class Tile {
  static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  static final int WIDTH = LANES.length();
  static final int COLUMNS = 2 * WIDTH;
  static final int ROWS = WIDTH == 8 ? 6 : 8;

  /** The narrowest panel there is a tile for. */
  static final int NARROWEST = ROWS == 8 ? WIDTH : COLUMNS;

  /** Stands in for C where a tile reaches over its edge. */
  private final float[] edge = new float[ROWS * COLUMNS];

  /**
   * C = C + A·B.
   *
   * @param a at most ROWS rows, each of neighbours in memory
   * @param b as many steps as A has columns
   * @param c as many rows as A has; its columns are those of the panel, or the first of them
   */
  void multiplyAdd(Matrix a, Panel b, Matrix c) {
    if (c.rows() == ROWS && c.columns() == b.width()) {
      advance(a, b, c.data(), c.offset(), c.rowStride());
    } else {
      Matrix inside = new Matrix(edge, 0, c.rows(), c.columns(), b.width(), 1);
      Panel.copy(c, inside);
      advance(a, b, edge, 0, b.width());
      Panel.copy(inside, c);
    }
  }

  private static void advance(Matrix a, Panel b, float[] c, int co, int cStride) {
    if (b.width() == WIDTH) {
      eightByOne(a, b.values(), c, co, cStride);
    } else if (ROWS == 8) {
      eightByTwo(a, b.values(), c, co, cStride);
    } else {
      sixByTwo(a, b.values(), c, co, cStride);
    }
  }

  /** Where a row of A begins; below its last row that one again, for results nobody looks at. */
  private static int row(Matrix a, int r) {
    return a.offset() + Math.min(r, a.rows() - 1) * a.rowStride();
  }

  /** For 32 registers: AVX-512, NEON. */
  private static void eightByTwo(Matrix a, float[] b, float[] c, int co, int cStride) {
    float[] x = a.data();
    int steps = a.columns();
    int a0 = row(a, 0);
    int a1 = row(a, 1);
    int a2 = row(a, 2);
    int a3 = row(a, 3);
    int a4 = row(a, 4);
    int a5 = row(a, 5);
    int a6 = row(a, 6);
    int a7 = row(a, 7);
    FloatVector c00 = FloatVector.fromArray(LANES, c, co);
    FloatVector c01 = FloatVector.fromArray(LANES, c, co + WIDTH);
    FloatVector c10 = FloatVector.fromArray(LANES, c, co + cStride);
    FloatVector c11 = FloatVector.fromArray(LANES, c, co + cStride + WIDTH);
    FloatVector c20 = FloatVector.fromArray(LANES, c, co + 2 * cStride);
    FloatVector c21 = FloatVector.fromArray(LANES, c, co + 2 * cStride + WIDTH);
    FloatVector c30 = FloatVector.fromArray(LANES, c, co + 3 * cStride);
    FloatVector c31 = FloatVector.fromArray(LANES, c, co + 3 * cStride + WIDTH);
    FloatVector c40 = FloatVector.fromArray(LANES, c, co + 4 * cStride);
    FloatVector c41 = FloatVector.fromArray(LANES, c, co + 4 * cStride + WIDTH);
    FloatVector c50 = FloatVector.fromArray(LANES, c, co + 5 * cStride);
    FloatVector c51 = FloatVector.fromArray(LANES, c, co + 5 * cStride + WIDTH);
    FloatVector c60 = FloatVector.fromArray(LANES, c, co + 6 * cStride);
    FloatVector c61 = FloatVector.fromArray(LANES, c, co + 6 * cStride + WIDTH);
    FloatVector c70 = FloatVector.fromArray(LANES, c, co + 7 * cStride);
    FloatVector c71 = FloatVector.fromArray(LANES, c, co + 7 * cStride + WIDTH);
    for (int s = 0; s < steps; s++) {
      FloatVector b0 = FloatVector.fromArray(LANES, b, s * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(LANES, b, s * COLUMNS + WIDTH);
      FloatVector x0 = FloatVector.broadcast(LANES, x[a0 + s]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(LANES, x[a1 + s]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(LANES, x[a2 + s]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(LANES, x[a3 + s]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      FloatVector x4 = FloatVector.broadcast(LANES, x[a4 + s]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      FloatVector x5 = FloatVector.broadcast(LANES, x[a5 + s]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      FloatVector x6 = FloatVector.broadcast(LANES, x[a6 + s]);
      c60 = x6.fma(b0, c60);
      c61 = x6.fma(b1, c61);
      FloatVector x7 = FloatVector.broadcast(LANES, x[a7 + s]);
      c70 = x7.fma(b0, c70);
      c71 = x7.fma(b1, c71);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + WIDTH);
    c10.intoArray(c, co + cStride);
    c11.intoArray(c, co + cStride + WIDTH);
    c20.intoArray(c, co + 2 * cStride);
    c21.intoArray(c, co + 2 * cStride + WIDTH);
    c30.intoArray(c, co + 3 * cStride);
    c31.intoArray(c, co + 3 * cStride + WIDTH);
    c40.intoArray(c, co + 4 * cStride);
    c41.intoArray(c, co + 4 * cStride + WIDTH);
    c50.intoArray(c, co + 5 * cStride);
    c51.intoArray(c, co + 5 * cStride + WIDTH);
    c60.intoArray(c, co + 6 * cStride);
    c61.intoArray(c, co + 6 * cStride + WIDTH);
    c70.intoArray(c, co + 7 * cStride);
    c71.intoArray(c, co + 7 * cStride + WIDTH);
  }

  /** The same for C of one vector or less, such as ten classes. */
  private static void eightByOne(Matrix a, float[] b, float[] c, int co, int cStride) {
    float[] x = a.data();
    int steps = a.columns();
    int a0 = row(a, 0);
    int a1 = row(a, 1);
    int a2 = row(a, 2);
    int a3 = row(a, 3);
    int a4 = row(a, 4);
    int a5 = row(a, 5);
    int a6 = row(a, 6);
    int a7 = row(a, 7);
    FloatVector c00 = FloatVector.fromArray(LANES, c, co);
    FloatVector c10 = FloatVector.fromArray(LANES, c, co + cStride);
    FloatVector c20 = FloatVector.fromArray(LANES, c, co + 2 * cStride);
    FloatVector c30 = FloatVector.fromArray(LANES, c, co + 3 * cStride);
    FloatVector c40 = FloatVector.fromArray(LANES, c, co + 4 * cStride);
    FloatVector c50 = FloatVector.fromArray(LANES, c, co + 5 * cStride);
    FloatVector c60 = FloatVector.fromArray(LANES, c, co + 6 * cStride);
    FloatVector c70 = FloatVector.fromArray(LANES, c, co + 7 * cStride);
    for (int s = 0; s < steps; s++) {
      FloatVector b0 = FloatVector.fromArray(LANES, b, s * WIDTH);
      FloatVector x0 = FloatVector.broadcast(LANES, x[a0 + s]);
      c00 = x0.fma(b0, c00);
      FloatVector x1 = FloatVector.broadcast(LANES, x[a1 + s]);
      c10 = x1.fma(b0, c10);
      FloatVector x2 = FloatVector.broadcast(LANES, x[a2 + s]);
      c20 = x2.fma(b0, c20);
      FloatVector x3 = FloatVector.broadcast(LANES, x[a3 + s]);
      c30 = x3.fma(b0, c30);
      FloatVector x4 = FloatVector.broadcast(LANES, x[a4 + s]);
      c40 = x4.fma(b0, c40);
      FloatVector x5 = FloatVector.broadcast(LANES, x[a5 + s]);
      c50 = x5.fma(b0, c50);
      FloatVector x6 = FloatVector.broadcast(LANES, x[a6 + s]);
      c60 = x6.fma(b0, c60);
      FloatVector x7 = FloatVector.broadcast(LANES, x[a7 + s]);
      c70 = x7.fma(b0, c70);
    }
    c00.intoArray(c, co);
    c10.intoArray(c, co + cStride);
    c20.intoArray(c, co + 2 * cStride);
    c30.intoArray(c, co + 3 * cStride);
    c40.intoArray(c, co + 4 * cStride);
    c50.intoArray(c, co + 5 * cStride);
    c60.intoArray(c, co + 6 * cStride);
    c70.intoArray(c, co + 7 * cStride);
  }

  /** For 16 registers: AVX2. */
  private static void sixByTwo(Matrix a, float[] b, float[] c, int co, int cStride) {
    float[] x = a.data();
    int steps = a.columns();
    int a0 = row(a, 0);
    int a1 = row(a, 1);
    int a2 = row(a, 2);
    int a3 = row(a, 3);
    int a4 = row(a, 4);
    int a5 = row(a, 5);
    FloatVector c00 = FloatVector.fromArray(LANES, c, co);
    FloatVector c01 = FloatVector.fromArray(LANES, c, co + WIDTH);
    FloatVector c10 = FloatVector.fromArray(LANES, c, co + cStride);
    FloatVector c11 = FloatVector.fromArray(LANES, c, co + cStride + WIDTH);
    FloatVector c20 = FloatVector.fromArray(LANES, c, co + 2 * cStride);
    FloatVector c21 = FloatVector.fromArray(LANES, c, co + 2 * cStride + WIDTH);
    FloatVector c30 = FloatVector.fromArray(LANES, c, co + 3 * cStride);
    FloatVector c31 = FloatVector.fromArray(LANES, c, co + 3 * cStride + WIDTH);
    FloatVector c40 = FloatVector.fromArray(LANES, c, co + 4 * cStride);
    FloatVector c41 = FloatVector.fromArray(LANES, c, co + 4 * cStride + WIDTH);
    FloatVector c50 = FloatVector.fromArray(LANES, c, co + 5 * cStride);
    FloatVector c51 = FloatVector.fromArray(LANES, c, co + 5 * cStride + WIDTH);
    for (int s = 0; s < steps; s++) {
      FloatVector b0 = FloatVector.fromArray(LANES, b, s * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(LANES, b, s * COLUMNS + WIDTH);
      FloatVector x0 = FloatVector.broadcast(LANES, x[a0 + s]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(LANES, x[a1 + s]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(LANES, x[a2 + s]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(LANES, x[a3 + s]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      FloatVector x4 = FloatVector.broadcast(LANES, x[a4 + s]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      FloatVector x5 = FloatVector.broadcast(LANES, x[a5 + s]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + WIDTH);
    c10.intoArray(c, co + cStride);
    c11.intoArray(c, co + cStride + WIDTH);
    c20.intoArray(c, co + 2 * cStride);
    c21.intoArray(c, co + 2 * cStride + WIDTH);
    c30.intoArray(c, co + 3 * cStride);
    c31.intoArray(c, co + 3 * cStride + WIDTH);
    c40.intoArray(c, co + 4 * cStride);
    c41.intoArray(c, co + 4 * cStride + WIDTH);
    c50.intoArray(c, co + 5 * cStride);
    c51.intoArray(c, co + 5 * cStride + WIDTH);
  }
}
