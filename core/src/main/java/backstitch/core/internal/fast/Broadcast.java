package backstitch.core.internal.fast;

import java.util.Arrays;

/**
 * Operands of different shapes. A loop of {@link Zips} wants all elements at the same index, so
 * what is broadcast is copied, part by part, to where it has it.
 */
final class Broadcast {
  private Broadcast() {}

  /** {@code c = f(a, b)}, both broadcast to {@code dims}; c may be a. */
  static void zip(
      Zips.Loop f, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c) {
    if (Arrays.equals(aDims, dims) && Arrays.equals(bDims, dims)) { // the usual case, in short
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
    // Whole rows where they are short, so that every part begins with one.
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
   * The n elements from {@code start} on. An operand that does not lie as the result does is copied
   * to the result's own place, where f overwrites it; if both do not, or the left operand is the
   * result itself, scratch arrays are used. There is one call of f, since C2 compiles each anew.
   */
  private static void zipPart(
      Zips.Loop f, Operand left, Operand right, float[] c, int start, int n) {
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
