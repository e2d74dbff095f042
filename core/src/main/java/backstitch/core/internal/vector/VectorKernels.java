package backstitch.core.internal.vector;

import backstitch.core.internal.Kernels;
import backstitch.core.internal.Matrix;

/**
 * The matrix product in the Vector API: register tiles and packed panels, after Goto and van de
 * Geijn, <i>Anatomy of High-Performance Matrix Multiplication</i> (2008).
 *
 * <pre>
 *                            a panel of B, packed: DEPTH steps of
 *                            two vectors, in the first-level cache
 *                            ┌────────┐
 *                            │ ░░░░░░ │
 *                            │ ░░░░░░ │
 *                            └────────┘
 *   a block of A: HEIGHT     ┌────────┐
 *   rows, DEPTH columns,     │ ▓▓▓▓▓▓ │  a tile of C: eight rows of two
 *   in the second-level      │ ▓▓▓▓▓▓ │  vectors, in registers while k
 *   cache                    ├────────┤  runs through the panel;
 *   ┌──────────────┐         │        │
 *   │ ▒▒▒▒▒▒▒▒▒▒▒▒ │         │        │  then the next tile below,
 *   │ ▒▒▒▒▒▒▒▒▒▒▒▒ │         │        │  then the next panel to the right,
 *   └──────────────┘         └────────┘  then the next DEPTH columns of A
 * </pre>
 *
 * <p>A tile takes one number of A at a time, repeats it in a vector and multiplies the row of the
 * panel with it. Numbers that follow each other along a row of A are best taken where they are; A
 * is packed only if its rows lie across memory, or so many panels pass over it that the copy pays.
 */
public final class VectorKernels implements Kernels {
  /** With vectors of 16 floats a panel has 24 kB. */
  private static final int DEPTH = 192;

  /** A block has 384 kB. */
  private static final int HEIGHT = 512;

  private static final int MANY_COLUMNS = 512;

  @Override
  public void multiplyAdd(Matrix a, Matrix b, Matrix c) {
    if (c.columnStride() == 1 && !isEasierTurned(a, b)) {
      multiplyBlocks(a, b, c);
      return;
    }
    // Cᵀ = Bᵀ·Aᵀ, the same chains, since a·b = b·a.
    Matrix target = c.transposed();
    float[] copy = new float[c.rows() * c.columns()];
    Matrix turned = Panel.copy(target, Matrix.rowMajor(copy, 0, target.rows(), target.columns()));
    multiplyBlocks(b.transposed(), a.transposed(), turned);
    Panel.copy(turned, target);
  }

  /**
   * Both operands are best read along their rows. One that lies across has to be turned while it is
   * packed: better the smaller one.
   */
  private static boolean isEasierTurned(Matrix a, Matrix b) {
    boolean aAcross = a.columnStride() != 1;
    boolean bAcross = b.columnStride() != 1;
    return (aAcross && a.rows() > b.columns()) || (bAcross && b.columns() > a.rows());
  }

  private static void multiplyBlocks(Matrix a, Matrix b, Matrix c) {
    int depth = evenPart(a.columns(), DEPTH);
    int height = evenPart(a.rows(), HEIGHT);
    boolean packA = a.columnStride() != 1 || c.columns() >= MANY_COLUMNS;
    float[] block = new float[packA ? height * depth : 0];
    Panel panel = new Panel(depth, c.columns());
    Tile tile = new Tile();
    for (int i = 0; i < a.rows(); i += height) {
      int iEnd = Math.min(i + height, a.rows());
      for (int k = 0; k < a.columns(); k += depth) {
        int kEnd = Math.min(k + depth, a.columns());
        Matrix rows = a.rows(i, iEnd).columns(k, kEnd);
        if (packA) {
          rows = Panel.copy(rows, Matrix.rowMajor(block, 0, rows.rows(), rows.columns()));
        }
        for (int j = 0; j < c.columns(); j += panel.width()) {
          int jEnd = Math.min(j + panel.width(), c.columns());
          panel.pack(b.rows(k, kEnd).columns(j, jEnd));
          multiplyPanel(tile, rows, panel, c.rows(i, iEnd).columns(j, jEnd));
        }
      }
    }
  }

  private static void multiplyPanel(Tile tile, Matrix a, Panel b, Matrix c) {
    for (int i = 0; i < c.rows(); i += Tile.ROWS) {
      int end = Math.min(i + Tile.ROWS, c.rows());
      tile.multiplyAdd(a.rows(i, end), b, c.rows(i, end));
    }
  }

  /** Cuts a length into the fewest parts of at most a given size, as even as can be. */
  private static int evenPart(int length, int most) {
    int parts = Math.max(1, (length + most - 1) / most);
    return (length + parts - 1) / parts;
  }

  @Override
  public String toString() {
    return "vector (" + Tile.LANES.vectorBitSize() + " bits)";
  }
}
