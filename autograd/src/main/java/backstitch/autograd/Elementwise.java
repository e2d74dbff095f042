package backstitch.autograd;

import static backstitch.autograd.Arithmetic.dividedBy;
import static backstitch.autograd.Arithmetic.times;

import backstitch.core.Tensor;

/** Functions of one operand, element by element: {@code dx = dy · f'(x)}. */
public final class Elementwise {
  private static final Tensor ZERO = Tensor.scalar(0);

  private Elementwise() {}

  /**
   * y = -x.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Variable negate(Variable x) {
    return Operation.named("negate").value(x.value().negate()).from(x, dY -> negate(dY)).record();
  }

  /**
   * y = eˣ.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Variable exp(Variable x) {
    return Operation.named("exp")
        .value(x.value().exp())
        .from(x, (dY, y) -> times(dY, y)) // eˣ
        .record();
  }

  /**
   * y = ln x.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Variable log(Variable x) {
    return Operation.named("log")
        .value(x.value().log())
        .from(x, dY -> dividedBy(dY, x)) // 1/x
        .record();
  }

  /**
   * y = √x.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Variable sqrt(Variable x) {
    return Operation.named("sqrt")
        .value(x.value().sqrt())
        .from(x, (dY, y) -> dividedBy(dY, y.times(2))) // 1/(2√x)
        .record();
  }

  /**
   * y = x².
   *
   * @param x any shape
   * @return the same shape
   */
  public static Variable square(Variable x) {
    return Operation.named("square")
        .value(x.value().square())
        .from(x, dY -> times(dY, x.times(2))) // 2x
        .record();
  }

  /**
   * y = |x|; the derivative at 0 is 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Variable abs(Variable x) {
    return Operation.named("abs")
        .value(x.value().abs())
        .from(x, dY -> times(dY, sign(x))) // -1, 0 or 1
        .record();
  }

  /**
   * y = tanh x.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Variable tanh(Variable x) {
    return Operation.named("tanh")
        .value(x.value().tanh())
        .from(x, (dY, y) -> times(dY, negate(square(y)).plus(1))) // 1 - y²
        .record();
  }

  /**
   * y = 1 / (1 + e⁻ˣ).
   *
   * @param x any shape
   * @return the same shape
   */
  public static Variable sigmoid(Variable x) {
    return Operation.named("sigmoid")
        .value(x.value().sigmoid())
        .from(x, (dY, y) -> times(dY, times(y, negate(y).plus(1)))) // y(1 - y)
        .record();
  }

  /**
   * y = max(x, 0); the derivative at 0 is 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Variable relu(Variable x) {
    return Operation.named("relu").value(x.value().relu()).from(x, dY -> timesStep(dY, x)).record();
  }

  private static Variable sign(Variable x) {
    return Variable.constant(x.value().compare(ZERO));
  }

  /** dY where x is positive; x itself has no gradient here. */
  private static Variable timesStep(Variable dY, Variable x) {
    return Operation.named("timesStep")
        .value(dY.value().timesStep(x.value()))
        .from(dY, g -> timesStep(g, x))
        .record();
  }
}
