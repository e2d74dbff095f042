package backstitch.examples.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Opens a file for its content, compressed by gzip or not: the first two bytes decide. */
final class OpenFile {
  private OpenFile() {}

  /**
   * The content of the file, decompressed if need be, whatever its name ends in.
   *
   * @param name what error messages call the file
   */
  static InputStream content(Path file, String name) throws IOException {
    // Asked first, as opening a named pipe would wait for somebody to write into it.
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      String found = attributes.isDirectory() ? "a directory" : "a special file";
      throw DataException.in(name, "file", "expected a regular file, found " + found);
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    boolean compressed = in.read() == GzipHeader.ID1 && in.read() == GzipHeader.ID2;
    in.reset();
    return compressed ? new GzipInput(in, name) : in;
  }
}
