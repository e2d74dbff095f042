package backstitch.core.internal.fast;

import static java.lang.Math.fma;

import backstitch.core.internal.Fma;

/**
 * Cache-blocked loops in plain Java, shaped so that C2 turns the innermost into vector code.
 *
 * <pre>
 *            B block: DEPTH rows of WIDTH, each copied to an array of its own
 *            ┌───────────────┐
 *            │ b0 ░░░░░░░░░░ │  four rows of B …
 *            │ b1 ░░░░░░░░░░ │
 *            │ b2 ░░░░░░░░░░ │
 *            │ b3 ░░░░░░░░░░ │
 *            └───────────────┘
 *   a a a a    c0 ▓▓▓▓▓▓▓▓▓▓    … into two rows of C in one pass,
 *   a a a a    c1 ▓▓▓▓▓▓▓▓▓▓    each element going on with its own chain
 * </pre>
 *
 * <p>C2 (up to JDK 25 at least) vectorises such a loop only when every row is an array indexed by
 * the bare loop variable, hence the copies. Two rows of C share the loads of B; four steps of k
 * share the load and store of C.
 */
public final class PlainTiles implements Tiles {
  // Rows and columns of a block of B: 128 kB, to stay in the second-level cache. Wide, since C2 has
  // a vector's worth of elements, at the ends of a loop, computed one by one.
  private static final int DEPTH = 32;
  private static final int WIDTH = Scratch.SIZE;
  private static final int NARROW = 64; // columns; fewer are turned, for a long inner loop

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c) {
    if (!DotProducts.suit(a, b, c) && c.columns() < NARROW && c.columns() < c.rows()) {
      Packing.multiplyTurned(this::multiply, a, b, c);
    } else {
      Blocks.multiply(PlainTiles::multiplyAdd, a, b, c);
    }
  }

  private static void multiplyAdd(Matrix a, Matrix b, Matrix c) {
    if (DotProducts.suit(a, b, c)) {
      DotProducts.multiplyAdd(a, b, c);
    } else {
      multiplyBlocks(a, b, c);
    }
  }

  private static void multiplyBlocks(Matrix a, Matrix b, Matrix c) {
    int width = Math.min(WIDTH, c.columns());
    int depth = Math.min(DEPTH, a.columns());
    float[][] block = new float[depth][alike(width)];
    float[] c0 = new float[alike(width)];
    float[] c1 = new float[alike(width)];
    for (int j = 0; c.columns() - j > 0; j += WIDTH) { // also where the last j is beyond an int
      int n = Math.min(WIDTH, c.columns() - j);
      for (int k = 0; k < a.columns(); k += DEPTH) {
        int steps = Math.min(DEPTH, a.columns() - k);
        for (int s = 0; s < steps; s++) {
          load(b, k + s, j, n, block[s]);
        }
        for (int i = 0; i < c.rows(); i += 2) {
          boolean two = i + 1 < c.rows();
          load(c, i, j, n, c0);
          load(c, two ? i + 1 : i, j, n, c1);
          addProducts(a, i, two ? i + 1 : i, k, block, steps, n, c0, c1);
          store(c0, c, i, j, n);
          if (two) {
            store(c1, c, i + 1, j, n);
          }
        }
      }
    }
  }

  /**
   * Room for so many floats and a few more, so that the array with its header of 16 bytes takes
   * whole cache lines: arrays made one after the other then begin at the same place in a line. C2
   * lets the vectors of a loop begin where those of one array are whole lines; so those of all are.
   */
  private static int alike(int floats) {
    return (floats + 4 + 15) / 16 * 16 - 4;
  }

  /** Two rows of C, n wide, go on by the k of one block. */
  private static void addProducts(
      Matrix a, int i0, int i1, int k, float[][] block, int steps, int n, float[] c0, float[] c1) {
    float[] values = a.data();
    int s = 0;
    for (; Fma.HARDWARE && s + 4 <= steps; s += 4) {
      int p = a.at(i0, k + s);
      int q = a.at(i1, k + s);
      int next = a.columnStride();
      fourSteps(
          block[s],
          block[s + 1],
          block[s + 2],
          block[s + 3],
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
      oneStep(block[s], n, values[a.at(i0, k + s)], c0, values[a.at(i1, k + s)], c1);
    }
  }

  /**
   * Reads B into variables, since c0 might be one of its arrays for all that C2 knows: behind the
   * store it would read B again. (Were c1 read before that store, JDK 25 would make no vectors.)
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
