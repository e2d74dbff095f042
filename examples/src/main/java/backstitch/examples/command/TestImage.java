package backstitch.examples.command;

import backstitch.nn.Batch;
import backstitch.nn.Dataset;

/** Single images of a dataset. */
final class TestImage {
  private TestImage() {}

  /** An image as a batch of one, [1, 28, 28]. */
  static Batch of(Dataset images, int number) {
    if (number >= images.size()) {
      String expected = "expected an image from 0 to " + (images.size() - 1);
      throw new IllegalArgumentException("image: " + expected + ", got " + number);
    }
    return images.slice(number, number + 1).batches(1).iterator().next();
  }
}
