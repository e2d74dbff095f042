package backstitch.core.internal.fast;

import static backstitch.core.internal.Textbook.BLOCK;
import static backstitch.core.internal.Textbook.PIECE;

import java.util.Arrays;

/**
 * Sums along lines, in the order that the textbook gives: pieces are added up to runs, runs to
 * blocks, blocks to the line. Threads share outputs, blocks and pieces, and thus one long sum, too.
 */
final class Sums {
  private static final int MOST_COLUMNS = Scratch.SIZE; // so many stay in the first-level cache
  private static final int LEAST_COLUMNS = 256; // fewer at a time are read more slowly

  private final Tiles tiles;
  private final float[] x;
  private final Lines lines;

  private Sums(Tiles tiles, float[] x, Lines lines) {
    this.tiles = tiles;
    this.x = x;
    this.lines = lines;
  }

  /** Fills in the sums, divided by the divisor, each rounded once. */
  static void sum(Tiles tiles, float[] x, Lines lines, int divisor, float[] y) {
    double[] sums = new Sums(tiles, x, lines).sums();
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (sums[i] / divisor);
    }
  }

  private double[] sums() {
    int outputs = lines.outputs();
    int blocks = (lines.steps.length - 1) / BLOCK + 1; // one if there is no step
    double[] sums = new double[blocks * outputs];
    int columns = columns();
    int parts = (lines.inner - 1) / columns + 1;
    Parallel.RangeTask addBlocks =
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int block = i / parts / lines.kept.length;
            int first = i % parts * columns;
            int o = i / parts % lines.kept.length;
            int at = block * outputs + o * lines.inner + first;
            addBlock(
                block, lines.kept[o] + first, sums, at, Math.min(columns, lines.inner - first));
          }
        };
    int items = outputs == 0 ? 0 : blocks * lines.kept.length * parts;
    long work = (long) columns * lines.run * Math.min(BLOCK, lines.steps.length);
    Parallel.forRanges(items, work, addBlocks);
    for (int at = outputs; at < sums.length; at++) { // the blocks in ascending order
      sums[at % outputs] += sums[at];
    }
    return sums;
  }

  /** How many columns are summed at once: a row is cut into equal parts, enough for all threads. */
  private int columns() {
    int forThreads = Math.min(Parallel.threads(), lines.inner / LEAST_COLUMNS);
    int parts = Math.max((lines.inner - 1) / MOST_COLUMNS + 1, forThreads);
    return (lines.inner - 1) / parts + 1;
  }

  /** Adds up one block: for one output if it has runs, else for n outputs side by side. */
  private void addBlock(int block, int start, double[] sums, int at, int n) {
    int from = block * BLOCK;
    int to = Math.min(from + BLOCK, lines.steps.length);
    if (lines.run == 1) {
      addRows(start, from, to, sums, at, n);
      return;
    }
    for (int s = from; s < to; s++) {
      sums[at] += sumOfRun(start + lines.steps[s]);
    }
  }

  private double sumOfRun(int start) {
    int run = lines.run;
    if (run <= PIECE) {
      return InterleavedSum.of(tiles, x, start, run);
    }
    double[] pieces = new double[(run - 1) / PIECE + 1];
    Parallel.RangeTask sumPieces =
        (from, to) -> {
          for (int p = from; p < to; p++) {
            int length = Math.min(PIECE, run - p * PIECE);
            pieces[p] = InterleavedSum.of(tiles, x, start + p * PIECE, length);
          }
        };
    Parallel.forRanges(pieces.length, PIECE, sumPieces);
    return Arrays.stream(pieces).reduce(0, Double::sum);
  }

  /** Adds four rows at a time, so that a sum is loaded and stored once for four additions. */
  private void addRows(int start, int from, int to, double[] sums, int at, int n) {
    int[] steps = lines.steps;
    int s = from;
    for (; s + 4 <= to; s += 4) {
      int x0 = start + steps[s];
      int x1 = start + steps[s + 1];
      int x2 = start + steps[s + 2];
      int x3 = start + steps[s + 3];
      addFourRows(x, x0, x1, x2, x3, sums, at, n);
    }
    for (; s < to; s++) {
      int x0 = start + steps[s];
      for (int j = 0; j < n; j++) {
        sums[at + j] += x[x0 + j];
      }
    }
  }

  private static void addFourRows(
      float[] x, int x0, int x1, int x2, int x3, double[] sums, int at, int n) {
    for (int j = 0; j < n; j++) {
      sums[at + j] = (((sums[at + j] + x[x0 + j]) + x[x1 + j]) + x[x2 + j]) + x[x3 + j];
    }
  }
}
