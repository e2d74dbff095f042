package backstitch.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a gzip file (RFC 1952): one or more members, each verified by its checksum and
 * length, and nothing after the last. Java's own stream does all of this except for the end, where
 * it ignores bytes that are not a member. So we compare where the last member ends with the size of
 * the file.
 */
final class GzipInput extends GZIPInputStream {
  private static final int TRAILER_BYTES = 8; // checksum and length

  private final FileChannel channel;
  private final String file;
  private long filled; // the position in the file up to which the inflater has got its input

  private GzipInput(FileChannel channel, String file) throws IOException {
    super(Channels.newInputStream(channel), 1 << 16);
    this.channel = channel;
    this.file = file;
  }

  /** Opens a file for its content; its first bytes, not its name, tell whether it is compressed. */
  static InputStream open(Path file, String name) throws IOException {
    // Checked first, because opening a named pipe would wait until somebody writes into it.
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    String found = attributes.isDirectory() ? "a directory" : "a special file";
    DataException.require(attributes.isRegularFile(), name, "file", "a regular file", found);
    FileChannel channel = FileChannel.open(file);
    try {
      InputStream plain = Channels.newInputStream(channel);
      byte[] start = Arrays.copyOf(plain.readNBytes(4), 4); // the magic number, method and flags
      channel.position(0);
      if (start[0] != 0x1f || start[1] != (byte) 0x8b) {
        return plain;
      }
      if ((start[3] & 0xe0) != 0) { // Java's own stream accepts these flags
        throw new ZipException("reserved flags are set");
      }
      return new GzipInput(channel, name);
    } catch (IOException e) {
      channel.close();
      throw DataException.in(name, "gzip header", e);
    }
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    filled = channel.position();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int count = super.read(target, offset, length);
      boolean ok = count >= 0 || filled - inf.getRemaining() + TRAILER_BYTES == channel.size();
      String end = "the end of the file after the gzip data";
      DataException.require(ok, file, "trailing bytes", end, "more");
      return count;
    } catch (IOException e) {
      throw DataException.in(file, "gzip data", e);
    }
  }
}
