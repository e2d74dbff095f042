package backstitch.autograd;

/** A tape, or a variable of a tape, used in a way that could only give a wrong gradient. */
public final class TapeException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message for the person who reads it.
   *
   * @param message what was misused, and what to do instead, in one line
   */
  public TapeException(String message) {
    super(message);
  }
}
