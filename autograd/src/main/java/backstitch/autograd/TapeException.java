package backstitch.autograd;

/** Thrown when a tape or a variable is used in a way that cannot give a right gradient. */
public final class TapeException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message.
   *
   * @param message what was misused, and what to do instead, in one line
   */
  public TapeException(String message) {
    super(message);
  }
}
