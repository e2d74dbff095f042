package backstitch.core.internal.fast.vector;

import backstitch.core.internal.Textbook;
import backstitch.core.internal.fast.DotProducts;
import backstitch.core.internal.fast.LongProducts;
import backstitch.core.internal.fast.Matrix;
import backstitch.core.internal.fast.Packing;
import backstitch.core.internal.fast.Tiles;
import java.util.Arrays;

/**
 * The innermost loops in the Vector API. Long sums are those of {@link SixteenSums}, pixels those
 * of {@link ByteQuotients}. A matrix product uses register tiles and packed panels, after Goto and
 * van de Geijn, <i>Anatomy of High-Performance Matrix Multiplication</i> (2008).
 *
 * <pre>
 *                           a section of B: at most DEPTH steps,
 *                           packed into panels as wide as a tile,
 *                           in the second-level cache
 *                         ┌────────┬────────┬────────┐
 *                         │ ░░░░░░ │        │        │
 *                         │ ░░░░░░ │        │        │
 *                         └────────┴────────┴────────┘
 *   ten rows of A,        ┌────────┬────────┬────────┐
 *   DEPTH columns, in     │ ▓▓▓▓▓▓ │        │        │
 *   the first-level       │ ▓▓▓▓▓▓ │        │        │
 *   cache                 ├────────┼────────┼────────┤
 *   ┌──────────────┐      │        │        │        │
 *   │ ▒▒▒▒▒▒▒▒▒▒▒▒ │      │        │        │        │
 *   └──────────────┘      └────────┴────────┴────────┘
 *                           a tile of C, in registers while k runs through the
 *                           panel; then the next tile to the right, with the same
 *                           rows of A; then the next rows; then the next section
 *                           below; then the next section to the right
 * </pre>
 *
 * <p>A tile repeats one number of A in a vector and multiplies a row of the panel by it. C is
 * computed along its rows, as memory is fastest. The picture shows the first block of k, 1024
 * steps. For a later block, all steps of 256 columns are packed and summed in a strip, which is
 * added to C. A matrix times a vector is left to {@link DotProducts}.
 */
public final class VectorTiles implements Tiles {
  /** Elements of B that are packed at a time: 800 kB. The fewer the steps, the more columns. */
  private static final int PACKED = 512 * RegisterTile.DEPTH;

  /** With so few rows of C, B is used so seldom that packing it does not pay, unless it is far. */
  private static final int FEW_ROWS = 32;

  /**
   * A B of so many elements is far: in memory that is best read in long parts of rows. Measured
   * were 2 MB on a machine with AVX2 and 16 MB on one with AVX-512.
   */
  private static final int FAR = RegisterTile.FEW_REGISTERS ? 1 << 19 : 1 << 22;

  /** If B is far, so many steps are packed at a time, to have long parts of rows: 2048 floats. */
  private static final int FAR_STEPS = 100;

  /**
   * A panel that is read in place may lie in so many pages. With more, the TLB forgets the first
   * page before the last is read.
   */
  private static final int MOST_PAGES = 64;

  /** A B of so many elements, 256 kB, is not packed. (With AVX2 it is: the tile is faster so.) */
  private static final int SMALL = RegisterTile.FEW_REGISTERS ? 0 : 1 << 16;

  /** Columns of C for which all steps of a later block are packed at a time: 1 MB. */
  private static final int STRIP = 256;

  /** What a thread keeps from one product to the next: 1.1 MB. */
  private static final class Workspace {
    final RegisterTile tenByTwo = new RegisterTile(10, 2); // on AVX2 twice five
    final RegisterTile sixteenByOne = new RegisterTile(16, 1);

    /** Has room for the step that {@link Panels#packed} adds to each panel that fills pages. */
    final float[] panels = new float[(RegisterTile.PAGE + RegisterTile.PANEL) * STRIP];

    private final float[] strip = new float[16 * STRIP];

    /** Zeros for the sums of a part of C, with its columns rounded up to whole tiles. */
    Matrix newStrip(Matrix c, int width) {
      int columns = (c.columns() + width - 1) / width * width;
      Arrays.fill(strip, 0, c.rows() * columns, 0);
      return Matrix.rowMajor(strip, 0, c.rows(), columns);
    }
  }

  private static final ThreadLocal<Workspace> WORKSPACE = ThreadLocal.withInitial(Workspace::new);

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c) {
    if (DotProducts.suit(a, b, c)) {
      LongProducts.multiply(DotProducts::multiplyAdd, a, b, c);
    } else if (c.columnStride() == 1 && !isEasierTurned(a, b)) {
      multiplyColumns(a, b, c);
    } else {
      Packing.multiplyTurned(VectorTiles::multiplyColumns, a, b, c);
    }
  }

  /**
   * Whether Cᵀ = Bᵀ·Aᵀ costs less. Packing is slower for an operand whose rows are not contiguous.
   * In the turned product that is so for the other operand; and C is written twice.
   */
  private static boolean isEasierTurned(Matrix a, Matrix b) {
    long as = size(a);
    long bs = size(b);
    long cs = (long) a.rows() * b.columns();
    boolean aAcross = a.columnStride() != 1;
    boolean bAcross = b.columnStride() != 1;
    long asItIs = (aAcross ? as : 0) + (bAcross ? bs : 0);
    long turned = (aAcross ? 0 : as) + (bAcross ? 0 : bs) + 2 * cs;
    return turned < asItIs;
  }

  private static long size(Matrix matrix) {
    return (long) matrix.rows() * matrix.columns();
  }

  /**
   * If the panels stay in place, first the whole panels and then the columns that remain. Else all
   * together, so that the rows of A are copied only once.
   */
  private static void multiplyColumns(Matrix a, Matrix b, Matrix c) {
    boolean near = size(b) <= SMALL || (c.rows() <= FEW_ROWS && size(b) < FAR);
    if (!near || b.columnStride() != 1) {
      multiplyBlocks(a, b, c, false);
      return;
    }
    int whole = c.columns() - c.columns() % RegisterTile.PANEL;
    multiplyBlocks(a, b.columns(0, whole), c.columns(0, whole), true);
    multiplyBlocks(a, b.columns(whole, b.columns()), c.columns(whole, c.columns()), false);
  }

  private static void multiplyBlocks(Matrix a, Matrix b, Matrix c, boolean inPlace) {
    boolean far = c.rows() <= FEW_ROWS && size(b) >= FAR;
    int mostSteps = inPlace ? stepsInPlace(b) : far ? FAR_STEPS : RegisterTile.DEPTH;
    for (int k = 0, kEnd; k < a.columns(); k = kEnd) {
      kEnd = k + Math.min(Textbook.BLOCK, a.columns() - k);
      Matrix rows = a.columns(k, kEnd);
      if (k > 0 && a.columnStride() != 1 && c.columns() > STRIP) { // once for all strips
        rows = Packing.rowMajorCopy(rows);
      }
      multiplyBlock(rows, b.rows(k, kEnd), c, inPlace, mostSteps, k > 0);
    }
  }

  /** The most steps in place: each is in a page of its own, or several share one. */
  private static int stepsInPlace(Matrix b) {
    int distance = Math.max(1, Math.min(b.rowStride(), RegisterTile.PAGE)); // 0: no columns
    return Math.min(RegisterTile.DEPTH, MOST_PAGES * RegisterTile.PAGE / distance);
  }

  /**
   * One block of k. The chains of the first block are continued in C itself, from section to
   * section. A later block begins new chains in a strip, as high as a tile, which is then added to
   * C. All steps of its columns are packed together, so that a strip is finished at once.
   *
   * <p>The method has more than 325 bytes of code, so that it is not inlined (docs/decisions/0013,
   * section 'Large methods').
   */
  private static void multiplyBlock(
      Matrix a, Matrix b, Matrix c, boolean inPlace, int mostSteps, boolean later) {
    Workspace own = WORKSPACE.get();
    RegisterTile tile = RegisterTile.isWide(c.columns()) ? own.tenByTwo : own.sixteenByOne;
    int width = tile.width();
    int parts = (a.columns() - 1) / mostSteps + 1; // the fewest, of equal size
    int depth = (a.columns() - 1) / parts + 1;
    int packed = later ? a.columns() : depth;
    int most = later ? STRIP : PACKED / depth / RegisterTile.PANEL * RegisterTile.PANEL;
    for (int j = 0, jEnd; j < c.columns(); j = jEnd) {
      jEnd = j + Math.min(most, c.columns() - j);
      for (int k = 0, kEnd; k < a.columns(); k = kEnd) {
        kEnd = k + Math.min(packed, a.columns() - k);
        Matrix section = b.rows(k, kEnd).columns(j, jEnd);
        Panels panels =
            inPlace ? Panels.inPlace(section, width) : Panels.packed(section, width, own.panels);
        for (int i = 0, iEnd; i < c.rows(); i = iEnd) {
          iEnd = i + Math.min(tile.height(), c.rows() - i);
          Matrix target = c.rows(i, iEnd).columns(j, jEnd);
          Matrix sums = later ? own.newStrip(target, width) : target;
          for (int s = k, sEnd; s < kEnd; s = sEnd) {
            sEnd = s + Math.min(depth, kEnd - s);
            Matrix rows = a.rows(i, iEnd).columns(s, sEnd);
            tile.multiplyAdd(rows, panels.from(s - k), sums, later ? 0 : c.rows() - iEnd);
          }
          if (later) {
            VectorPacking.addRows(sums, target);
          }
        }
      }
    }
  }

  @Override
  public void addInterleaved(float[] x, int start, int n, double[] sums) {
    if (n < SixteenSums.WORTH_IT) {
      Tiles.super.addInterleaved(x, start, n, sums);
    } else {
      SixteenSums.add(x, start, n, sums);
    }
  }

  @Override
  public void divideRows(
      byte[] bytes, int rowSize, int[] rows, float divisor, float[] y, int from, int to) {
    if (!ByteQuotients.areExact(divisor)) {
      Tiles.super.divideRows(bytes, rowSize, rows, divisor, y, from, to);
      return;
    }
    ByteQuotients.divideRows(bytes, rowSize, rows, divisor, y, from, to);
  }

  @Override
  public String toString() {
    return "vector (" + RegisterTile.FLOATS.vectorBitSize() + " bits)";
  }
}
