package backstitch.core.internal.fast.vector;

import static backstitch.core.internal.fast.vector.RegisterTile.DEPTH;
import static backstitch.core.internal.fast.vector.RegisterTile.FEW_REGISTERS;
import static backstitch.core.internal.fast.vector.RegisterTile.FLOATS;
import static backstitch.core.internal.fast.vector.RegisterTile.PANEL;
import static backstitch.core.internal.fast.vector.RegisterTile.VECTOR;
import static backstitch.core.internal.fast.vector.RegisterTile.WIDTH;

import java.lang.invoke.VarHandle;
import jdk.incubator.vector.FloatVector;

/**
 * {@link FiveByTwo} for packed panels and an even number of steps. A turn of the loop does two
 * steps, and so needs fewer instructions beside its fmas. Single steps have a method of their own,
 * because C2 keeps the vectors of one loop in registers, not those of two (docs/decisions/0013,
 * section 'One loop to a method').
 */
final class FiveByTwoPairs {
  private FiveByTwoPairs() {}

  /**
   * Keeps C2 from moving later loads to before this call. It would load the numbers of both steps
   * before the first fma, too many for sixteen registers (docs/decisions/0013, section
   * 'Registers'). On x86 the fence is no instruction.
   */
  private static void holdBackLoads() {
    if (FEW_REGISTERS) {
      VarHandle.acquireFence();
    }
  }

  static void multiplyAdd(
      float[] a,
      int ao,
      int steps,
      float[] b,
      int bo,
      int bDistance,
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
      for (int s = ao; s < ao + steps; s += 2) {
        int at = bo + (s - ao) * PANEL; // so written, bounds are not checked in each step
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
        holdBackLoads();
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
        FloatVector za = FloatVector.fromArray(FLOATS, b, at + PANEL);
        FloatVector zb = FloatVector.fromArray(FLOATS, b, at + PANEL + WIDTH);
        if ((za.getClass() != VECTOR || zb.getClass() != VECTOR)
            || (c0a.getClass() != VECTOR || c0b.getClass() != VECTOR)
            || (c1a.getClass() != VECTOR || c1b.getClass() != VECTOR)
            || (c2a.getClass() != VECTOR || c2b.getClass() != VECTOR)
            || (c3a.getClass() != VECTOR || c3b.getClass() != VECTOR)
            || (c4a.getClass() != VECTOR || c4b.getClass() != VECTOR)) {
          throw new AssertionError();
        }
        holdBackLoads();
        FloatVector w0 = FloatVector.broadcast(FLOATS, a[s + 1]);
        c0a = w0.fma(za, c0a);
        c0b = w0.fma(zb, c0b);
        FloatVector w1 = FloatVector.broadcast(FLOATS, a[s + 1 + DEPTH]);
        c1a = w1.fma(za, c1a);
        c1b = w1.fma(zb, c1b);
        FloatVector w2 = FloatVector.broadcast(FLOATS, a[s + 1 + 2 * DEPTH]);
        c2a = w2.fma(za, c2a);
        c2b = w2.fma(zb, c2b);
        FloatVector w3 = FloatVector.broadcast(FLOATS, a[s + 1 + 3 * DEPTH]);
        c3a = w3.fma(za, c3a);
        c3b = w3.fma(zb, c3b);
        FloatVector w4 = FloatVector.broadcast(FLOATS, a[s + 1 + 4 * DEPTH]);
        c4a = w4.fma(za, c4a);
        c4b = w4.fma(zb, c4b);
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
