package backstitch.core.internal.fast;

import static java.lang.Math.fma;

import backstitch.core.internal.Fma;

/**
 * Loops in plain Java. C2 turns the innermost one into vector instructions. B is cut into sections
 * that fit into a cache.
 *
 * <pre>
 *            a section of B: each row is copied to an array of its own
 *            ┌───────────────┐
 *            │ b0 ░░░░░░░░░░ │  four rows of B …
 *            │ b1 ░░░░░░░░░░ │
 *            │ b2 ░░░░░░░░░░ │
 *            │ b3 ░░░░░░░░░░ │
 *            └───────────────┘
 *   a a a a    c0 ▓▓▓▓▓▓▓▓▓▓    … into two rows of C in one pass,
 *   a a a a    c1 ▓▓▓▓▓▓▓▓▓▓    each element continuing its own chain
 * </pre>
 *
 * <p>The rows are copied because C2 (at least up to JDK 25) vectorizes such a loop only if every
 * row is an array that is indexed by the bare loop variable. Two rows of C share the loads of B;
 * four steps of k share the load and the store of C.
 */
public final class PlainTiles implements Tiles {
  // A section has 128 kB, to stay in the second-level cache. It is wide because at the ends of a
  // loop C2 computes a vector's worth of elements one by one.
  private static final int SECTION_ROWS = 32;
  private static final int SECTION_COLUMNS = Scratch.SIZE;
  private static final int NARROW = 64; // columns; with fewer, Cᵀ is computed: its rows are longer

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c) {
    if (!DotProducts.suit(a, b, c) && c.columns() < NARROW && c.columns() < c.rows()) {
      Packing.multiplyTurned(this::multiply, a, b, c);
    } else {
      LongProducts.multiply(PlainTiles::multiplyAdd, a, b, c);
    }
  }

  private static void multiplyAdd(Matrix a, Matrix b, Matrix c) {
    if (DotProducts.suit(a, b, c)) {
      DotProducts.multiplyAdd(a, b, c);
    } else {
      multiplySections(a, b, c);
    }
  }

  private static void multiplySections(Matrix a, Matrix b, Matrix c) {
    int width = Math.min(SECTION_COLUMNS, c.columns());
    int depth = Math.min(SECTION_ROWS, a.columns());
    float[][] bRows = new float[depth][alike(width)];
    float[] c0 = new float[alike(width)];
    float[] c1 = new float[alike(width)];
    for (int j = 0; c.columns() - j > 0; j += SECTION_COLUMNS) { // ends also if j overflows
      int n = Math.min(SECTION_COLUMNS, c.columns() - j);
      for (int k = 0; k < a.columns(); k += SECTION_ROWS) {
        int steps = Math.min(SECTION_ROWS, a.columns() - k);
        for (int s = 0; s < steps; s++) {
          load(b, k + s, j, n, bRows[s]);
        }
        for (int i = 0; i < c.rows(); i += 2) {
          boolean two = i + 1 < c.rows();
          load(c, i, j, n, c0);
          load(c, two ? i + 1 : i, j, n, c1);
          addProducts(a, i, two ? i + 1 : i, k, bRows, steps, n, c0, c1);
          store(c0, c, i, j, n);
          if (two) {
            store(c1, c, i + 1, j, n);
          }
        }
      }
    }
  }

  /**
   * The length of an array for so many floats, rounded up: with its header of 16 bytes the array
   * fills whole cache lines. Arrays that are created one after the other then begin at the same
   * place in a line. C2 aligns the loop for one of its arrays, and so it is aligned for all.
   */
  private static int alike(int floats) {
    return (floats + 4 + 15) / 16 * 16 - 4;
  }

  /** Continues the chains of two rows of C, n elements of each, by the steps of one section. */
  private static void addProducts(
      Matrix a, int i0, int i1, int k, float[][] bRows, int steps, int n, float[] c0, float[] c1) {
    float[] values = a.data();
    int s = 0;
    for (; Fma.HARDWARE && s + 4 <= steps; s += 4) {
      int p = a.at(i0, k + s);
      int q = a.at(i1, k + s);
      int next = a.columnStride();
      fourSteps(
          bRows[s],
          bRows[s + 1],
          bRows[s + 2],
          bRows[s + 3],
          n,
          values[p],
          values[p + next],
          values[p + 2 * next],
          values[p + 3 * next],
          c0,
          values[q],
          values[q + next],
          values[q + 2 * next],
          values[q + 3 * next],
          c1);
    }
    for (; s < steps; s++) {
      oneStep(bRows[s], n, values[a.at(i0, k + s)], c0, values[a.at(i1, k + s)], c1);
    }
  }

  /**
   * Reads B into variables before it stores to c0. C2 does not know that c0 is none of B's arrays
   * and would read B again. (c1 is read after that store, or JDK 25 would not vectorize the loop.)
   */
  private static void fourSteps(
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      int n,
      float p0,
      float p1,
      float p2,
      float p3,
      float[] c0,
      float q0,
      float q1,
      float q2,
      float q3,
      float[] c1) {
    for (int j = 0; j < n; j++) {
      float b0j = b0[j];
      float b1j = b1[j];
      float b2j = b2[j];
      float b3j = b3[j];
      c0[j] = fma(p3, b3j, fma(p2, b2j, fma(p1, b1j, fma(p0, b0j, c0[j]))));
      c1[j] = fma(q3, b3j, fma(q2, b2j, fma(q1, b1j, fma(q0, b0j, c1[j]))));
    }
  }

  private static void oneStep(float[] b, int n, float p, float[] c0, float q, float[] c1) {
    if (!Fma.HARDWARE) {
      Fma.addProducts(p, b, c0, n, Scratch.doubles()[0]);
      Fma.addProducts(q, b, c1, n, Scratch.doubles()[0]);
      return;
    }
    for (int j = 0; j < n; j++) {
      float bj = b[j];
      c0[j] = fma(p, bj, c0[j]);
      c1[j] = fma(q, bj, c1[j]);
    }
  }

  private static void load(Matrix from, int i, int j, int n, float[] row) {
    int at = from.at(i, j);
    if (from.columnStride() == 1) {
      System.arraycopy(from.data(), at, row, 0, n);
      return;
    }
    for (int x = 0; x < n; x++) {
      row[x] = from.data()[at + x * from.columnStride()];
    }
  }

  private static void store(float[] row, Matrix to, int i, int j, int n) {
    int at = to.at(i, j);
    if (to.columnStride() == 1) {
      System.arraycopy(row, 0, to.data(), at, n);
      return;
    }
    for (int x = 0; x < n; x++) {
      to.data()[at + x * to.columnStride()] = row[x];
    }
  }

  @Override
  public String toString() {
    return "plain";
  }
}
