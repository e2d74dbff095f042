package backstitch.examples.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * Data that is absent, damaged or not what it claims to be. The message is one line that names the
 * file and the field in it, what was expected there, and what was found instead.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataException(String message) {
    this(message, null);
  }

  private DataException(String message, @Nullable Throwable cause) {
    super(message.strip().replaceAll("\\s*\\R\\s*", " "), cause); // commands say many lines
  }

  /** {@code file: field: problem}, the form of nearly all messages here. */
  static DataException in(Object file, String field, String problem) {
    return new DataException(file + ": " + field + ": " + problem);
  }

  /** A file that the system does not let us read or write. */
  static DataException in(Object file, String field, IOException cause) {
    return new DataException(file + ": " + field + ": " + reason(cause), cause);
  }

  /** Data that do not fit into memory, or leave too little of it, if a heap must have so much. */
  static DataException in(Object file, long bytes, OutOfMemoryError cause) {
    long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
    String problem =
        "too large for the heap of " + mebibytes + " MiB; start java with a larger one";
    String way = ", such as -Xmx" + (bytes / 1_000_000 * 2 + 400) + "m";
    return new DataException(file + ": data: " + problem + way, cause);
  }

  /** Throws {@code file: field: expected …, found …} unless all is well. */
  static void require(boolean ok, Object file, String field, String expected, Object found) {
    if (!ok) {
      throw in(file, field, "expected " + expected + ", found " + found);
    }
  }

  /** The same with advice behind it, unless the machine failed: its failure is the cause then. */
  DataException advise(String advice) {
    return getCause() == null ? new DataException(getMessage() + " (" + advice + ")") : this;
  }

  /** The exceptions of java.nio.file often have the bare path as their message. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "another file of this name is in the way";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : null;
    return reason != null ? reason : e.getClass().getSimpleName() + ", " + e.getMessage();
  }

  /** {@return why a text is not a path on this system, and what to do} */
  public static String reason(InvalidPathException e) {
    String encoding = System.getProperty("sun.jnu.encoding");
    String way = " (file names are in " + encoding + " here; for others set LC_ALL=C.UTF-8)";
    String input = e.getInput().replaceAll("\\p{Cntrl}", "?");
    return "'" + input + "' is not a path: " + e.getReason() + way;
  }
}
