package backstitch.core.internal.fast.vector;

import static backstitch.core.internal.fast.vector.RegisterTile.DEPTH;
import static backstitch.core.internal.fast.vector.RegisterTile.FLOATS;
import static backstitch.core.internal.fast.vector.RegisterTile.PANEL;
import static backstitch.core.internal.fast.vector.RegisterTile.VECTOR;
import static backstitch.core.internal.fast.vector.RegisterTile.WIDTH;

import jdk.incubator.vector.FloatVector;

/** A tile of ten rows and two vectors, for processors with 32 registers: AVX-512, NEON. */
final class TenByTwo {
  private TenByTwo() {}

  /**
   * Continues the chains of tiles side by side, as {@link RegisterTile} says, one for each panel.
   *
   * @param bDistance from one panel to the next
   * @param bStride from one step of a panel to the next
   */
  static void multiplyAdd(
      float[] a,
      int steps,
      float[] b,
      int bo,
      int bDistance,
      int bStride,
      int panels,
      float[] c,
      int co,
      int cStride) {
    for (int p = 0; p < panels; p++) {
      FloatVector c0a = FloatVector.fromArray(FLOATS, c, co);
      FloatVector c0b = FloatVector.fromArray(FLOATS, c, co + WIDTH);
      FloatVector c1a = FloatVector.fromArray(FLOATS, c, co + cStride);
      FloatVector c1b = FloatVector.fromArray(FLOATS, c, co + cStride + WIDTH);
      FloatVector c2a = FloatVector.fromArray(FLOATS, c, co + 2 * cStride);
      FloatVector c2b = FloatVector.fromArray(FLOATS, c, co + 2 * cStride + WIDTH);
      FloatVector c3a = FloatVector.fromArray(FLOATS, c, co + 3 * cStride);
      FloatVector c3b = FloatVector.fromArray(FLOATS, c, co + 3 * cStride + WIDTH);
      FloatVector c4a = FloatVector.fromArray(FLOATS, c, co + 4 * cStride);
      FloatVector c4b = FloatVector.fromArray(FLOATS, c, co + 4 * cStride + WIDTH);
      FloatVector c5a = FloatVector.fromArray(FLOATS, c, co + 5 * cStride);
      FloatVector c5b = FloatVector.fromArray(FLOATS, c, co + 5 * cStride + WIDTH);
      FloatVector c6a = FloatVector.fromArray(FLOATS, c, co + 6 * cStride);
      FloatVector c6b = FloatVector.fromArray(FLOATS, c, co + 6 * cStride + WIDTH);
      FloatVector c7a = FloatVector.fromArray(FLOATS, c, co + 7 * cStride);
      FloatVector c7b = FloatVector.fromArray(FLOATS, c, co + 7 * cStride + WIDTH);
      FloatVector c8a = FloatVector.fromArray(FLOATS, c, co + 8 * cStride);
      FloatVector c8b = FloatVector.fromArray(FLOATS, c, co + 8 * cStride + WIDTH);
      FloatVector c9a = FloatVector.fromArray(FLOATS, c, co + 9 * cStride);
      FloatVector c9b = FloatVector.fromArray(FLOATS, c, co + 9 * cStride + WIDTH);
      for (int s = 0; s < steps; s++) {
        FloatVector ya = FloatVector.fromArray(FLOATS, b, bo + s * bStride);
        FloatVector yb = FloatVector.fromArray(FLOATS, b, bo + s * bStride + WIDTH);
        // Never true, tells C2 their class: docs/decisions/0013, section 'The class of a vector'.
        if ((ya.getClass() != VECTOR || yb.getClass() != VECTOR)
            || (c0a.getClass() != VECTOR || c0b.getClass() != VECTOR)
            || (c1a.getClass() != VECTOR || c1b.getClass() != VECTOR)
            || (c2a.getClass() != VECTOR || c2b.getClass() != VECTOR)
            || (c3a.getClass() != VECTOR || c3b.getClass() != VECTOR)
            || (c4a.getClass() != VECTOR || c4b.getClass() != VECTOR)
            || (c5a.getClass() != VECTOR || c5b.getClass() != VECTOR)
            || (c6a.getClass() != VECTOR || c6b.getClass() != VECTOR)
            || (c7a.getClass() != VECTOR || c7b.getClass() != VECTOR)
            || (c8a.getClass() != VECTOR || c8b.getClass() != VECTOR)
            || (c9a.getClass() != VECTOR || c9b.getClass() != VECTOR)) {
          throw new AssertionError();
        }
        FloatVector x0 = FloatVector.broadcast(FLOATS, a[s]);
        c0a = x0.fma(ya, c0a);
        c0b = x0.fma(yb, c0b);
        FloatVector x1 = FloatVector.broadcast(FLOATS, a[s + DEPTH]);
        c1a = x1.fma(ya, c1a);
        c1b = x1.fma(yb, c1b);
        FloatVector x2 = FloatVector.broadcast(FLOATS, a[s + 2 * DEPTH]);
        c2a = x2.fma(ya, c2a);
        c2b = x2.fma(yb, c2b);
        FloatVector x3 = FloatVector.broadcast(FLOATS, a[s + 3 * DEPTH]);
        c3a = x3.fma(ya, c3a);
        c3b = x3.fma(yb, c3b);
        FloatVector x4 = FloatVector.broadcast(FLOATS, a[s + 4 * DEPTH]);
        c4a = x4.fma(ya, c4a);
        c4b = x4.fma(yb, c4b);
        FloatVector x5 = FloatVector.broadcast(FLOATS, a[s + 5 * DEPTH]);
        c5a = x5.fma(ya, c5a);
        c5b = x5.fma(yb, c5b);
        FloatVector x6 = FloatVector.broadcast(FLOATS, a[s + 6 * DEPTH]);
        c6a = x6.fma(ya, c6a);
        c6b = x6.fma(yb, c6b);
        FloatVector x7 = FloatVector.broadcast(FLOATS, a[s + 7 * DEPTH]);
        c7a = x7.fma(ya, c7a);
        c7b = x7.fma(yb, c7b);
        FloatVector x8 = FloatVector.broadcast(FLOATS, a[s + 8 * DEPTH]);
        c8a = x8.fma(ya, c8a);
        c8b = x8.fma(yb, c8b);
        FloatVector x9 = FloatVector.broadcast(FLOATS, a[s + 9 * DEPTH]);
        c9a = x9.fma(ya, c9a);
        c9b = x9.fma(yb, c9b);
      }
      // And for the stores.
      if ((c0a.getClass() != VECTOR || c0b.getClass() != VECTOR)
          || (c1a.getClass() != VECTOR || c1b.getClass() != VECTOR)
          || (c2a.getClass() != VECTOR || c2b.getClass() != VECTOR)
          || (c3a.getClass() != VECTOR || c3b.getClass() != VECTOR)
          || (c4a.getClass() != VECTOR || c4b.getClass() != VECTOR)
          || (c5a.getClass() != VECTOR || c5b.getClass() != VECTOR)
          || (c6a.getClass() != VECTOR || c6b.getClass() != VECTOR)
          || (c7a.getClass() != VECTOR || c7b.getClass() != VECTOR)
          || (c8a.getClass() != VECTOR || c8b.getClass() != VECTOR)
          || (c9a.getClass() != VECTOR || c9b.getClass() != VECTOR)) {
        throw new AssertionError();
      }
      c0a.intoArray(c, co);
      c0b.intoArray(c, co + WIDTH);
      c1a.intoArray(c, co + cStride);
      c1b.intoArray(c, co + cStride + WIDTH);
      c2a.intoArray(c, co + 2 * cStride);
      c2b.intoArray(c, co + 2 * cStride + WIDTH);
      c3a.intoArray(c, co + 3 * cStride);
      c3b.intoArray(c, co + 3 * cStride + WIDTH);
      c4a.intoArray(c, co + 4 * cStride);
      c4b.intoArray(c, co + 4 * cStride + WIDTH);
      c5a.intoArray(c, co + 5 * cStride);
      c5b.intoArray(c, co + 5 * cStride + WIDTH);
      c6a.intoArray(c, co + 6 * cStride);
      c6b.intoArray(c, co + 6 * cStride + WIDTH);
      c7a.intoArray(c, co + 7 * cStride);
      c7b.intoArray(c, co + 7 * cStride + WIDTH);
      c8a.intoArray(c, co + 8 * cStride);
      c8b.intoArray(c, co + 8 * cStride + WIDTH);
      c9a.intoArray(c, co + 9 * cStride);
      c9b.intoArray(c, co + 9 * cStride + WIDTH);
      bo += bDistance;
      co += PANEL;
    }
  }
}
