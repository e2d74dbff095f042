package backstitch.core.internal;

/** The largest of a run of neighbours: NaN if there is one, and +0 rather than -0. */
final class LargestOfRun {
  private LargestOfRun() {}

  /**
   * By a branch, hardly ever taken if the run is long: faster than {@code Math.max}, which has to
   * tell -0 from +0.
   */
  static float of(float[] x, int from, int to) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (!(x[i] <= max)) { // it is greater, or NaN
        if (Float.isNaN(x[i])) {
          return Float.NaN;
        }
        max = x[i];
      }
    }
    return Float.compare(max, -0f) == 0 ? largestZero(x, from, to) : max;
  }

  /** Of a run with a zero and nothing above: -0 if all its zeros are -0. */
  private static float largestZero(float[] x, int from, int to) {
    float max = -0f;
    for (int i = from; i < to; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }
}
