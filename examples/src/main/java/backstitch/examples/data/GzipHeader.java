package backstitch.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The header of a gzip member after its two magic bytes (RFC 1952, section 2.3). It says nothing we
 * need, but has to be stepped over exactly, as most of its fields are optional.
 */
final class GzipHeader {
  static final int ID1 = 0x1f;
  static final int ID2 = 0x8b;

  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xe0;

  private final InputStream in;
  private final String file;
  private final CRC32 crc = new CRC32();

  private GzipHeader(InputStream in, String file) {
    this.in = in;
    this.file = file;
    crc.update(ID1);
    crc.update(ID2);
  }

  /** Steps over the header that {@code in} stands in, just behind the magic bytes. */
  static void skip(InputStream in, String file) throws IOException {
    new GzipHeader(in, file).skip();
  }

  private void skip() throws IOException {
    int method = next();
    if (method != DEFLATE) {
      throw damaged("expected compression method 8 (deflate), found " + method);
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw damaged(
          "expected no reserved flags, found flags 0x" + HexFormat.of().toHexDigits((byte) flags));
    }
    skip(6); // time of the last change, compression level, operating system
    if ((flags & EXTRA) != 0) {
      skip(nextShort());
    }
    if ((flags & NAME) != 0) {
      skipString();
    }
    if ((flags & COMMENT) != 0) {
      skipString();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      short found = (short) crc.getValue();
      short expected = (short) nextShort();
      if (expected != found) {
        throw damaged(
            "expected checksum "
                + HexFormat.of().toHexDigits(expected)
                + ", found "
                + HexFormat.of().toHexDigits(found));
      }
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipString() throws IOException {
    while (next() != 0) {
      // the text up to its closing zero does not matter
    }
  }

  private int nextShort() throws IOException {
    return next() | next() << 8;
  }

  private int next() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw damaged("expected more bytes, found the end of the file");
    }
    crc.update(value);
    return value;
  }

  private DataException damaged(String problem) {
    return DataException.in(file, "gzip header", problem);
  }
}
