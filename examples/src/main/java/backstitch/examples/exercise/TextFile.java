package backstitch.examples.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file that is written as a whole or not at all. */
public final class TextFile {
  private final Path path;

  /**
   * Nothing is written yet.
   *
   * @param path the file, which may exist
   */
  public TextFile(Path path) {
    this.path = path;
  }

  /**
   * Writes the file, or replaces it.
   *
   * @param text its new content
   * @throws IllegalStateException if it cannot be written; the old file is as it was then
   */
  public void write(String text) {
    try {
      Path temporary = temporary();
      try {
        Files.write(temporary, text.getBytes(UTF_8));
        Files.move(temporary, target(), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new IllegalStateException(path + ": " + reason(e), e);
    }
  }

  /** Where the path is a symbolic link, the file that it leads to. */
  private Path target() throws IOException {
    return Files.isSymbolicLink(path) ? path.toRealPath() : path.toAbsolutePath();
  }

  /** In the same folder, as a file can be moved within a file system only. */
  private Path temporary() throws IOException {
    return target().resolveSibling(".backstitch-" + UUID.randomUUID() + ".tmp");
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : null;
    return reason != null ? reason : e.getClass().getSimpleName() + ", " + e.getMessage();
  }
}
