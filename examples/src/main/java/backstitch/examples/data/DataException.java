package backstitch.examples.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/**
 * Data that is absent, damaged or not what it claims to be. The message is one line that names the
 * file and the field in it, what was expected there, and what was found instead.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A mistake in the data, or the failure to get them.
   *
   * @param message what is wrong and where; line breaks in it (from the output of a command, or
   *     from a strange file name) become spaces
   */
  public DataException(String message) {
    super(message.strip().replaceAll("\\s*\\R\\s*", " "));
  }

  /** {@code file: field: problem}, the form of nearly all messages here. */
  static DataException in(Object file, String field, String problem) {
    return new DataException(file + ": " + field + ": " + problem);
  }

  /** A file that the system does not let us read or write. */
  static DataException in(Object file, String field, IOException cause) {
    DataException exception = in(file, field, reason(cause));
    exception.initCause(cause);
    return exception;
  }

  /** The same exception with advice behind its message, in brackets. */
  DataException advising(String advice) {
    var exception = new DataException(getMessage() + " (" + advice + ")");
    exception.initCause(this);
    return exception;
  }

  /** The exceptions of java.nio.file have the bare path as their message; the class says more. */
  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "another file of this name is in the way";
    }
    return cause.getClass().getSimpleName() + ", " + cause.getMessage();
  }
}
