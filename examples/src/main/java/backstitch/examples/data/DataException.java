package backstitch.examples.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Data that is missing, damaged or not what it claims to be. The message is one line that names the
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

  /** A file that the system does not let us read or write, or whose compressed data are damaged. */
  static DataException in(Object file, String field, IOException e) {
    boolean damaged = e instanceof ZipException || e instanceof EOFException;
    return new DataException(file + ": " + field + ": " + reason(e), damaged ? null : e);
  }

  /** Data that do not fit into the heap, or leave too little of it; of so many bytes if known. */
  static DataException in(Object file, long bytes, OutOfMemoryError cause) {
    String heap = "too large for the heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB";
    String size = "-Xmx" + (bytes / 1_000_000 * 2 + 400) + "m";
    String way = "; start java with a larger one, such as " + size;
    return new DataException(file + ": data: " + heap + way, cause);
  }

  /** Throws {@code file: field: expected …, found …} unless the condition holds. */
  static void require(boolean ok, Object file, String field, String expected, Object found) {
    if (!ok) {
      throw in(file, field, "expected " + expected + ", found " + found);
    }
  }

  /** The same followed by advice, unless the system is to blame, whose exception is the cause. */
  DataException advise(String advice) {
    return getCause() == null ? new DataException(getMessage() + " (" + advice + ")") : this;
  }

  /**
   * {@return why a file could not be read or written} The exceptions of java.nio.file often have
   * the bare path as their message.
   *
   * @param e what the file system threw
   */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "another file of this name is in the way";
    }
    if (e instanceof EOFException) {
      return "expected more bytes, found the end of the file";
    }
    if (e instanceof ZipException) {
      return "damaged (" + e.getMessage() + ")";
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
