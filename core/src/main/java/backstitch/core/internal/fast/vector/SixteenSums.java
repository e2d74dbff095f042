package backstitch.core.internal.fast.vector;

import static backstitch.core.internal.fast.vector.RegisterTile.FLOATS;
import static jdk.incubator.vector.VectorOperators.F2D;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sixteen interleaved sums in {@code double}, two vectors of them at a time.
 *
 * <pre>
 *   x       0  1 … 7 │ 8  9 … 15 │ 16 17 … 23 │ 24 25 … 31 │ …
 *           low        high        low          high           converted to double and added
 * </pre>
 *
 * <p>A vector holds twice as many floats as doubles, so that only the first half of each loaded
 * vector is used. Vectors of half the width would do, but if a program has float vectors of two
 * widths, C2 may keep both as objects (docs/decisions/0013, section 'The class of a vector').
 */
final class SixteenSums {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final int HALF = DOUBLES.length(); // of the floats in a vector

  /** The class of such vectors. */
  private static final Class<?> SUMS = DOUBLES.vectorType();

  /** Elements in a turn of the loop. */
  private static final int STEP = 64;

  /** Numbers at a time: they stay in the first-level cache until the other sums need them. */
  private static final int PART = 4096;

  /** The least length for which this is faster than plain sums; never if vectors are too long. */
  static final int WORTH_IT = HALF <= 8 ? 128 : Integer.MAX_VALUE;

  private SixteenSums() {}

  /** {@code Tiles.addInterleaved} with vectors. */
  static void add(float[] x, int start, int n, double[] sums) {
    int inside = Math.min(n, x.length - start - HALF); // no load goes beyond the array
    int whole = inside - inside % STEP;
    int length;
    for (int part = 0; part < whole; part += length) {
      length = Math.min(PART, whole - part);
      for (int at = 0; at < 16; at += 2 * HALF) {
        add(x, start + part + at, length, sums, at);
      }
    }
    for (int i = whole; i < n; i++) {
      sums[i % 16] += x[start + i];
    }
  }

  /**
   * Two vectors of the sums, from {@code at} on. A turn of the loop adds 64 numbers, so that the
   * method has more than 325 bytes of code and is not inlined (docs/decisions/0013, section 'Large
   * methods'). With 32, JDK 25 reads memory in an order that takes twice as long.
   */
  private static void add(float[] x, int start, int n, double[] sums, int at) {
    DoubleVector low = DoubleVector.fromArray(DOUBLES, sums, at);
    DoubleVector high = DoubleVector.fromArray(DOUBLES, sums, at + HALF);
    for (int i = start; i < start + n; i += STEP) {
      int j = i + HALF;
      Vector<Double> l0 = FloatVector.fromArray(FLOATS, x, i).convertShape(F2D, DOUBLES, 0);
      Vector<Double> h0 = FloatVector.fromArray(FLOATS, x, j).convertShape(F2D, DOUBLES, 0);
      Vector<Double> l1 = FloatVector.fromArray(FLOATS, x, i + 16).convertShape(F2D, DOUBLES, 0);
      Vector<Double> h1 = FloatVector.fromArray(FLOATS, x, j + 16).convertShape(F2D, DOUBLES, 0);
      Vector<Double> l2 = FloatVector.fromArray(FLOATS, x, i + 32).convertShape(F2D, DOUBLES, 0);
      Vector<Double> h2 = FloatVector.fromArray(FLOATS, x, j + 32).convertShape(F2D, DOUBLES, 0);
      Vector<Double> l3 = FloatVector.fromArray(FLOATS, x, i + 48).convertShape(F2D, DOUBLES, 0);
      Vector<Double> h3 = FloatVector.fromArray(FLOATS, x, j + 48).convertShape(F2D, DOUBLES, 0);
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
    high.intoArray(sums, at + HALF);
  }
}
