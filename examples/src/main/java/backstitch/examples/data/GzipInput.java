package backstitch.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file (RFC 1952): one member after the other, each compared with its
 * checksum and length, and nothing behind the last.
 *
 * <p>{@link java.util.zip.GZIPInputStream} will not do: whatever follows a member without being one
 * it takes for the end of the file, and it may stop after the first of several members when the
 * stream below says that nothing is available.
 */
final class GzipInput extends InputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  private final PushbackInputStream in;
  private final String file;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int buffered;
  private boolean insideMember;

  /**
   * Reads from {@code in}, which this stream closes with itself.
   *
   * @param file what error messages call the file
   */
  GzipInput(InputStream in, String file) {
    this.in = new PushbackInputStream(in, BUFFER_BYTES);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    while (insideMember || startMember()) {
      int count = inflate(target, offset, length);
      if (count > 0) {
        return count;
      }
      if (inflater.finished()) {
        finishMember();
      } else if (inflater.needsDictionary()) {
        throw damaged("gzip data", "damaged (asks for a preset dictionary)");
      } else {
        refill();
      }
    }
    return -1;
  }

  /** Steps over the header of the next member; false if the file ends here. */
  private boolean startMember() throws IOException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    if (first != GzipHeader.ID1 || in.read() != GzipHeader.ID2) {
      throw damaged("trailing bytes", "expected the end of the file after the gzip data");
    }
    GzipHeader.skip(in, file);
    inflater.reset();
    crc.reset();
    insideMember = true;
    return true;
  }

  private int inflate(byte[] target, int offset, int length) {
    try {
      int count = inflater.inflate(target, offset, length);
      crc.update(target, offset, count);
      return count;
    } catch (DataFormatException e) {
      throw damaged("gzip data", "damaged (" + e.getMessage() + ")");
    }
  }

  private void refill() throws IOException {
    buffered = in.read(buffer);
    if (buffered < 0) {
      throw damaged("gzip data", "expected more bytes, found the end of the file");
    }
    inflater.setInput(buffer, 0, buffered);
  }

  /** Compares the member with the checksum and the length (modulo 2³²) behind it. */
  private void finishMember() throws IOException {
    int unused = inflater.getRemaining();
    in.unread(buffer, buffered - unused, unused);
    int foundChecksum = (int) crc.getValue();
    int checksum = nextInt("gzip checksum");
    if (checksum != foundChecksum) {
      throw damaged(
          "gzip checksum",
          "expected "
              + HexFormat.of().toHexDigits(checksum)
              + ", found "
              + HexFormat.of().toHexDigits(foundChecksum));
    }
    int foundLength = (int) inflater.getBytesWritten();
    int length = nextInt("gzip length");
    if (length != foundLength) {
      throw damaged(
          "gzip length",
          "expected "
              + Integer.toUnsignedString(length)
              + " bytes, found "
              + Integer.toUnsignedString(foundLength));
    }
    insideMember = false;
  }

  private int nextInt(String field) throws IOException {
    byte[] bytes = in.readNBytes(4);
    if (bytes.length < 4) {
      throw damaged(field, "expected 4 bytes, found the end of the file");
    }
    return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
  }

  private DataException damaged(String field, String problem) {
    return DataException.in(file, field, problem);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
