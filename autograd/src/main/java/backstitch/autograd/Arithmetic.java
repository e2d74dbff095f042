package backstitch.autograd;

import static backstitch.autograd.Elementwise.negate;
import static backstitch.autograd.Shaping.sumTo;

import backstitch.core.Tensor;

/**
 * Operations on two operands, broadcast to a common shape.
 *
 * <p>The gradient of an operand that was repeated is the sum of the gradients of its copies. {@code
 * sumTo}, the adjoint of broadcasting, computes it; where the shapes are equal it does nothing.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * {@return C = A + B, in the common shape}
   *
   * @param a any shape
   * @param b a shape that broadcasts with that of a
   */
  public static Variable plus(Variable a, Variable b) {
    return Operation.named("plus")
        .value(a.value().plus(b.value()))
        .from(a, dC -> sumTo(dC, a.shape())) // da = dc
        .from(b, dC -> sumTo(dC, b.shape())) // db = dc
        .record();
  }

  /**
   * {@return C = A + factor · B, the step of gradient descent, in the common shape}
   *
   * @param a any shape
   * @param factor a number
   * @param b a shape that broadcasts with that of a
   */
  public static Variable plusTimes(Variable a, double factor, Variable b) {
    return Operation.named("plusTimes")
        .value(a.value().plusTimes(factor, b.value()))
        .from(a, dC -> sumTo(dC, a.shape())) // da = dc
        .from(b, dC -> sumTo(dC.times(factor), b.shape())) // db = factor · dc
        .record();
  }

  /**
   * {@return C = A - B, in the common shape}
   *
   * @param a any shape
   * @param b a shape that broadcasts with that of a
   */
  public static Variable minus(Variable a, Variable b) {
    return Operation.named("minus")
        .value(a.value().minus(b.value()))
        .from(a, dC -> sumTo(dC, a.shape())) // da = dc
        .from(b, dC -> sumTo(negate(dC), b.shape())) // db = -dc
        .record();
  }

  /**
   * {@return C = A · B, element by element, in the common shape}
   *
   * @param a any shape
   * @param b a shape that broadcasts with that of a
   */
  public static Variable times(Variable a, Variable b) {
    return Operation.named("times")
        .value(a.value().times(b.value()))
        .from(a, dC -> sumTo(times(dC, b), a.shape())) // da = dc · b
        .from(b, dC -> sumTo(times(dC, a), b.shape())) // db = dc · a
        .record();
  }

  /**
   * {@return C = A / B, element by element, in the common shape}
   *
   * @param a any shape
   * @param b a shape that broadcasts with that of a
   */
  public static Variable dividedBy(Variable a, Variable b) {
    return Operation.named("dividedBy")
        .value(a.value().dividedBy(b.value()))
        .from(a, dC -> sumTo(dividedBy(dC, b), a.shape())) // da = dc / b
        .from(b, (dC, c) -> sumTo(negate(times(dC, dividedBy(c, b))), b.shape())) // db = -dc·c/b
        .record();
  }

  /**
   * {@return C = max(A, B), element by element, in the common shape; equal elements share the
   * gradient evenly}
   *
   * @param a any shape
   * @param b a shape that broadcasts with that of a
   */
  public static Variable maximum(Variable a, Variable b) {
    return Operation.named("maximum")
        .value(a.value().maximum(b.value()))
        .from(a, dC -> sumTo(timesNoNan(dC, shareOfLarger(a, b)), a.shape())) // da = dc if a > b
        .from(b, dC -> sumTo(timesNoNan(dC, shareOfLarger(b, a)), b.shape())) // db = dc if b > a
        .record();
  }

  /**
   * {@return C = min(A, B), element by element, in the common shape; equal elements share the
   * gradient evenly}
   *
   * @param a any shape
   * @param b a shape that broadcasts with that of a
   */
  public static Variable minimum(Variable a, Variable b) {
    return Operation.named("minimum")
        .value(a.value().minimum(b.value()))
        .from(a, dC -> sumTo(timesNoNan(dC, shareOfLarger(b, a)), a.shape())) // da = dc if a < b
        .from(b, dC -> sumTo(timesNoNan(dC, shareOfLarger(a, b)), b.shape())) // db = dc if b < a
        .record();
  }

  /** 1 where a is larger, 0 where b is larger, ½ where they are equal, NaN where either is NaN. */
  private static Tensor shareOfLarger(Variable a, Variable b) {
    return a.value().compare(b.value()).plus(1).times(0.5);
  }

  /**
   * dY · share, but 0 where the share is 0, even if dY is NaN or infinite: nothing was chosen
   * there. The share is a constant.
   */
  static Variable timesNoNan(Variable dY, Tensor share) {
    return Operation.named("timesNoNan")
        .value(dY.value().timesNoNan(share))
        .from(dY, g -> timesNoNan(g, share)) // d(dy) = share · g
        .record();
  }
}
