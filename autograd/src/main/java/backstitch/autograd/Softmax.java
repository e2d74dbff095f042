package backstitch.autograd;

import static backstitch.autograd.Arithmetic.minus;
import static backstitch.autograd.Arithmetic.times;
import static backstitch.autograd.Elementwise.exp;
import static backstitch.autograd.Reductions.sum;
import static backstitch.autograd.Shaping.reshape;

import backstitch.core.CrossEntropy;
import backstitch.core.Tensor;
import java.util.Arrays;

/** Softmax, its logarithm, and its cross-entropy with labels, for any finite values. */
public final class Softmax {
  private Softmax() {}

  /**
   * y = eˣ / Σ eˣ along an axis, or over several.
   *
   * @param x any shape
   * @param axes the axes over which the elements add up to 1; none means all
   * @return the same shape
   */
  public static Variable softmax(Variable x, int... axes) {
    int[] copy = axes.clone();
    return Operation.named("softmax")
        .value(x.value().softmax(copy))
        .from(x, (dY, y) -> jacobianTimes(dY, y, copy))
        .record();
  }

  /** dx = y · (dy - Σ dy·y): the Jacobian of softmax is symmetric, diag(y) - y·yᵀ. */
  private static Variable jacobianTimes(Variable dY, Variable y, int... axes) {
    return times(y, minus(dY, sum(times(dY, y), true, axes)));
  }

  /**
   * y = x - ln Σ eˣ along an axis.
   *
   * @param x any shape
   * @param axis the axis that the sum runs over
   * @return the same shape
   */
  public static Variable logSoftmax(Variable x, int axis) {
    return Operation.named("logSoftmax")
        .value(x.value().logSoftmax(axis))
        .from(x, (dY, y) -> minus(dY, times(exp(y), sum(dY, true, axis)))) // dy - eʸ Σ dy
        .record();
  }

  /**
   * The fused loss: y = ln Σ eᶻ - z[label] along the last axis.
   *
   * @param logits z, shape {@code […, classes]}
   * @param labels one per line, in row-major order of the other axes
   * @return shape {@code […]}
   */
  public static Variable softmaxCrossEntropy(Variable logits, int[] labels) {
    int[] copy = labels.clone(); // as in Indexing
    // If nobody can ask for the derivative: the losses alone, which takes half of the time.
    if (logits.isConstant() || Tape.recording().isEmpty()) {
      logits.checkUsable("softmaxCrossEntropy");
      return Variable.constant(logits.value().softmaxCrossEntropy(copy));
    }
    CrossEntropy both = logits.value().softmaxCrossEntropyWithDerivative(copy);
    return Operation.named("softmaxCrossEntropy")
        .value(both.losses())
        .from(logits, dY -> times(column(dY), softmaxMinusOneHot(logits, both.derivative())))
        .record();
  }

  /**
   * The derivative of the fused loss: y = softmax(z) - oneHot(label) along the last axis.
   *
   * @param logits z, shape {@code […, classes]}
   * @param labels one per line, in row-major order of the other axes
   * @return the same shape
   */
  public static Variable softmaxMinusOneHot(Variable logits, int[] labels) {
    return softmaxMinusOneHot(logits, logits.value().softmaxMinusOneHot(labels));
  }

  private static Variable softmaxMinusOneHot(Variable logits, Tensor value) {
    return Operation.named("softmaxMinusOneHot")
        .value(value)
        .from(logits, dY -> jacobianTimes(dY, softmax(logits, -1), -1))
        .record();
  }

  /** Adds a last axis of size 1. */
  private static Variable column(Variable x) {
    int[] dims = Arrays.copyOf(x.shape().dims(), x.shape().rank() + 1);
    dims[x.shape().rank()] = 1;
    return reshape(x, dims);
  }
}
