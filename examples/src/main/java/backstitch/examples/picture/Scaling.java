package backstitch.examples.picture;

import java.util.function.IntFunction;

/**
 * Pictures of another size, along each axis on its own: where it shrinks, a new pixel is the mean
 * of the area that it covers (box filter); where it grows, it lies between its two neighbours
 * (linear interpolation, hence bilinear for both axes).
 */
final class Scaling {
  /** A new pixel: the weighted mean of the old ones from a place on. */
  @SuppressWarnings("ArrayRecordComponent") // used here alone, never compared
  private record Span(int start, double[] weights) {
    float mean(float[] values, int offset, int stride) {
      double sum = 0;
      double total = 0; // divided by, so that one grey everywhere stays that grey
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * values[offset + (start + i) * stride];
        total += weights[i];
      }
      return (float) (sum / total);
    }
  }

  private Scaling() {}

  /**
   * Scales [height, width] to [newHeight, newWidth].
   *
   * @param row gives a row of the old picture; asked for each once, from the top
   */
  static float[] scaled(
      IntFunction<float[]> row, int height, int width, int newHeight, int newWidth) {
    Span[] across = spans(width, newWidth);
    float[] narrow = new float[Math.multiplyExact(height, newWidth)];
    for (int y = 0; y < height; y++) {
      float[] values = row.apply(y);
      for (int x = 0; x < newWidth; x++) {
        narrow[y * newWidth + x] = across[x].mean(values, 0, 1);
      }
    }
    Span[] down = spans(height, newHeight);
    float[] scaled = new float[newHeight * newWidth];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = down[i / newWidth].mean(narrow, i % newWidth, newWidth);
    }
    return scaled;
  }

  private static Span[] spans(int from, int to) {
    Span[] spans = new Span[to];
    for (int i = 0; i < to; i++) {
      spans[i] = to <= from ? area(i, from, to) : between(i, from, to);
    }
    return spans;
  }

  /** Each old pixel counts by how much of it is covered. */
  private static Span area(int i, int from, int to) {
    double left = (double) i * from / to;
    double right = (i + 1.0) * from / to;
    int start = (int) left;
    double[] weights = new double[(int) Math.ceil(right) - start];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = Math.min(right, start + j + 1) - Math.max(left, start + j);
    }
    return new Span(start, weights);
  }

  /** Where the middle of the new pixel lies between the middles of two old ones. */
  private static Span between(int i, int from, int to) {
    double middle = Math.min(Math.max((i + 0.5) * from / to - 0.5, 0), from - 1);
    int start = Math.min((int) middle, Math.max(0, from - 2));
    double right = middle - start;
    return new Span(start, from == 1 ? new double[] {1} : new double[] {1 - right, right});
  }
}
