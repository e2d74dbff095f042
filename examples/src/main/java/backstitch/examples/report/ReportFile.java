package backstitch.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import backstitch.examples.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The file of the page. It is the old one or the new one, at any time, and nothing lies beside it.
 *
 * @param path as the user gave it
 */
record ReportFile(Path path) {
  /**
   * Writes the page.
   *
   * @param page its text
   * @throws IllegalStateException if that fails; the message says why
   */
  void write(String page) {
    Path scratch = scratch();
    try {
      try (FileChannel out = FileChannel.open(scratch, CREATE_NEW, WRITE)) {
        for (ByteBuffer bytes = UTF_8.encode(page); bytes.hasRemaining(); ) {
          out.write(bytes);
        }
        out.force(true); // some file systems tell only now that the disk is full
      }
      Files.move(scratch, target(), ATOMIC_MOVE);
    } catch (IOException e) {
      scratch.toFile().delete();
      String problem = ": the report could not be written: ";
      throw new IllegalStateException(path + problem + DataException.reason(e), e);
    }
  }

  /** A new name in the same directory, as only there a file is moved at once. */
  private Path scratch() {
    return target().resolveSibling(".report-" + UUID.randomUUID() + ".tmp");
  }

  /** Where a symbolic link leads, so that the link stays. */
  private Path target() {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath();
    }
  }
}
