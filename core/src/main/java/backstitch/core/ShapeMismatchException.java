package backstitch.core;

/**
 * Shapes that do not fit the operation, or each other.
 *
 * <p>The message names the operation, the shapes, the dimension that differs and, where there is an
 * obvious one, the way out.
 */
public final class ShapeMismatchException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message for the person who reads it.
   *
   * @param message operation, shapes, reason, in one line
   */
  public ShapeMismatchException(String message) {
    super(message);
  }
}
