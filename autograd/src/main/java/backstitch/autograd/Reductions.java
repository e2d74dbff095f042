package backstitch.autograd;

import static backstitch.autograd.Arithmetic.times;
import static backstitch.autograd.Arithmetic.timesNoNan;
import static backstitch.autograd.Shaping.broadcastTo;
import static backstitch.autograd.Shaping.reshape;
import static backstitch.autograd.Softmax.softmax;

import backstitch.core.Shape;
import backstitch.core.Tensor;

/**
 * Reductions over some axes; no axes means all.
 *
 * <p>Each element of the result passes its gradient to all the elements it was computed from:
 * {@code spread} repeats it along the reduced axes.
 */
public final class Reductions {
  private Reductions() {}

  /**
   * {@return y = Σ x}
   *
   * @param x any shape
   * @param keepDims whether to keep the reduced axes, with size 1
   * @param axes the axes; none means all
   */
  public static Variable sum(Variable x, boolean keepDims, int... axes) {
    Shape kept = x.shape().reduced("sum", true, axes);
    return Operation.named("sum")
        .value(x.value().sum(keepDims, axes))
        .from(x, dY -> spread(dY, kept, x)) // dx = dy
        .record();
  }

  /**
   * {@return y = Σ x / n, with n the number of elements; NaN if there are none}
   *
   * @param x any shape
   * @param keepDims whether to keep the reduced axes, with size 1
   * @param axes the axes; none means all
   */
  public static Variable mean(Variable x, boolean keepDims, int... axes) {
    Shape kept = x.shape().reduced("mean", true, axes);
    int n = x.shape().size() / Math.max(1, kept.size());
    return Operation.named("mean")
        .value(x.value().mean(keepDims, axes))
        .from(x, dY -> spread(dY, kept, x).dividedBy(n)) // dx = dy / n
        .record();
  }

  /**
   * {@return y = max x; equal maxima share the gradient evenly}
   *
   * @param x any shape; each maximum needs at least one element
   * @param keepDims whether to keep the reduced axes, with size 1
   * @param axes the axes; none means all
   */
  public static Variable max(Variable x, boolean keepDims, int... axes) {
    Shape kept = x.shape().reduced("max", true, axes);
    return Operation.named("max")
        .value(x.value().max(keepDims, axes))
        .from(x, (dY, y) -> timesNoNan(spread(dY, kept, x), share(x, y, kept))) // dx = dy if x = y
        .record();
  }

  /**
   * {@return y = ln Σ eˣ}
   *
   * @param x any shape
   * @param keepDims whether to keep the reduced axes, with size 1
   * @param axes the axes; none means all
   */
  public static Variable logSumExp(Variable x, boolean keepDims, int... axes) {
    Shape kept = x.shape().reduced("logSumExp", true, axes);
    int[] reduced = axes.clone();
    return Operation.named("logSumExp")
        .value(x.value().logSumExp(keepDims, axes))
        .from(x, dY -> times(spread(dY, kept, x), softmax(x, reduced))) // dx = dy · softmax x
        .record();
  }

  /** Repeats y, a reduction of x, along the reduced axes, which have size 1 in {@code kept}. */
  private static Variable spread(Variable y, Shape kept, Variable x) {
    return broadcastTo(reshape(y, kept.dims()), x.shape());
  }

  /** 1 / (number of maxima) where x is a maximum, else 0; NaN where the maximum is NaN. */
  private static Tensor share(Variable x, Variable y, Shape kept) {
    Tensor isMaximum = x.value().compare(y.value().reshape(kept)).plus(1);
    return isMaximum.dividedBy(isMaximum.sumTo(kept));
  }
}
