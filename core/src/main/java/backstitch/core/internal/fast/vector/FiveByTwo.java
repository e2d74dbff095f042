package backstitch.core.internal.fast.vector;

import static backstitch.core.internal.fast.vector.RegisterTile.DEPTH;
import static backstitch.core.internal.fast.vector.RegisterTile.FLOATS;
import static backstitch.core.internal.fast.vector.RegisterTile.PANEL;
import static backstitch.core.internal.fast.vector.RegisterTile.VECTOR;
import static backstitch.core.internal.fast.vector.RegisterTile.WIDTH;

import jdk.incubator.vector.FloatVector;

/** A tile of five rows and two vectors: for the 16 registers of AVX2, or fewer than ten rows. */
final class FiveByTwo {
  private FiveByTwo() {}

  /**
   * Continues the chains of tiles side by side, as {@link RegisterTile} says, one tile for each
   * panel. If panels are packed, {@link FiveByTwoPairs} does two steps in each turn of its loop.
   *
   * @param bDistance from one panel to the next
   * @param bStride from one step of a panel to the next
   */
  static void multiplyAdd(
      float[] a,
      int ao,
      int steps,
      float[] b,
      int bo,
      int bDistance,
      int bStride,
      int panels,
      float[] c,
      int co,
      int cStride) {
    int paired = bStride == PANEL ? steps - steps % 2 : 0;
    if (paired > 0) {
      FiveByTwoPairs.multiplyAdd(a, ao, paired, b, bo, bDistance, panels, c, co, cStride);
    }
    if (paired < steps) {
      int at = bo + paired * bStride;
      int rest = steps - paired;
      multiplyAddSteps(a, ao + paired, rest, b, at, bDistance, bStride, panels, c, co, cStride);
    }
  }

  /** One step in each turn of the loop: for a B in place, and for an odd last step. */
  private static void multiplyAddSteps(
      float[] a,
      int ao,
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
      for (int s = ao, at = bo; s < ao + steps; s++, at += bStride) {
        FloatVector ya = FloatVector.fromArray(FLOATS, b, at);
        FloatVector yb = FloatVector.fromArray(FLOATS, b, at + WIDTH);
        // Never true, tells C2 their class: docs/decisions/0013, section 'The class of a vector'.
        if ((ya.getClass() != VECTOR || yb.getClass() != VECTOR)
            || (c0a.getClass() != VECTOR || c0b.getClass() != VECTOR)
            || (c1a.getClass() != VECTOR || c1b.getClass() != VECTOR)
            || (c2a.getClass() != VECTOR || c2b.getClass() != VECTOR)
            || (c3a.getClass() != VECTOR || c3b.getClass() != VECTOR)
            || (c4a.getClass() != VECTOR || c4b.getClass() != VECTOR)) {
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
      }
      // And for the stores.
      if ((c0a.getClass() != VECTOR || c0b.getClass() != VECTOR)
          || (c1a.getClass() != VECTOR || c1b.getClass() != VECTOR)
          || (c2a.getClass() != VECTOR || c2b.getClass() != VECTOR)
          || (c3a.getClass() != VECTOR || c3b.getClass() != VECTOR)
          || (c4a.getClass() != VECTOR || c4b.getClass() != VECTOR)) {
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
      bo += bDistance;
      co += PANEL;
    }
  }
}
