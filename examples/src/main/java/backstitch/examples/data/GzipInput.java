package backstitch.examples.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a gzip file (RFC 1952): one member after the other, each compared with its
 * checksum and length, and nothing behind the last. The JDK's stream does all of it but the end: it
 * ignores what follows a member without being one, so we compare where it ended with the file.
 */
final class GzipInput extends GZIPInputStream {
  private static final int TRAILER_BYTES = 8; // checksum and length

  private final FileChannel channel;
  private final String file;
  private long filled; // where in the file the inflater's input ends

  private GzipInput(FileChannel channel, String file) throws IOException {
    super(Channels.newInputStream(channel), 1 << 16);
    this.channel = channel;
    this.file = file;
  }

  /** Opens a file for its content; that it is compressed its first bytes tell, not its name. */
  static InputStream open(Path file, String name) throws IOException {
    // Asked first, as opening a named pipe would wait for somebody to write into it.
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    String found = attributes.isDirectory() ? "a directory" : "a special file";
    DataException.require(attributes.isRegularFile(), name, "file", "a regular file", found);
    FileChannel channel = FileChannel.open(file);
    try {
      InputStream plain = Channels.newInputStream(channel);
      boolean compressed = plain.read() == 0x1f && plain.read() == 0x8b;
      channel.position(0);
      return compressed ? new GzipInput(channel, name) : plain;
    } catch (IOException e) {
      channel.close();
      throw explained(e, name, "gzip header");
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
      if (count < 0 && filled - inf.getRemaining() + TRAILER_BYTES != channel.size()) {
        String problem = "expected the end of the file after the gzip data";
        throw DataException.in(file, "trailing bytes", problem);
      }
      return count;
    } catch (IOException e) {
      throw explained(e, file, "gzip data");
    }
  }

  /** The exceptions of the JDK do not name the file, and some have no message. */
  private static DataException explained(IOException e, String file, String field) {
    if (e instanceof EOFException) {
      return DataException.in(file, field, "expected more bytes, found the end of the file");
    }
    return e instanceof ZipException
        ? DataException.in(file, field, "damaged (" + e.getMessage() + ")")
        : DataException.in(file, field, e);
  }
}
