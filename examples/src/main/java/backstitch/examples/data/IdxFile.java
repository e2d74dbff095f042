package backstitch.examples.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An IDX file of unsigned bytes, read strictly: a header, which is the magic number {@code 00 00 08
 * rank} and a big-endian 32-bit size for each dimension, and exactly the bytes that it promises.
 * (The format is Yann LeCun's, described on his page of the MNIST database.)
 *
 * @param shape the sizes of the dimensions, from the outermost in
 * @param bytes the data in row-major order
 * @param compressed whether gzip's checksum vouches for them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record IdxFile(int[] shape, byte[] bytes, boolean compressed) {
  private static final int ARRAY_LIMIT =
      Integer.MAX_VALUE - 8; // every JVM has arrays of so many bytes

  /** The name of a dimension, and the size it must have, or 0 where any positive one will do. */
  record Dimension(String name, int size) {}

  /**
   * Reads a file, plain or compressed by gzip, or refuses it in one line that names the field.
   * Memory is taken once, for all of the data, and only if the header can be believed.
   *
   * @param name what error messages call the file
   */
  static IdxFile read(Path file, String name, List<Dimension> dimensions) {
    int promised = 0;
    try (InputStream in = GzipInput.open(file, name)) {
      int[] shape = readHeader(in, name, dimensions);
      promised = product(shape);
      int header = 4 + 4 * shape.length;
      boolean compressed = in instanceof GzipInput;
      long size = Files.size(file);
      // Compressed, pixels take about half of their space. A promise far beyond that we count.
      boolean likely = compressed && promised <= 1024 + 10 * size;
      long there =
          likely ? promised : compressed ? count(file, name, promised, header) : size - header;
      check(name, shape, there);
      byte[] bytes = new byte[promised];
      int found = in.readNBytes(bytes, 0, promised);
      check(name, shape, found == promised && in.read() >= 0 ? found + 1L : found);
      return new IdxFile(shape, bytes, compressed);
    } catch (IOException e) {
      throw DataException.in(name, "file", e);
    } catch (OutOfMemoryError e) {
      throw DataException.in(name, promised, e);
    }
  }

  /** Reads the sizes, whose product fits an array. */
  private static int[] readHeader(InputStream in, String file, List<Dimension> dimensions)
      throws IOException {
    checkMagic(read4(in, file, "magic number"), file, dimensions.size());
    int[] shape = new int[dimensions.size()];
    for (int i = 0; i < shape.length; i++) {
      Dimension dimension = dimensions.get(i);
      String expected = dimension.size == 0 ? "a positive size" : "" + dimension.size;
      shape[i] = ByteBuffer.wrap(read4(in, file, dimension.name)).getInt();
      boolean ok = dimension.size == 0 ? shape[i] > 0 : shape[i] == dimension.size;
      DataException.require(ok, file, dimension.name, expected, shape[i]);
    }
    if (product(shape) > ARRAY_LIMIT) {
      String names = dimensions.stream().map(Dimension::name).collect(Collectors.joining(" x "));
      String problem = "expected at most " + ARRAY_LIMIT + " bytes, found " + text(shape);
      throw DataException.in(file, names, problem);
    }
    return shape;
  }

  private static byte[] read4(InputStream in, String file, String field) throws IOException {
    byte[] bytes = in.readNBytes(4);
    String found = "the end of the file after " + bytes.length;
    DataException.require(bytes.length == 4, file, field, "4 bytes", found);
    return bytes;
  }

  private static void checkMagic(byte[] magic, String file, int rank) {
    String text = new String(magic, ISO_8859_1);
    text = text.replace("\u00ef\u00bb\u00bf", "").strip(); // a byte order mark in UTF-8
    boolean markup = text.isEmpty() || text.startsWith("<");
    DataException.require(!markup, file, "content", "IDX data", "what looks like an HTML page");
    boolean zeros = magic[0] == 0 && magic[1] == 0;
    String found = "0x" + HexFormat.of().formatHex(magic);
    DataException.require(zeros, file, "magic number", "0x0000080" + rank, found);
    String type = "0x" + HexFormat.of().toHexDigits(magic[2]);
    DataException.require(magic[2] == 8, file, "element type", "0x08 (unsigned byte)", type);
    String field = "number of dimensions";
    DataException.require(magic[3] == rank, file, field, "" + rank, magic[3] & 0xff);
  }

  /** Counts the bytes behind the header, up to one more than promised; this takes no memory. */
  private static long count(Path file, String name, int promised, int header) throws IOException {
    long count = -header;
    byte[] chunk = new byte[1 << 16];
    try (InputStream in = GzipInput.open(file, name)) {
      for (int n = 0; n >= 0 && count <= promised; n = in.read(chunk)) {
        count += n;
      }
    }
    return Math.min(count, promised + 1L);
  }

  private static void check(String file, int[] shape, long found) {
    int promised = product(shape);
    if (found != promised) {
      String expected = promised + " bytes (" + text(shape) + ")";
      DataException.require(found > promised, file, "data", expected, found);
      String problem = "expected the end of the data after " + expected;
      throw DataException.in(file, "trailing bytes", problem);
    }
  }

  /** The product of the sizes, or the greatest {@code int} if it is larger. */
  private static int product(int[] shape) {
    long product = 1;
    for (int size : shape) {
      product = Math.min(product * size, Integer.MAX_VALUE);
    }
    return (int) product;
  }

  /** As in {@code 60000 x 28 x 28}. */
  private static String text(int[] shape) {
    return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(" x "));
  }

  /** The SHA-256 of the file, decompressed, in hexadecimal. */
  String sha256() {
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * shape.length).putInt(0x800 + shape.length);
    Arrays.stream(shape).forEach(header::putInt);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(header.array());
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
