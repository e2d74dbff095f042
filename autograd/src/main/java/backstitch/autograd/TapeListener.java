package backstitch.autograd;

/**
 * Hears what a {@link Tape} does, in the thread of the tape: {@link Tape#record(TapeListener)}.
 *
 * <p>A listener may look at values and may throw, which ends the computation that it watches. It
 * must not compute with variables: the tape would record that too. Tensors are free to use.
 */
public interface TapeListener {
  /**
   * An operation was done and is on the tape.
   *
   * @param entry the operation
   */
  default void recorded(Tape.Entry entry) {}

  /**
   * The rule of an operand was run, and its gradient will be added to what the operand has.
   *
   * @param entry the operation, as it was recorded
   * @param operand which of its operands, from 0
   * @param dY the gradient of the result
   * @param dX what the rule made of it, in the shape of the operand
   */
  default void gradient(Tape.Entry entry, int operand, Variable dY, Variable dX) {}
}
