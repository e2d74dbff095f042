package backstitch.core.internal.fast;

import java.util.Arrays;

/**
 * An operand of an elementwise operation as if it had the shape of the result: runs of the same
 * length, one after the other.
 *
 * @param starts where each run begins
 * @param run the length of each
 * @param repeated whether a run is one number, again and again
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two
record Operand(float[] values, int[] starts, int run, boolean repeated) {
  /** An operand of a nest of loops that is not empty. */
  static Operand of(float[] values, LoopNest nest, int number) {
    boolean repeated = nest.innerStride(number) == 0;
    return new Operand(values, nest.innerStarts(number), nest.innerLength(), repeated);
  }

  /** Whether it lies in memory as the result does. */
  boolean isWhole() {
    return !repeated && lastStart() == (starts.length - 1) * run;
  }

  /** Whether all runs are the same one, and short: then any two parts of whole runs are equal. */
  private boolean isOneShortRow() {
    return run < Scratch.SIZE && lastStart() == starts[0];
  }

  private int lastStart() {
    return starts[starts.length - 1];
  }

  /** Copies n > 0 elements to {@code to}, which it returns; whole runs, if they are short. */
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

  /** Once, and then what is there already, twice as much each time. */
  private void copyRow(int n, float[] to, int t) {
    System.arraycopy(values, starts[0], to, t, run);
    for (int done = run; done < n; done *= 2) {
      System.arraycopy(to, t, to, t + done, Math.min(done, n - done));
    }
  }
}
