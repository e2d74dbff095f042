package backstitch.nn;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that cannot be read or written, is damaged, or belongs to another network. The
 * message is one line that names the file and the field in it, what was expected there, and what
 * was found instead.
 */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 100;

  private CheckpointException(String message, @Nullable Throwable cause) {
    // Names come from the file: none of them may break the line, or steer a terminal.
    super(message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"), cause);
  }

  /** {@code file: field: problem}, the form of all messages here. */
  static CheckpointException in(Object file, String field, String problem) {
    return new CheckpointException(file + ": " + field + ": " + problem, null);
  }

  /** A file that the system does not let us read or write. */
  static CheckpointException in(Object file, IOException cause) {
    return new CheckpointException(file + ": file: " + reason(cause), cause);
  }

  /** Throws {@code file: field: expected …, found …} unless all is well. */
  static void require(boolean ok, Object file, String field, Object expected, Object found) {
    if (!ok) {
      throw in(file, field, "expected " + expected + ", found " + brief(found.toString()));
    }
  }

  /** The beginning of a text that is too long for a line. */
  static String brief(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** The exceptions of java.nio.file often have the bare path as their message. */
  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason != null ? reason : e.getClass().getSimpleName();
  }
}
