package backstitch.core.internal.fast;

/**
 * Arrays that a thread keeps, for the elements at hand of whatever it computes: 36 kB. New ones
 * would have to be set to zero, in memory that no cache holds, and that takes longer than many an
 * operation.
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
