package backstitch.core.internal.fast;

import static backstitch.core.internal.Textbook.BLOCK;
import static backstitch.core.internal.Textbook.PIECE;

import java.util.Arrays;

/**
 * Sums of contiguous numbers in the textbook's order: number i goes to sum i mod 16. The sixteen
 * sums are then joined as a tree: 8 + 8, 4 + 4, 2 + 2, 1 + 1. No sum waits for another.
 */
final class InterleavedSum {
  /** Numbers at a time: they stay in the first-level cache until the other eight sums need them. */
  private static final int PART = 4096;

  private InterleavedSum() {}

  /** The sum of {@code x[start] … x[start + n - 1]}, which are one piece. */
  static double of(Tiles tiles, float[] x, int start, int n) {
    double[] sums = new double[16]; // a new array is faster than one that is kept
    int whole = n - n % 16;
    if (whole > 0) {
      tiles.addInterleaved(x, start, whole, sums);
    }
    for (int i = whole; i < n; i++) {
      sums[i - whole] += x[start + i];
    }
    return join(sums);
  }

  /** {@link Tiles#addInterleaved} in plain Java. */
  static void add(float[] x, int start, int n, double[] sums) {
    for (int part = start, length; part < start + n; part += length) {
      length = Math.min(PART, start + n - part);
      addEight(x, part, length, sums, 0);
      addEight(x, part + 8, length, sums, 8);
    }
  }

  /** Adds the first eight of every sixteen numbers to eight sums, the first at {@code at}. */
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

  /** The same for doubles. */
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

  /** The sum of a line of contiguous doubles; {@code sums} is scratch space for sixteen. */
  static double ofLine(double[] terms, int at, Lines lines, double[] sums) {
    double sum = 0;
    int runs = lines.steps.length;
    for (int block = 0; block < runs; block += BLOCK) {
      double ofBlock = 0;
      for (int r = block; r < Math.min(block + BLOCK, runs); r++) {
        ofBlock += ofRun(terms, at + r * lines.run, lines.run, sums);
      }
      sum += ofBlock;
    }
    return sum;
  }

  private static double ofRun(double[] terms, int start, int run, double[] sums) {
    if (run == 1) {
      return terms[start];
    }
    double sum = 0;
    for (int piece = 0; piece < run; piece += PIECE) {
      Arrays.fill(sums, 0);
      int from = start + piece;
      int n = Math.min(PIECE, run - piece);
      int whole = n - n % 16;
      if (whole > 0) { // never for ten classes: C2 then compiles nothing for it
        addEight(terms, from, whole, sums, 0);
        addEight(terms, from + 8, whole, sums, 8);
      }
      for (int i = whole; i < n; i++) {
        sums[i - whole] += terms[from + i];
      }
      sum += join(sums);
    }
    return sum;
  }

  private static double join(double[] sums) {
    return (four(sums, 0) + four(sums, 2)) + (four(sums, 1) + four(sums, 3));
  }

  /** Adds sums i, i + 4, i + 8 and i + 12. */
  private static double four(double[] sums, int i) {
    return (sums[i] + sums[i + 8]) + (sums[i + 4] + sums[i + 12]);
  }
}
