package backstitch.core.internal;

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
    return starts.length == 1 && !repeated;
  }

  /** Copies the elements {@code start ≤ i < start + n}. */
  void copy(int start, int n, float[] to) {
    int r = start / run;
    int within = start % run;
    int length;
    for (int i = 0; i < n; i += length) {
      length = Math.min(run - within, n - i);
      if (repeated) {
        Arrays.fill(to, i, i + length, values[starts[r]]);
      } else {
        System.arraycopy(values, starts[r] + within, to, i, length);
      }
      within = 0;
      r++;
    }
  }
}
