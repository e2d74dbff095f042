package backstitch.core.internal.fast;

import java.util.Arrays;

/**
 * An operand of an elementwise operation, seen as if it had the shape of the result: a sequence of
 * runs of the same length.
 *
 * @param starts where each run begins
 * @param run the length of each
 * @param repeated whether a run is one number, repeated
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Operand(float[] values, int[] starts, int run, boolean repeated) {
  /** Operand number {@code number} of loops that are not empty. */
  static Operand of(float[] values, LoopNest nest, int number) {
    boolean repeated = nest.innerStride(number) == 0;
    return new Operand(values, nest.innerStarts(number), nest.innerLength(), repeated);
  }

  /** Whether its elements lie in memory in the order of the result. */
  boolean isWhole() {
    return !repeated && lastStart() == (starts.length - 1) * run;
  }

  /** Whether all runs are the same short row: then all parts of whole runs are equal. */
  private boolean isOneShortRow() {
    return run < Scratch.SIZE && lastStart() == starts[0];
  }

  private int lastStart() {
    return starts[starts.length - 1];
  }

  /** Copies n > 0 elements to {@code to} and returns that; whole runs, if they are short. */
  float[] copy(int start, int n, float[] to, int t) {
    if (isWhole()) {
      System.arraycopy(values, start, to, t, n);
    } else if (isOneShortRow() && !repeated) {
      copyRow(n, to, t);
    } else {
      copyRuns(start, n, to, t);
    }
    return to;
  }

  private void copyRuns(int start, int n, float[] to, int t) {
    int r = start / run;
    int within = start % run;
    for (int i = 0, length; i < n; i += length) {
      length = Math.min(run - within, n - i);
      if (repeated) {
        Arrays.fill(to, t + i, t + i + length, values[starts[r]]);
      } else {
        System.arraycopy(values, starts[r] + within, to, t + i, length);
      }
      within = 0;
      r++;
    }
  }

  /** Copies the row once, then repeatedly all that is already there, which doubles each time. */
  private void copyRow(int n, float[] to, int t) {
    System.arraycopy(values, starts[0], to, t, run);
    for (int done = run; done < n; done *= 2) {
      System.arraycopy(to, t, to, t + done, Math.min(done, n - done));
    }
  }
}
