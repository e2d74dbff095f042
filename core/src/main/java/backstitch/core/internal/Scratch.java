package backstitch.core.internal;

/**
 * Arrays for a part of a computation, which a thread keeps: new ones would have to be set to zero,
 * in memory that no cache holds, and that takes longer than many an operation. 36 kB a thread,
 * whatever it computes.
 *
 * <p>They hold whatever the last user left. Who uses them must be done before another one on the
 * same thread begins.
 */
final class Scratch {
  /** The length of each: so many elements are dealt with at a time. */
  static final int SIZE = 1024;

  private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

  private final float[][] floats = new float[3][SIZE];
  private final double[][] doubles = new double[3][SIZE];

  private Scratch() {}

  /** Three arrays of this thread. */
  static float[][] floats() {
    return OWN.get().floats;
  }

  /** Three arrays of this thread. */
  static double[][] doubles() {
    return OWN.get().doubles;
  }
}
