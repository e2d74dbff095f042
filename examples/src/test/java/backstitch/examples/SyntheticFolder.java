package backstitch.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data folder of images by a formula, which can be learned. */
final class SyntheticFolder {
  private static final int PIXELS = 28 * 28;

  private SyntheticFolder() {}

  /** Writes the four files, uncompressed. */
  static Path write(Path directory, int train, int test) throws IOException {
    Files.createDirectories(directory);
    write(directory, "train", train);
    write(directory, "t10k", test);
    return directory;
  }

  private static void write(Path directory, String part, int count) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + count * PIXELS);
    images.putInt(0x803).putInt(count).putInt(28).putInt(28);
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    labels.putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      int label = (7 * i + i / 10) % 10;
      labels.put((byte) label);
      for (int p = 0; p < PIXELS; p++) {
        boolean stripe = p / 4 % (label + 2) == 0;
        images.put((byte) ((stripe ? 120 : 0) + (i * 31 + p * 17 + i * p % 97) % 90));
      }
    }
    Files.write(directory.resolve(part + "-images-idx3-ubyte"), images.array());
    Files.write(directory.resolve(part + "-labels-idx1-ubyte"), labels.array());
  }
}
