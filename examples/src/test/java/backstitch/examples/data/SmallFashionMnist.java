package backstitch.examples.data;

import backstitch.nn.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A made-up Fashion-MNIST of 3 + 2 images, and the bytes it is written with. */
final class SmallFashionMnist {
  private SmallFashionMnist() {}

  /** The header of an IDX file of unsigned bytes, with its data behind it. */
  static byte[] idx(byte[] data, int... shape) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * shape.length + data.length);
    file.put((byte) 0).put((byte) 0).put((byte) 8).put((byte) shape.length);
    for (int size : shape) {
      file.putInt(size);
    }
    return file.put(data).array();
  }

  static byte[] images(int count) {
    byte[] pixels = new byte[count * 28 * 28];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 7);
    }
    return idx(pixels, count, 28, 28);
  }

  static byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (9 - i);
    }
    return idx(labels, count);
  }

  static byte[] bytes(FashionMnistFile file) {
    return switch (file) {
      case TRAIN_IMAGES -> images(3);
      case TRAIN_LABELS -> labels(3);
      case TEST_IMAGES -> images(2);
      case TEST_LABELS -> labels(2);
    };
  }

  /** Each argument as a gzip member of its own. */
  static byte[] gzip(byte[]... members) {
    var bytes = new ByteArrayOutputStream();
    for (byte[] member : members) {
      try (var gzip = new GZIPOutputStream(bytes)) {
        gzip.write(member);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /** Writes all four files, compressed. */
  static Path writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (FashionMnistFile file : FashionMnistFile.values()) {
      Files.write(directory.resolve(file.gzipName()), gzip(bytes(file)));
    }
    return directory;
  }

  /** Fetches all four files, as a search does that finds none of them in the cache. */
  static void fetch(FashionMnistSearch.Source source, Path cache) throws IOException {
    var verified = new Cache(cache, SmallFashionMnist::sha256);
    try (var scratch = verified.scratch()) {
      for (FashionMnistFile file : FashionMnistFile.values()) {
        verified.store(file, source.fetch(file, scratch.path()));
      }
    }
  }

  static String sha256(FashionMnistFile file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** How many images there are: {@code [3, 2]} if it is this set. */
  static int[] sizes(FashionMnist data) {
    return new int[] {size(data.train()), size(data.test())};
  }

  private static int size(Dataset dataset) {
    return dataset.size();
  }
}
