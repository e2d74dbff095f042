package backstitch.examples.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * An IDX file of unsigned bytes, read strictly: a header, which is the magic number {@code 00 00 08
 * rank} and a big-endian 32-bit size for each dimension, and exactly as many bytes of data as the
 * sizes say. (The format is Yann LeCun's, described on his page of the MNIST database.)
 *
 * @param header the header
 * @param bytes the data in row-major order
 * @param compressed whether the file was compressed, so that gzip's checksum has verified it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IdxFile(byte[] header, byte[] bytes, boolean compressed) {
  private static final int ARRAY_LIMIT = Integer.MAX_VALUE - 8; // what every JVM can allocate

  /** The name of a dimension, and the size it must have, or 0 if any positive size is allowed. */
  record Dimension(String name, int size) {}

  /** What the header says will follow: how many bytes, and the same for people. */
  private record Promise(int bytes, String text) {}

  /**
   * Reads a file, plain or compressed by gzip, or throws {@link DataException} with one line that
   * names the field. Memory is allocated once, for all of the data, and only if the size in the
   * header is credible.
   *
   * @param name what error messages call the file
   */
  static IdxFile read(Path file, String name, List<Dimension> dimensions) {
    int promised = 0;
    try (InputStream in = GzipInput.open(file, name)) {
      byte[] header = in.readNBytes(4 + 4 * dimensions.size());
      Promise promise = promise(header, name, dimensions);
      promised = promise.bytes;
      long there = Files.size(file) - header.length;
      if (in instanceof GzipInput) {
        // Gzip halves the size of images. If the header promises far more, we count first.
        boolean likely = promised <= 1024 + 10 * there;
        there = likely ? promised : count(file, name, header.length, promised);
      }
      check(name, promise, there);
      byte[] bytes = new byte[promised];
      check(name, promise, in.readNBytes(bytes, 0, promised) + in.readNBytes(1).length);
      return new IdxFile(header, bytes, in instanceof GzipInput);
    } catch (IOException e) {
      throw DataException.in(name, "file", e);
    } catch (OutOfMemoryError e) {
      throw DataException.in(name, promised, e);
    }
  }

  private static Promise promise(byte[] header, String file, List<Dimension> dimensions) {
    String text = new String(header, ISO_8859_1).replace("\u00ef\u00bb\u00bf", ""); // UTF-8's BOM
    boolean markup = text.strip().startsWith("<");
    DataException.require(!markup, file, "content", "IDX data", "what looks like an HTML page");
    int length = 4 + 4 * dimensions.size();
    String found = "the end of the file after " + header.length;
    DataException.require(header.length == length, file, "header", length + " bytes", found);
    ByteBuffer fields = ByteBuffer.wrap(header);
    checkMagic(fields.getInt(), file, dimensions.size());
    long product = 1;
    var sizes = new StringJoiner(" x "); // as in 60000 x 28 x 28
    for (Dimension dimension : dimensions) {
      int size = fields.getInt();
      String expected = dimension.size == 0 ? "a positive size" : "" + dimension.size;
      boolean ok = dimension.size == 0 ? size > 0 : size == dimension.size;
      DataException.require(ok, file, dimension.name, expected, size);
      product = Math.min(product * size, Integer.MAX_VALUE); // no overflow
      sizes.add("" + size);
    }
    String most = "at most " + ARRAY_LIMIT + " bytes";
    DataException.require(product <= ARRAY_LIMIT, file, "sizes", most, sizes);
    return new Promise((int) product, product + " bytes (" + sizes + ")");
  }

  private static void checkMagic(int magic, String file, int rank) {
    HexFormat hex = HexFormat.of();
    String found = "0x" + hex.toHexDigits(magic);
    DataException.require(magic >>> 16 == 0, file, "magic number", "0x0000080" + rank, found);
    String type = "0x" + hex.toHexDigits((byte) (magic >> 8));
    DataException.require(magic >> 8 == 8, file, "element type", "0x08 (unsigned byte)", type);
    int dimensions = magic & 0xff;
    DataException.require(dimensions == rank, file, "number of dimensions", "" + rank, dimensions);
  }

  /** Counts the bytes after the header, at most one more than promised, without keeping them. */
  private static long count(Path file, String name, int header, int promised) throws IOException {
    try (InputStream in = GzipInput.open(file, name)) {
      in.skipNBytes(header);
      return in.skip(promised) + in.readNBytes(1).length;
    }
  }

  private static void check(String file, Promise promise, long found) {
    DataException.require(found >= promise.bytes, file, "data", promise.text, found);
    String end = "the end of the data after " + promise.text;
    DataException.require(found <= promise.bytes, file, "trailing bytes", end, "more");
  }

  /** Throws {@link DataException} unless the file, decompressed, has this SHA-256. */
  void verify(String sha256, String file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(header);
      String found = HexFormat.of().formatHex(digest.digest(bytes));
      DataException.require(found.equals(sha256), file, "SHA-256 of the content", sha256, found);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
