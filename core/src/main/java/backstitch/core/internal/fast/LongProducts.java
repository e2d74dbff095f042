package backstitch.core.internal.fast;

import static backstitch.core.internal.Textbook.BLOCK;

/** Products whose k is more than one block. Each later block is summed apart, then added to C. */
public final class LongProducts {
  // The size of the part of C for which a later block is summed at a time.
  private static final int ROWS_AT_ONCE = 128;
  private static final int COLUMNS_AT_ONCE = 1024;

  private LongProducts() {}

  /** C = A·B, where C is full of +0. The tiles are given one block at a time. */
  public static void multiply(Tiles chains, Matrix a, Matrix b, Matrix c) {
    int k = a.columns();
    int first = Math.min(k, BLOCK);
    chains.multiply(a.columns(0, first), b.rows(0, first), c);
    for (int from = first, to; from < k; from = to) {
      to = Math.min(k, from + BLOCK);
      addBlock(chains, a.columns(from, to), b.rows(from, to), c);
    }
  }

  private static void addBlock(Tiles chains, Matrix a, Matrix b, Matrix c) {
    for (int i = 0, iEnd; i < c.rows(); i = iEnd) {
      iEnd = i + Math.min(ROWS_AT_ONCE, c.rows() - i);
      for (int j = 0, jEnd; j < c.columns(); j = jEnd) {
        jEnd = j + Math.min(COLUMNS_AT_ONCE, c.columns() - j);
        int size = (iEnd - i) * (jEnd - j);
        Matrix sums = Matrix.rowMajor(new float[size], 0, iEnd - i, jEnd - j);
        chains.multiply(a.rows(i, iEnd), b.columns(j, jEnd), sums);
        add(sums, c.rows(i, iEnd).columns(j, jEnd));
      }
    }
  }

  private static void add(Matrix sums, Matrix c) {
    float[] values = c.data();
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        values[c.at(i, j)] += sums.data()[sums.at(i, j)];
      }
    }
  }
}
