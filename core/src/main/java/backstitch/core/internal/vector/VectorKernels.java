package backstitch.core.internal.vector;

import backstitch.core.internal.Kernels;
import backstitch.core.internal.Matrix;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tiles in the Vector API: after Goto and van de Geijn, <i>Anatomy of High-Performance
 * Matrix Multiplication</i> (2008).
 *
 * <pre>
 *                       b panel: depth × COLUMNS, neighbours in memory
 *                       ┌────────┐
 *                       │ ░░░ ░░░│ ← two vectors a step
 *                       └────────┘
 *   a panel             ┌────────┐
 *   ROWS × depth  ▒▒▒▒  │ ▓▓▓ ▓▓▓│ ROWS × COLUMNS of C stay in registers
 *   neighbours in ▒▒▒▒  │ ▓▓▓ ▓▓▓│ while k runs through a block
 *   memory              └────────┘
 * </pre>
 *
 * <p>Panels are padded with zeros to the full tile; what the padding computes is not stored. A tile
 * is loaded, goes on with the chains of its elements, and is stored.
 */
public final class VectorKernels implements Kernels {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int ROWS = 4;
  private static final int COLUMNS = 2 * WIDTH;

  /** Steps of k between loading and storing a tile: an A and a B panel stay in the first cache. */
  private static final int DEPTH = 256;

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c) {
    if (c.columns() < COLUMNS && c.columns() < c.rows()) {
      // Cᵀ = Bᵀ·Aᵀ, the same chains: the long side fills the lanes.
      multiplyPanels(b.transposed(), a.transposed(), c.transposed());
    } else {
      multiplyPanels(a, b, c);
    }
  }

  private static void multiplyPanels(Matrix a, Matrix b, Matrix c) {
    int depth = Math.min(DEPTH, a.columns());
    int columnPanels = (c.columns() + COLUMNS - 1) / COLUMNS;
    float[] bPanels = new float[columnPanels * depth * COLUMNS];
    float[] aPanel = new float[depth * ROWS];
    float[] tile = new float[ROWS * COLUMNS];
    int k = 0;
    do {
      int steps = Math.min(DEPTH, a.columns() - k);
      for (int p = 0; p < columnPanels; p++) {
        // The panels of Bᵀ, rows for columns, are those of B.
        pack(b.transposed(), p * COLUMNS, COLUMNS, k, steps, bPanels, p * depth * COLUMNS);
      }
      for (int i = 0; i < c.rows(); i += ROWS) {
        pack(a, i, ROWS, k, steps, aPanel, 0);
        for (int p = 0; p < columnPanels; p++) {
          load(c, i, p * COLUMNS, k, tile);
          advance(aPanel, bPanels, p * depth * COLUMNS, steps, tile);
          store(tile, c, i, p * COLUMNS);
        }
      }
      k += steps;
    } while (k < a.columns());
  }

  /**
   * Lays out {@code count} rows, step by step: all rows' elements of step k, then of step k + 1.
   */
  private static void pack(
      Matrix m, int row, int count, int k, int steps, float[] panel, int panelStart) {
    int present = Math.min(count, m.rows() - row);
    if (present < count) {
      Arrays.fill(panel, panelStart, panelStart + steps * count, 0);
    }
    for (int r = 0; r < present; r++) {
      int at = m.at(row + r, k);
      for (int s = 0; s < steps; s++) {
        panel[panelStart + s * count + r] = m.data()[at + s * m.columnStride()];
      }
    }
  }

  /** The chains of a tile begin at +0, or go on from where the last block left them. */
  private static void load(Matrix c, int i, int j, int k, float[] tile) {
    if (k == 0) {
      Arrays.fill(tile, 0);
      return;
    }
    for (int r = 0; r < Math.min(ROWS, c.rows() - i); r++) {
      for (int x = 0; x < Math.min(COLUMNS, c.columns() - j); x++) {
        tile[r * COLUMNS + x] = c.data()[c.at(i + r, j + x)];
      }
    }
  }

  private static void store(float[] tile, Matrix c, int i, int j) {
    for (int r = 0; r < Math.min(ROWS, c.rows() - i); r++) {
      for (int x = 0; x < Math.min(COLUMNS, c.columns() - j); x++) {
        c.data()[c.at(i + r, j + x)] = tile[r * COLUMNS + x];
      }
    }
  }

  /** {@code tile[r][x] = fma(a[s][r], b[s][x], tile[r][x])} for s ascending. */
  private static void advance(float[] a, float[] b, int bStart, int steps, float[] tile) {
    FloatVector c00 = FloatVector.fromArray(LANES, tile, 0);
    FloatVector c01 = FloatVector.fromArray(LANES, tile, WIDTH);
    FloatVector c10 = FloatVector.fromArray(LANES, tile, COLUMNS);
    FloatVector c11 = FloatVector.fromArray(LANES, tile, COLUMNS + WIDTH);
    FloatVector c20 = FloatVector.fromArray(LANES, tile, 2 * COLUMNS);
    FloatVector c21 = FloatVector.fromArray(LANES, tile, 2 * COLUMNS + WIDTH);
    FloatVector c30 = FloatVector.fromArray(LANES, tile, 3 * COLUMNS);
    FloatVector c31 = FloatVector.fromArray(LANES, tile, 3 * COLUMNS + WIDTH);
    for (int s = 0; s < steps; s++) {
      FloatVector b0 = FloatVector.fromArray(LANES, b, bStart + s * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(LANES, b, bStart + s * COLUMNS + WIDTH);
      FloatVector a0 = FloatVector.broadcast(LANES, a[s * ROWS]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(LANES, a[s * ROWS + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(LANES, a[s * ROWS + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(LANES, a[s * ROWS + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    c00.intoArray(tile, 0);
    c01.intoArray(tile, WIDTH);
    c10.intoArray(tile, COLUMNS);
    c11.intoArray(tile, COLUMNS + WIDTH);
    c20.intoArray(tile, 2 * COLUMNS);
    c21.intoArray(tile, 2 * COLUMNS + WIDTH);
    c30.intoArray(tile, 3 * COLUMNS);
    c31.intoArray(tile, 3 * COLUMNS + WIDTH);
  }

  @Override
  public String toString() {
    return "vector (" + LANES.vectorBitSize() + " bits)";
  }
}
