package backstitch.core.internal.fast;

import static backstitch.core.internal.Textbook.BLOCK;

/** Products whose k is more than one block: the later blocks are summed apart, and then added. */
public final class Blocks {
  // The sums of a later block are computed for so many rows and columns of C at a time.
  private static final int ROWS = 128;
  private static final int COLUMNS = 1024;

  private Blocks() {}

  /** C = A·B, C full of +0, by tiles that need to know but one block. */
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
      iEnd = i + Math.min(ROWS, c.rows() - i);
      for (int j = 0, jEnd; j < c.columns(); j = jEnd) {
        jEnd = j + Math.min(COLUMNS, c.columns() - j);
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
