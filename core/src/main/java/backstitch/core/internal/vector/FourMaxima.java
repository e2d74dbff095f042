package backstitch.core.internal.vector;

import static backstitch.core.internal.vector.Tile.LANES;
import static backstitch.core.internal.vector.Tile.VECTOR;
import static backstitch.core.internal.vector.Tile.WIDTH;

import jdk.incubator.vector.FloatVector;

/** The largest of a run, by four vectors of maxima, of which none waits for another. */
final class FourMaxima {
  private static final int STEP = 4 * WIDTH;

  /** The length of a run from which on this is the faster way. */
  static final int WORTH_IT = 64;

  private FourMaxima() {}

  /** As {@link VectorKernels#largest} says; at least {@link #WORTH_IT} elements. */
  static float of(float[] x, int from, int to) {
    FloatVector m0 = FloatVector.fromArray(LANES, x, from);
    FloatVector m1 = m0;
    FloatVector m2 = m0;
    FloatVector m3 = m0;
    for (int left = to - from; left > 0; left -= STEP) {
      int i = to - Math.max(left, STEP); // the last step may take some elements once more
      FloatVector x0 = FloatVector.fromArray(LANES, x, i);
      FloatVector x1 = FloatVector.fromArray(LANES, x, i + WIDTH);
      FloatVector x2 = FloatVector.fromArray(LANES, x, i + 2 * WIDTH);
      FloatVector x3 = FloatVector.fromArray(LANES, x, i + 3 * WIDTH);
      // Never true, as in the tiles.
      if ((m0.getClass() != VECTOR || m1.getClass() != VECTOR)
          || (m2.getClass() != VECTOR || m3.getClass() != VECTOR)
          || (x0.getClass() != VECTOR || x1.getClass() != VECTOR)
          || (x2.getClass() != VECTOR || x3.getClass() != VECTOR)) {
        throw new AssertionError();
      }
      m0 = m0.max(x0);
      m1 = m1.max(x1);
      m2 = m2.max(x2);
      m3 = m3.max(x3);
    }
    if ((m0.getClass() != VECTOR || m1.getClass() != VECTOR)
        || (m2.getClass() != VECTOR || m3.getClass() != VECTOR)) {
      throw new AssertionError();
    }
    float[] lanes = new float[WIDTH];
    m0.max(m1).max(m2.max(m3)).intoArray(lanes, 0);
    float max = lanes[0];
    for (float lane : lanes) { // without a branch, so that nothing waits for what is loaded last
      max = Math.max(max, lane);
    }
    return Float.isNaN(max) ? Float.NaN : max;
  }
}
