package backstitch.nn;

import backstitch.core.Shape;

/** 28 × 28 images of ten classes, made by a formula: they can be learned, and need no files. */
final class SyntheticImages {
  private static final int PIXELS = 28 * 28;

  private SyntheticImages() {}

  static Dataset dataset(int images) {
    byte[] pixels = new byte[images * PIXELS];
    int[] labels = new int[images];
    for (int i = 0; i < images; i++) {
      labels[i] = (7 * i + i / 10) % 10;
      for (int p = 0; p < PIXELS; p++) {
        boolean stripe = p / 4 % (labels[i] + 2) == 0;
        pixels[i * PIXELS + p] = (byte) ((stripe ? 120 : 0) + (i * 31 + p * 17 + i * p % 97) % 90);
      }
    }
    return Dataset.ofBytes(Shape.of(28, 28), pixels, labels);
  }
}
