package backstitch.core.internal.fast.vector;

import static backstitch.core.internal.fast.vector.RegisterTile.FLOATS;
import static backstitch.core.internal.fast.vector.RegisterTile.VECTOR;
import static backstitch.core.internal.fast.vector.RegisterTile.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** A tile of sixteen rows and one vector, for a C that is no wider, such as one of ten classes. */
final class SixteenByOne {
  private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
  private static final Class<?> INT_VECTOR = INTS.vectorType();

  private SixteenByOne() {}

  /**
   * The result of {@code FloatVector.broadcast}, but by an int: on Zen 4 a broadcast of floats
   * makes fmas slower (docs/decisions/0007, section 'Edges and special cases'). Not all sixteen
   * rows use it: JDK 17 loads its operands before the first fma, and there would be too few
   * registers. A method so small is always inlined.
   */
  private static FloatVector repeatedBits(float x) {
    IntVector bits = IntVector.broadcast(INTS, Float.floatToRawIntBits(x));
    if (bits.getClass() != INT_VECTOR) { // never, as below
      throw new AssertionError();
    }
    return bits.reinterpretAsFloats();
  }

  /** Continues the chains of one tile. A has any stride; B is packed, its stride is one vector. */
  static void multiplyAdd(
      float[] a,
      int ao,
      int aStride,
      int steps,
      float[] b,
      int bo,
      float[] c,
      int co,
      int cStride) {
    int a1 = ao + aStride;
    int a2 = ao + 2 * aStride;
    int a3 = ao + 3 * aStride;
    int a4 = ao + 4 * aStride;
    int a5 = ao + 5 * aStride;
    int a6 = ao + 6 * aStride;
    int a7 = ao + 7 * aStride;
    int a8 = ao + 8 * aStride;
    int a9 = ao + 9 * aStride;
    int a10 = ao + 10 * aStride;
    int a11 = ao + 11 * aStride;
    int a12 = ao + 12 * aStride;
    int a13 = ao + 13 * aStride;
    int a14 = ao + 14 * aStride;
    int a15 = ao + 15 * aStride;
    FloatVector c0 = FloatVector.fromArray(FLOATS, c, co);
    FloatVector c1 = FloatVector.fromArray(FLOATS, c, co + cStride);
    FloatVector c2 = FloatVector.fromArray(FLOATS, c, co + 2 * cStride);
    FloatVector c3 = FloatVector.fromArray(FLOATS, c, co + 3 * cStride);
    FloatVector c4 = FloatVector.fromArray(FLOATS, c, co + 4 * cStride);
    FloatVector c5 = FloatVector.fromArray(FLOATS, c, co + 5 * cStride);
    FloatVector c6 = FloatVector.fromArray(FLOATS, c, co + 6 * cStride);
    FloatVector c7 = FloatVector.fromArray(FLOATS, c, co + 7 * cStride);
    FloatVector c8 = FloatVector.fromArray(FLOATS, c, co + 8 * cStride);
    FloatVector c9 = FloatVector.fromArray(FLOATS, c, co + 9 * cStride);
    FloatVector c10 = FloatVector.fromArray(FLOATS, c, co + 10 * cStride);
    FloatVector c11 = FloatVector.fromArray(FLOATS, c, co + 11 * cStride);
    FloatVector c12 = FloatVector.fromArray(FLOATS, c, co + 12 * cStride);
    FloatVector c13 = FloatVector.fromArray(FLOATS, c, co + 13 * cStride);
    FloatVector c14 = FloatVector.fromArray(FLOATS, c, co + 14 * cStride);
    FloatVector c15 = FloatVector.fromArray(FLOATS, c, co + 15 * cStride);
    for (int s = 0; s < steps; s++) {
      FloatVector y = FloatVector.fromArray(FLOATS, b, bo + s * WIDTH);
      FloatVector x0 = repeatedBits(a[ao + s]);
      FloatVector x1 = repeatedBits(a[a1 + s]);
      FloatVector x2 = repeatedBits(a[a2 + s]);
      FloatVector x3 = repeatedBits(a[a3 + s]);
      FloatVector x4 = repeatedBits(a[a4 + s]);
      FloatVector x5 = repeatedBits(a[a5 + s]);
      FloatVector x6 = repeatedBits(a[a6 + s]);
      FloatVector x7 = repeatedBits(a[a7 + s]);
      FloatVector x8 = repeatedBits(a[a8 + s]);
      FloatVector x9 = repeatedBits(a[a9 + s]);
      FloatVector x10 = repeatedBits(a[a10 + s]);
      FloatVector x11 = repeatedBits(a[a11 + s]);
      FloatVector x12 = repeatedBits(a[a12 + s]);
      FloatVector x13 = repeatedBits(a[a13 + s]);
      // Never true, tells C2 their class: docs/decisions/0013, section 'The class of a vector'.
      if (y.getClass() != VECTOR
          || (x0.getClass() != VECTOR || x1.getClass() != VECTOR)
          || (x2.getClass() != VECTOR || x3.getClass() != VECTOR)
          || (x4.getClass() != VECTOR || x5.getClass() != VECTOR)
          || (x6.getClass() != VECTOR || x7.getClass() != VECTOR)
          || (x8.getClass() != VECTOR || x9.getClass() != VECTOR)
          || (x10.getClass() != VECTOR || x11.getClass() != VECTOR)
          || (x12.getClass() != VECTOR || x13.getClass() != VECTOR)
          || (c0.getClass() != VECTOR || c1.getClass() != VECTOR)
          || (c2.getClass() != VECTOR || c3.getClass() != VECTOR)
          || (c4.getClass() != VECTOR || c5.getClass() != VECTOR)
          || (c6.getClass() != VECTOR || c7.getClass() != VECTOR)
          || (c8.getClass() != VECTOR || c9.getClass() != VECTOR)
          || (c10.getClass() != VECTOR || c11.getClass() != VECTOR)
          || (c12.getClass() != VECTOR || c13.getClass() != VECTOR)
          || (c14.getClass() != VECTOR || c15.getClass() != VECTOR)) {
        throw new AssertionError();
      }
      c0 = x0.fma(y, c0);
      c1 = x1.fma(y, c1);
      c2 = x2.fma(y, c2);
      c3 = x3.fma(y, c3);
      c4 = x4.fma(y, c4);
      c5 = x5.fma(y, c5);
      c6 = x6.fma(y, c6);
      c7 = x7.fma(y, c7);
      c8 = x8.fma(y, c8);
      c9 = x9.fma(y, c9);
      c10 = x10.fma(y, c10);
      c11 = x11.fma(y, c11);
      c12 = x12.fma(y, c12);
      c13 = x13.fma(y, c13);
      FloatVector x14 = FloatVector.broadcast(FLOATS, a[a14 + s]);
      c14 = x14.fma(y, c14);
      FloatVector x15 = FloatVector.broadcast(FLOATS, a[a15 + s]);
      c15 = x15.fma(y, c15);
    }
    // And for the stores.
    if ((c0.getClass() != VECTOR || c1.getClass() != VECTOR)
        || (c2.getClass() != VECTOR || c3.getClass() != VECTOR)
        || (c4.getClass() != VECTOR || c5.getClass() != VECTOR)
        || (c6.getClass() != VECTOR || c7.getClass() != VECTOR)
        || (c8.getClass() != VECTOR || c9.getClass() != VECTOR)
        || (c10.getClass() != VECTOR || c11.getClass() != VECTOR)
        || (c12.getClass() != VECTOR || c13.getClass() != VECTOR)
        || (c14.getClass() != VECTOR || c15.getClass() != VECTOR)) {
      throw new AssertionError();
    }
    c0.intoArray(c, co);
    c1.intoArray(c, co + cStride);
    c2.intoArray(c, co + 2 * cStride);
    c3.intoArray(c, co + 3 * cStride);
    c4.intoArray(c, co + 4 * cStride);
    c5.intoArray(c, co + 5 * cStride);
    c6.intoArray(c, co + 6 * cStride);
    c7.intoArray(c, co + 7 * cStride);
    c8.intoArray(c, co + 8 * cStride);
    c9.intoArray(c, co + 9 * cStride);
    c10.intoArray(c, co + 10 * cStride);
    c11.intoArray(c, co + 11 * cStride);
    c12.intoArray(c, co + 12 * cStride);
    c13.intoArray(c, co + 13 * cStride);
    c14.intoArray(c, co + 14 * cStride);
    c15.intoArray(c, co + 15 * cStride);
  }
}
