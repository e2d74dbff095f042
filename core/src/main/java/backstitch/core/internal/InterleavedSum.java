package backstitch.core.internal;

import java.util.Arrays;

/**
 * The order in which a run of neighbours is summed: sixteen interleaved sums, element i going to
 * sum i mod 16, joined as a tree: 8 + 8, 4 + 4, 2 + 2, 1 + 1. No sum waits for another, and two
 * threads can compute eight each.
 */
final class InterleavedSum {
  /** Elements at a time, to be in the nearest cache still when the other eight sums need them. */
  private static final int PART = 4096;

  private InterleavedSum() {}

  /** The sum of {@code x[start] … x[start + n - 1]}. */
  static double of(Kernels kernels, float[] x, int start, int n) {
    int whole = n - n % 16;
    double[] sums;
    if (whole == 0) {
      sums = Scratch.doubles()[0];
      Arrays.fill(sums, 0, 16, 0);
    } else {
      sums = new double[16]; // faster than one that is kept (decision 7)
    }
    if (whole > 0) {
      kernels.addInterleaved(x, start, whole, sums);
    }
    for (int i = whole; i < n; i++) {
      sums[i - whole] += x[start + i];
    }
    return join(sums);
  }

  /** As {@link Kernels#addInterleaved} says. */
  static void add(float[] x, int start, int n, double[] sums) {
    if (n < Parallel.LEAST_WORK) { // which is most often, and without an object
      addHalves(x, start, n, sums, 0, 2);
    } else {
      Parallel.forRanges(2, n / 2, (from, to) -> addHalves(x, start, n, sums, from, to));
    }
  }

  /** The first eight sums are half 0, the others half 1. */
  private static void addHalves(float[] x, int start, int n, double[] sums, int from, int to) {
    int length;
    for (int part = start; part < start + n; part += length) {
      length = Math.min(PART, start + n - part);
      for (int half = from; half < to; half++) {
        addEight(x, part + 8 * half, length, sums, 8 * half);
      }
    }
  }

  /** Adds the first eight of every sixteen elements to eight sums. */
  private static void addEight(float[] x, int start, int n, double[] sums, int at) {
    double s0 = sums[at];
    double s1 = sums[at + 1];
    double s2 = sums[at + 2];
    double s3 = sums[at + 3];
    double s4 = sums[at + 4];
    double s5 = sums[at + 5];
    double s6 = sums[at + 6];
    double s7 = sums[at + 7];
    for (int i = 0; i < n; i += 16) {
      s0 += x[start + i];
      s1 += x[start + i + 1];
      s2 += x[start + i + 2];
      s3 += x[start + i + 3];
      s4 += x[start + i + 4];
      s5 += x[start + i + 5];
      s6 += x[start + i + 6];
      s7 += x[start + i + 7];
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    sums[at + 4] = s4;
    sums[at + 5] = s5;
    sums[at + 6] = s6;
    sums[at + 7] = s7;
  }

  /**
   * The same of numbers that are doubles already.
   *
   * @param sums room for sixteen
   */
  static double of(double[] x, int start, int n, double[] sums) {
    Arrays.fill(sums, 0);
    int whole = n - n % 16;
    if (whole > 0) {
      addEight(x, start, whole, sums, 0);
      addEight(x, start + 8, whole, sums, 8);
    }
    for (int i = whole; i < n; i++) {
      sums[i - whole] += x[start + i];
    }
    return join(sums);
  }

  /** The same of doubles. */
  private static void addEight(double[] x, int start, int n, double[] sums, int at) {
    double s0 = sums[at];
    double s1 = sums[at + 1];
    double s2 = sums[at + 2];
    double s3 = sums[at + 3];
    double s4 = sums[at + 4];
    double s5 = sums[at + 5];
    double s6 = sums[at + 6];
    double s7 = sums[at + 7];
    for (int i = 0; i < n; i += 16) {
      s0 += x[start + i];
      s1 += x[start + i + 1];
      s2 += x[start + i + 2];
      s3 += x[start + i + 3];
      s4 += x[start + i + 4];
      s5 += x[start + i + 5];
      s6 += x[start + i + 6];
      s7 += x[start + i + 7];
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    sums[at + 4] = s4;
    sums[at + 5] = s5;
    sums[at + 6] = s6;
    sums[at + 7] = s7;
  }

  private static double join(double[] sums) {
    return (four(sums, 0) + four(sums, 2)) + (four(sums, 1) + four(sums, 3));
  }

  /** Sums i, i + 4, i + 8 and i + 12. */
  private static double four(double[] sums, int i) {
    return (sums[i] + sums[i + 8]) + (sums[i + 4] + sums[i + 12]);
  }
}
