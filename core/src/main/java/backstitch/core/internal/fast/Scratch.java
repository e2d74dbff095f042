package backstitch.core.internal.fast;

/**
 * Arrays that each thread keeps for intermediate results, 36 kB. A new array would take longer than
 * many operations, because Java sets it to zero in memory that no cache holds.
 *
 * <p>They contain what the last user left. In a thread only one user at a time may have them.
 */
final class Scratch {
  /** The length of each: operations deal with so many elements at a time. */
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
