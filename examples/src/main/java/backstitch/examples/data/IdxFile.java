package backstitch.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An IDX file of unsigned bytes, read strictly: it has the expected layout and exactly the bytes
 * its header promises, or it is refused with one line that names the file and the field. The
 * promise itself is not trusted: how much memory is taken depends on the file's size and content.
 */
final class IdxFile {
  private final int[] shape;
  private final byte[] bytes;

  private IdxFile(int[] shape, byte[] bytes) {
    this.shape = shape;
    this.bytes = bytes;
  }

  /**
   * Reads a file, plain or compressed by gzip.
   *
   * @throws DataException if it cannot be read or is not exactly as {@code layout} and its own
   *     header say
   */
  static IdxFile read(Path file, IdxLayout layout) {
    // For a moment, collecting the bytes takes twice their space; and others want to live too.
    return read(file, layout, Runtime.getRuntime().maxMemory() / 5 * 2);
  }

  /** Reads a file whose data may have {@code memory} bytes. */
  static IdxFile read(Path file, IdxLayout layout, long memory) {
    String name = file.toString();
    try (InputStream in = OpenFile.content(file, name)) {
      int[] shape = layout.readHeader(in, name);
      // Compressed by gzip, pixels take about half of their space; three times is enough.
      long likely = 1024 + 3 * Files.size(file);
      return new IdxFile(shape, readData(in, name, shape, likely, memory));
    } catch (IOException e) {
      throw DataException.in(name, "file", e);
    }
  }

  private static byte[] readData(InputStream in, String file, int[] shape, long likely, long memory)
      throws IOException {
    int promised = 1;
    for (int size : shape) {
      promised *= size;
    }
    int affordable = (int) Math.min(promised, memory);
    byte[] bytes = readUpTo(affordable, likely, in);
    if (bytes.length < affordable) {
      throw DataException.in(
          file,
          "data",
          "expected "
              + promised
              + " bytes ("
              + IdxLayout.product(shape)
              + "), found "
              + bytes.length);
    }
    if (affordable < promised) {
      throw DataException.in(
          file,
          "data",
          promised + " bytes do not fit the memory of this JVM (see its option -Xmx)");
    }
    if (in.read() >= 0) {
      throw DataException.in(
          file,
          "trailing bytes",
          "expected the end of the data after "
              + promised
              + " bytes ("
              + IdxLayout.product(shape)
              + ")");
    }
    return bytes;
  }

  /**
   * Reads what there is, up to a limit. The array has the likely length at first, and grows with
   * what arrives.
   */
  private static byte[] readUpTo(int limit, long likely, InputStream in) throws IOException {
    byte[] bytes = new byte[(int) Math.min(limit, likely)];
    int filled = in.readNBytes(bytes, 0, bytes.length);
    while (filled == bytes.length && filled < limit) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(limit, 2L * filled));
      filled += in.readNBytes(bytes, filled, bytes.length - filled);
    }
    return filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled);
  }

  /** The size along an axis. */
  int size(int axis) {
    return shape[axis];
  }

  /** The data in row-major order; not a copy. */
  byte[] bytes() {
    return bytes;
  }
}
