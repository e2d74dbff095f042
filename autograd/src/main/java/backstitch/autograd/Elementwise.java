package backstitch.autograd;

import static backstitch.autograd.Arithmetic.dividedBy;
import static backstitch.autograd.Arithmetic.times;
import static backstitch.autograd.Arithmetic.timesNoNan;

import backstitch.core.Tensor;

/** Functions of one operand, element by element: {@code dx = dy · f'(x)}. */
public final class Elementwise {
  private static final Tensor ZERO = Tensor.scalar(0);

  private Elementwise() {}

  /**
   * {@return y = -x, in the shape of x}
   *
   * @param x any shape
   */
  public static Variable negate(Variable x) {
    return Operation.named("negate")
        .value(x.value().negate())
        .from(x, dY -> negate(dY)) // dx = -dy
        .record();
  }

  /**
   * {@return y = eˣ, in the shape of x}
   *
   * @param x any shape
   */
  public static Variable exp(Variable x) {
    return Operation.named("exp")
        .value(x.value().exp())
        .from(x, (dY, y) -> times(dY, y)) // dx = dy · y
        .record();
  }

  /**
   * {@return y = ln x, in the shape of x}
   *
   * @param x any shape
   */
  public static Variable log(Variable x) {
    return Operation.named("log")
        .value(x.value().log())
        .from(x, dY -> dividedBy(dY, x)) // dx = dy / x
        .record();
  }

  /**
   * {@return y = √x, in the shape of x}
   *
   * @param x any shape
   */
  public static Variable sqrt(Variable x) {
    return Operation.named("sqrt")
        .value(x.value().sqrt())
        .from(x, (dY, y) -> dividedBy(dY, y.times(2))) // dx = dy / 2y
        .record();
  }

  /**
   * {@return y = x², in the shape of x}
   *
   * @param x any shape
   */
  public static Variable square(Variable x) {
    return Operation.named("square")
        .value(x.value().square())
        .from(x, dY -> times(dY, x.times(2))) // dx = dy · 2x
        .record();
  }

  /**
   * {@return y = |x|, in the shape of x; the derivative at 0 is 0}
   *
   * @param x any shape
   */
  public static Variable abs(Variable x) {
    return Operation.named("abs")
        .value(x.value().abs())
        .from(x, dY -> timesNoNan(dY, x.value().compare(ZERO))) // dx = dy · sign x
        .record();
  }

  /**
   * {@return y = tanh x, in the shape of x}
   *
   * @param x any shape
   */
  public static Variable tanh(Variable x) {
    return Operation.named("tanh")
        .value(x.value().tanh())
        .from(x, dY -> times(dY, slope(x.times(2)).times(4))) // dx = dy · (1 - y²) = dy · 4 s(2x)
        .record();
  }

  /**
   * {@return y = 1 / (1 + e⁻ˣ), in the shape of x}
   *
   * @param x any shape
   */
  public static Variable sigmoid(Variable x) {
    return Operation.named("sigmoid")
        .value(x.value().sigmoid())
        .from(x, dY -> times(dY, slope(x))) // dx = dy · y · (1 - y) = dy · s(x)
        .record();
  }

  /**
   * The derivative of the sigmoid σ, as s(x) = σ(x)·σ(-x). The usual form, σ(x)·(1 - σ(x)), loses
   * digits where σ is nearly 1. The derivative of s avoids such a difference too: it is
   * -s·tanh(x/2), which equals s·(σ(-x) - σ(x)).
   */
  private static Variable slope(Variable x) {
    return Operation.named("slope")
        .value(x.value().sigmoid().times(x.value().negate().sigmoid()))
        .from(x, (dS, s) -> negate(times(times(dS, s), tanh(x.times(0.5))))) // -ds · s · tanh(x/2)
        .record();
  }

  /**
   * {@return y = max(x, 0), in the shape of x; the derivative at 0 is 0}
   *
   * @param x any shape
   */
  public static Variable relu(Variable x) {
    return Operation.named("relu")
        .value(x.value().relu())
        .from(x, dY -> timesStep(dY, x)) // dx = dy where x > 0, else 0
        .record();
  }

  /**
   * dY where x is positive, else 0, even if dY is NaN or infinite. There is no rule for x, since
   * the step is piecewise constant.
   */
  private static Variable timesStep(Variable dY, Variable x) {
    return Operation.named("timesStep")
        .value(dY.value().timesStep(x.value()))
        .from(dY, g -> timesStep(g, x)) // d(dy) = g where x > 0, else 0
        .record();
  }
}
