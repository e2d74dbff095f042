package backstitch.autograd;

import static backstitch.autograd.Arithmetic.times;
import static backstitch.autograd.Elementwise.negate;
import static backstitch.autograd.Reductions.sum;
import static backstitch.autograd.Shaping.reshape;

import backstitch.core.CrossEntropy;
import backstitch.core.Tensor;
import java.util.Arrays;

/** Softmax, its logarithm, and its cross-entropy with labels; they work for any finite input. */
public final class Softmax {
  private Softmax() {}

  /**
   * {@return y = eˣ / Σ eˣ along an axis, or over several, in the shape of x}
   *
   * @param x any shape
   * @param axes the axes over which the elements add up to 1; none means all
   */
  public static Variable softmax(Variable x, int... axes) {
    int[] copy = axes.clone();
    return Operation.named("softmax")
        .value(x.value().softmax(copy))
        .from(x, (dY, y) -> jacobianTimes(dY, y, copy)) // dx = y · (dy - Σ dy · y)
        .record();
  }

  /**
   * {@return y = x - ln Σ eˣ along an axis, in the shape of x}
   *
   * @param x any shape
   * @param axis the axis that the sum runs over
   */
  public static Variable logSoftmax(Variable x, int axis) {
    return Operation.named("logSoftmax")
        .value(x.value().logSoftmax(axis))
        .from(x, dY -> lessShare(dY, softmax(x, axis), axis)) // dx = dy - eʸ · Σ dy
        .record();
  }

  /**
   * {@return the fused loss: y = ln Σ eᶻ - z[label] along the last axis, shape {@code […]}}
   *
   * @param logits z, shape {@code […, classes]}
   * @param labels one per row of logits, in row-major order of the other axes
   */
  public static Variable softmaxCrossEntropy(Variable logits, int[] labels) {
    int[] copy = labels.clone(); // see Indexing
    // In the rules below, p is softmax(z), and t is 1 at the label and 0 elsewhere.
    // If nobody can ask for the derivative, compute the losses alone: that takes half the time.
    if (logits.isConstant() || Tape.recording().isEmpty()) {
      return Operation.named("softmaxCrossEntropy")
          .value(logits.value().softmaxCrossEntropy(copy))
          .from(logits, dY -> times(column(dY), softmaxMinusOneHot(logits, copy))) // dy · (p - t)
          .record();
    }
    CrossEntropy both = logits.value().softmaxCrossEntropyWithDerivative(copy);
    Tensor d = both.derivative();
    return Operation.named("softmaxCrossEntropy")
        .value(both.losses())
        .from(logits, dY -> times(column(dY), softmaxMinusOneHot(logits, d))) // dz = dy · (p - t)
        .record();
  }

  /**
   * {@return the derivative of the fused loss: y = softmax(z) - oneHot(label), in the shape of z}
   *
   * @param logits z, shape {@code […, classes]}
   * @param labels one per row of logits, in row-major order of the other axes
   */
  public static Variable softmaxMinusOneHot(Variable logits, int[] labels) {
    return softmaxMinusOneHot(logits, logits.value().softmaxMinusOneHot(labels));
  }

  private static Variable softmaxMinusOneHot(Variable logits, Tensor value) {
    return Operation.named("softmaxMinusOneHot")
        .value(value)
        .from(logits, dY -> jacobianTimes(dY, softmax(logits, -1), -1)) // dz = p · (dy - Σ dy · p)
        .record();
  }

  /**
   * The Jacobian of softmax times dy: dx = p · (dy - Σ dy·p). The Jacobian is diag(p) - p·pᵀ, which
   * is symmetric, so no transpose is needed.
   */
  private static Variable jacobianTimes(Variable dY, Variable p, int... axes) {
    return times(p, lessMean(dY, p, axes));
  }

  /**
   * d - Σ d·p, with Σ p = 1 over these axes. Where p is nearly 1, d and the sum would cancel and
   * lose their digits. So the d at that place is first subtracted from every d of the same sum; as
   * Σ p = 1, this does not change the result.
   */
  private static Variable lessMean(Variable d, Variable p, int... axes) {
    Tensor shifted = d.value().minus(top(d, p, axes));
    return Operation.named("lessMean")
        .value(shifted.minus(shifted.times(p.value()).sum(true, axes)))
        .from(d, g -> lessShare(g, p, axes)) // dd = g - p · Σ g
        .from(p, g -> negate(times(d, sum(g, true, axes)))) // dp = -d · Σ g
        .record();
  }

  /**
   * d - p · Σ d, with Σ p = 1 over these axes. Where p is nearly 1, d and the product would cancel
   * and lose their digits. So let t be 1 at that place and 0 elsewhere. Then the result is d·(1 -
   * t) - p · Σ d·(1 - t) - (p - t) · Σ d·t, and at that place 1 - p is computed as the sum of the
   * other p.
   */
  private static Variable lessShare(Variable d, Variable p, int... axes) {
    Tensor t = Tensor.scalar(1).timesStep(p.value().minus(0.5));
    Tensor others = t.negate().plus(1);
    Tensor rest = d.value().timesNoNan(others);
    Tensor restOfP = p.value().times(others);
    Tensor pLessT = restOfP.minus(t.times(restOfP.sum(true, axes)));
    Tensor lessRest = rest.minus(p.value().times(rest.sum(true, axes)));
    return Operation.named("lessShare")
        .value(lessRest.minus(pLessT.times(top(d, p, axes))))
        .from(d, g -> lessMean(g, p, axes)) // dd = g - Σ g · p
        .from(p, g -> negate(times(g, sum(d, true, axes)))) // dp = -g · Σ d
        .record();
  }

  /** For each sum, the d at the only place where p is above ½; 0 if there is no such place. */
  private static Tensor top(Variable d, Variable p, int... axes) {
    return d.value().timesStep(p.value().minus(0.5)).sum(true, axes);
  }

  /** Adds a last axis of size 1. */
  private static Variable column(Variable x) {
    int[] dims = Arrays.copyOf(x.shape().dims(), x.shape().rank() + 1);
    dims[x.shape().rank()] = 1;
    return reshape(x, dims);
  }
}
