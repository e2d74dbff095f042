package backstitch.core.internal.fast;

import java.util.Arrays;

/**
 * Zips of operands of different shapes. A loop of {@link Zips} needs the operands and the result at
 * the same index. So an operand that is broadcast is copied, part by part, to where this is so.
 */
final class Broadcast {
  private Broadcast() {}

  /** {@code c = f(a, b)}, both broadcast to {@code dims}; c may be a. */
  static void zip(
      Zips.ZipLoop f, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c) {
    if (Arrays.equals(aDims, dims) && Arrays.equals(bDims, dims)) { // the usual case
      Parallel.forRanges(c.length, 1, (from, to) -> f.run(a, b, c, from, to));
      return;
    }
    if (c.length == 0) {
      return;
    }
    LoopNest nest =
        LoopNest.over(dims, LoopNest.broadcast(aDims, dims), LoopNest.broadcast(bDims, dims));
    Operand left = Operand.of(a, nest, 0);
    Operand right = Operand.of(b, nest, 1);
    // If runs are short, a part is a whole number of them, so that each part begins with a run.
    int size = left.run() < Scratch.SIZE ? Scratch.SIZE / left.run() * left.run() : Scratch.SIZE;
    Parallel.RangeTask zipParts =
        (from, to) -> {
          for (int part = from; part < to; part++) {
            int start = part * size;
            zipPart(f, left, right, c, start, Math.min(size, c.length - start));
          }
        };
    Parallel.forRanges((c.length - 1) / size + 1, size, zipParts);
  }

  /**
   * Computes n elements, from {@code start} on. An operand that is laid out unlike the result is
   * first copied to the place of the result, where f overwrites it. If both are, or if the left
   * operand is the result itself, scratch arrays are used instead. The code calls f in one place
   * only, because C2 compiles f again for each call.
   */
  private static void zipPart(
      Zips.ZipLoop f, Operand left, Operand right, float[] c, int start, int n) {
    boolean inPlace = (left.isWhole() || right.isWhole()) && left.values() != c;
    float[][] scratch = Scratch.floats();
    float[] result = inPlace ? c : scratch[2];
    int at = inPlace ? start : 0;
    float[] a = left.values();
    float[] b = right.values();
    if (!inPlace || !left.isWhole()) {
      a = left.copy(start, n, inPlace ? c : scratch[0], at);
    }
    if (!inPlace || !right.isWhole()) {
      b = right.copy(start, n, inPlace ? c : scratch[1], at);
    }
    f.run(a, b, result, at, at + n);
    if (!inPlace) {
      System.arraycopy(result, 0, c, start, n);
    }
  }
}
