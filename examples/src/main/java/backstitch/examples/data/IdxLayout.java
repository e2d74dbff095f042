package backstitch.examples.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The header that an IDX file of unsigned bytes must have: the magic number {@code 00 00 08 rank}
 * and then one big-endian 32-bit size for each dimension. (The format is Yann LeCun's, described on
 * his page of the MNIST database.)
 *
 * @param dimensions the dimensions from the outermost in
 */
record IdxLayout(List<Dimension> dimensions) {
  private static final int UNSIGNED_BYTE = 0x08;

  /** The most bytes an array is sure to hold. */
  private static final long ARRAY_LIMIT = Integer.MAX_VALUE - 8;

  /** A dimension's name, and the size it must have (0 where any positive one will do). */
  record Dimension(String name, int required) {}

  IdxLayout {
    dimensions = List.copyOf(dimensions);
  }

  static IdxLayout of(Dimension... dimensions) {
    return new IdxLayout(List.of(dimensions));
  }

  static Dimension any(String name) {
    return new Dimension(name, 0);
  }

  static Dimension exactly(int size, String name) {
    return new Dimension(name, size);
  }

  /**
   * Reads the header off the stream.
   *
   * @param file what error messages call the file
   * @return the sizes of the dimensions; their product fits an array
   */
  int[] readHeader(InputStream in, String file) throws IOException {
    readMagic(in, file);
    int[] shape = new int[dimensions.size()];
    long product = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = readSize(in, file, dimensions.get(i));
      product = Math.min(product, ARRAY_LIMIT + 1) * shape[i]; // capped: it may not overflow too
    }
    if (product > ARRAY_LIMIT) {
      throw DataException.in(
          file, names(), "expected at most " + ARRAY_LIMIT + " bytes, found " + product(shape));
    }
    return shape;
  }

  private void readMagic(InputStream in, String file) throws IOException {
    byte[] magic = in.readNBytes(4);
    int rank = dimensions.size();
    if (magic.length < 4) {
      throw DataException.in(
          file,
          "magic number",
          "expected 4 bytes, found the end of the file after " + magic.length);
    }
    if (looksLikeMarkup(magic)) {
      throw DataException.in(
          file, "content", "expected IDX data, found what looks like an HTML page");
    }
    if (magic[0] != 0 || magic[1] != 0) {
      int found = ByteBuffer.wrap(magic).getInt();
      throw DataException.in(
          file,
          "magic number",
          "expected 0x0000080" + rank + ", found 0x" + HexFormat.of().toHexDigits(found));
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw DataException.in(
          file,
          "element type",
          "expected 0x08 (unsigned byte), found 0x" + HexFormat.of().toHexDigits(magic[2]));
    }
    if (magic[3] != rank) {
      throw DataException.in(
          file, "number of dimensions", "expected " + rank + ", found " + (magic[3] & 0xff));
    }
  }

  private static boolean looksLikeMarkup(byte[] start) {
    String text = new String(start, ISO_8859_1);
    String byteOrderMark = "\u00ef\u00bb\u00bf"; // as UTF-8 read byte by byte
    text = text.replace(byteOrderMark, "").strip();
    return text.isEmpty() || text.startsWith("<");
  }

  private static int readSize(InputStream in, String file, Dimension dimension) throws IOException {
    byte[] bytes = in.readNBytes(4);
    if (bytes.length < 4) {
      throw DataException.in(
          file,
          dimension.name(),
          "expected 4 bytes, found the end of the file after " + bytes.length);
    }
    int size = ByteBuffer.wrap(bytes).getInt();
    if (dimension.required() == 0 ? size < 1 : size != dimension.required()) {
      String expected = dimension.required() == 0 ? "a positive size" : "" + dimension.required();
      throw DataException.in(file, dimension.name(), "expected " + expected + ", found " + size);
    }
    return size;
  }

  /** As in {@code images x rows x columns}. */
  String names() {
    return dimensions.stream().map(Dimension::name).collect(Collectors.joining(" x "));
  }

  /** As in {@code 60000 x 28 x 28}. */
  static String product(int[] shape) {
    return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(" x "));
  }
}
