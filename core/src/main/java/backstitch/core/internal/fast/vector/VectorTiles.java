package backstitch.core.internal.fast.vector;

import backstitch.core.internal.Textbook;
import backstitch.core.internal.fast.LongProducts;
import backstitch.core.internal.fast.DotProducts;
import backstitch.core.internal.fast.Matrix;
import backstitch.core.internal.fast.Packing;
import backstitch.core.internal.fast.Tiles;
import java.util.Arrays;

/**
 * The matrix product in the Vector API (and long sums, by {@link SixteenSums}, and pixels, by
 * {@link ByteQuotients}): register tiles and packed panels, after Goto and van de Geijn, <i>Anatomy
 * of High-Performance Matrix Multiplication</i> (2008).
 *
 * <pre>
 *                           a block of B: at most DEPTH steps,
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
 *                           rows of A; then the next rows; then the next block
 *                           below; then the next block to the right
 * </pre>
 *
 * <p>So it is for the first 1024 steps; of each later 1024 all steps of 256 columns are packed, and
 * summed in a strip. A tile takes one number of A at a time, repeats it in a vector and multiplies
 * the row of the panel with it. C is walked along its rows, which memory is good at. A matrix by a
 * vector is left to {@link DotProducts}.
 */
public final class VectorTiles implements Tiles {
  /** Elements of B that are packed at a time: 800 kB. The fewer the steps, the more columns. */
  private static final int PANELS = 512 * Tile.DEPTH;

  /** With so few rows B is read so seldom that packing it does not pay, if it is not far away. */
  private static final int FEW_ROWS = 32;

  /**
   * A B of so many elements comes from far away, and best in long pieces of its rows: 2 MB on the
   * machine with AVX2 on which it was measured, 16 MB on that with AVX-512.
   */
  private static final int FAR = Tile.FEW_REGISTERS ? 1 << 19 : 1 << 22;

  /** So many steps are packed at a time where pieces of rows should be long: of 2048 floats. */
  private static final int FAR_STEPS = 100;

  /**
   * In so many pages may a panel lie that is read in place, or the TLB forgets the first before the
   * last is read.
   */
  private static final int PAGES = 64;

  /** A B of so many elements is near enough as it is: 256 kB. (The tile of AVX2 wants panels.) */
  private static final int SMALL = Tile.FEW_REGISTERS ? 0 : 1 << 16;

  /** Columns of C for which all steps of a later block are packed at a time: 1 MB. */
  private static final int STRIP = 256;

  /** What a thread keeps from one product to the next: 1.1 MB. */
  private static final class Workspace {
    final Tile tenByTwo = new Tile(10, 2); // on AVX2 twice five
    final Tile sixteenByOne = new Tile(16, 1);

    /** With a step more for each panel that fills pages, as {@link Panels#packed} adds it. */
    final float[] panels = new float[(Tile.PAGE + Tile.PANEL) * STRIP];

    private final float[] strip = new float[16 * STRIP];

    /** Zeros for the sums of some elements of C, and beyond its columns up to a whole tile. */
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
   * Both operands are best read along their rows. One that lies across memory is turned while it is
   * packed; if the product is turned around, then the other one, and C twice.
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
   * Whole panels first, and then the columns that remain, if the panels stay where they are; else
   * all together, so that the rows of A are copied once.
   */
  private static void multiplyColumns(Matrix a, Matrix b, Matrix c) {
    boolean near = size(b) <= SMALL || (c.rows() <= FEW_ROWS && size(b) < FAR);
    if (!near || b.columnStride() != 1) {
      multiplyBlocks(a, b, c, false);
      return;
    }
    int whole = c.columns() - c.columns() % Tile.PANEL;
    multiplyBlocks(a, b.columns(0, whole), c.columns(0, whole), true);
    multiplyBlocks(a, b.columns(whole, b.columns()), c.columns(whole, c.columns()), false);
  }

  private static void multiplyBlocks(Matrix a, Matrix b, Matrix c, boolean inPlace) {
    boolean far = c.rows() <= FEW_ROWS && size(b) >= FAR;
    int mostSteps = inPlace ? stepsInPlace(b) : far ? FAR_STEPS : Tile.DEPTH;
    for (int k = 0, kEnd; k < a.columns(); k = kEnd) {
      kEnd = k + Math.min(Textbook.BLOCK, a.columns() - k);
      Matrix rows = a.columns(k, kEnd);
      if (k > 0 && a.columnStride() != 1 && c.columns() > STRIP) { // else for each strip anew
        rows = Packing.rowMajorCopy(rows);
      }
      multiplyBlock(rows, b.rows(k, kEnd), c, inPlace, mostSteps, k > 0);
    }
  }

  /** Each step in a page of its own, or several together. */
  private static int stepsInPlace(Matrix b) {
    int distance = Math.max(1, Math.min(b.rowStride(), Tile.PAGE)); // 0: no columns
    return Math.min(Tile.DEPTH, PAGES * Tile.PAGE / distance);
  }

  /**
   * One block of k. The chains of the first block go on in C itself, from one part of the steps to
   * the next. Those of a later one begin anew in a strip, as high as a tile, which is then added to
   * C; so that a strip is finished in one go, all steps of some columns are packed together.
   *
   * <p>A method of more than 325 bytes of code, which the compiler does not make a part of every
   * caller (docs/decisions/0013, section 'Large methods').
   */
  private static void multiplyBlock(
      Matrix a, Matrix b, Matrix c, boolean inPlace, int mostSteps, boolean later) {
    Workspace own = WORKSPACE.get();
    Tile tile = Tile.isWide(c.columns()) ? own.tenByTwo : own.sixteenByOne;
    int width = tile.width();
    int parts = (a.columns() - 1) / mostSteps + 1; // the fewest, as even as can be
    int depth = (a.columns() - 1) / parts + 1;
    int packed = later ? a.columns() : depth;
    int most = later ? STRIP : PANELS / depth / Tile.PANEL * Tile.PANEL;
    for (int j = 0, jEnd; j < c.columns(); j = jEnd) {
      jEnd = j + Math.min(most, c.columns() - j);
      for (int k = 0, kEnd; k < a.columns(); k = kEnd) {
        kEnd = k + Math.min(packed, a.columns() - k);
        Matrix block = b.rows(k, kEnd).columns(j, jEnd);
        Panels panels =
            inPlace ? Panels.inPlace(block, width) : Panels.packed(block, width, own.panels);
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
    return "vector (" + Tile.LANES.vectorBitSize() + " bits)";
  }
}
