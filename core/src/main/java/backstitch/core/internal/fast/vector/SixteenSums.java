package backstitch.core.internal.fast.vector;

import static backstitch.core.internal.fast.vector.Tile.LANES;
import static jdk.incubator.vector.VectorOperators.F2D;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sixteen interleaved sums in {@code double}, as many side by side as two vectors hold.
 *
 * <pre>
 *   x       0  1 … 7 │ 8  9 … 15 │ 16 17 … 23 │ 24 25 … 31 │ …
 *           low        high        low          high           turned to doubles and added
 * </pre>
 *
 * <p>A vector of floats holds twice as many as one of doubles: of each that is loaded, the first
 * half is used. Shorter vectors would do, but with floats of two widths in a program the compiler
 * may keep either as objects (docs/decisions/0013, section 'The class of a vector').
 */
final class SixteenSums {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = DOUBLES.length();

  /** The class of such vectors. */
  private static final Class<?> SUMS = DOUBLES.vectorType();

  /** Elements in a turn of the loop. */
  private static final int STEP = 64;

  /** Elements at a time, to be in the nearest cache still when the other sums need them. */
  private static final int PART = 4096;

  /** The length of a run from which on this is the faster way; never, if vectors hold too many. */
  static final int WORTH_IT = WIDTH <= 8 ? 128 : Integer.MAX_VALUE;

  private SixteenSums() {}

  /** As {@link VectorTiles#addInterleaved} says. */
  static void add(float[] x, int start, int n, double[] sums) {
    int inside = Math.min(n, x.length - start - WIDTH); // all that is loaded is in the array
    int whole = inside - inside % STEP;
    int length;
    for (int part = 0; part < whole; part += length) {
      length = Math.min(PART, whole - part);
      for (int at = 0; at < 16; at += 2 * WIDTH) {
        add(x, start + part + at, length, sums, at);
      }
    }
    for (int i = whole; i < n; i++) {
      sums[i % 16] += x[start + i];
    }
  }

  /**
   * Some of the sixteen, from {@code at} on. Four times sixteen in a turn of the loop, because a
   * method of more than 325 bytes of code is not made a part of its caller (docs/decisions/0013,
   * section 'Large methods'); of twice sixteen, JDK 25 makes a loop that reads memory in an order
   * which takes twice as long.
   */
  private static void add(float[] x, int start, int n, double[] sums, int at) {
    DoubleVector low = DoubleVector.fromArray(DOUBLES, sums, at);
    DoubleVector high = DoubleVector.fromArray(DOUBLES, sums, at + WIDTH);
    for (int i = start; i < start + n; i += STEP) {
      int j = i + WIDTH;
      Vector<Double> l0 = FloatVector.fromArray(LANES, x, i).convertShape(F2D, DOUBLES, 0);
      Vector<Double> h0 = FloatVector.fromArray(LANES, x, j).convertShape(F2D, DOUBLES, 0);
      Vector<Double> l1 = FloatVector.fromArray(LANES, x, i + 16).convertShape(F2D, DOUBLES, 0);
      Vector<Double> h1 = FloatVector.fromArray(LANES, x, j + 16).convertShape(F2D, DOUBLES, 0);
      Vector<Double> l2 = FloatVector.fromArray(LANES, x, i + 32).convertShape(F2D, DOUBLES, 0);
      Vector<Double> h2 = FloatVector.fromArray(LANES, x, j + 32).convertShape(F2D, DOUBLES, 0);
      Vector<Double> l3 = FloatVector.fromArray(LANES, x, i + 48).convertShape(F2D, DOUBLES, 0);
      Vector<Double> h3 = FloatVector.fromArray(LANES, x, j + 48).convertShape(F2D, DOUBLES, 0);
      // Never true, as in the tiles.
      if ((low.getClass() != SUMS || high.getClass() != SUMS)
          || (l0.getClass() != SUMS || h0.getClass() != SUMS)
          || (l1.getClass() != SUMS || h1.getClass() != SUMS)
          || (l2.getClass() != SUMS || h2.getClass() != SUMS)
          || (l3.getClass() != SUMS || h3.getClass() != SUMS)) {
        throw new AssertionError();
      }
      low = low.add(l0);
      high = high.add(h0);
      low = low.add(l1);
      high = high.add(h1);
      low = low.add(l2);
      high = high.add(h2);
      low = low.add(l3);
      high = high.add(h3);
    }
    if (low.getClass() != SUMS || high.getClass() != SUMS) {
      throw new AssertionError();
    }
    low.intoArray(sums, at);
    high.intoArray(sums, at + WIDTH);
  }
}
