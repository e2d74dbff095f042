package backstitch.autograd;

import backstitch.core.Tensor;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The gradients of one value with respect to everything it was computed from.
 *
 * <p>Gradients are stored here, not in the variables, so nothing has to be set to zero before the
 * next step.
 */
public final class Gradients {
  private final IdentityHashMap<Variable, Variable> gradients;
  private final Set<Variable> seen;

  Gradients(IdentityHashMap<Variable, Variable> gradients, Set<Variable> seen) {
    this.gradients = gradients;
    this.seen = seen;
  }

  /**
   * {@return whether the tape saw a variable, so that {@link #of} gives its gradient}
   *
   * @param x any variable
   */
  public boolean saw(Variable x) {
    return gradients.containsKey(x) || seen.contains(x);
  }

  /**
   * {@return the gradient with respect to a variable, in its shape; zeros if the tape saw the
   * variable, but the value does not depend on it}
   *
   * @param x a leaf or an intermediate result
   * @throws TapeException if x is a constant, or the tape never saw it
   */
  public Variable of(Variable x) {
    Variable gradient = gradients.get(x);
    if (gradient != null) {
      return gradient;
    }
    x.checkDifferentiable("has no gradient; make it with Variable.of to have one");
    if (!saw(x)) {
      throw new TapeException(
          "gradients: the tape never saw " + x.description() + "; use it while the tape is open");
    }
    return Variable.constant(Tensor.zeros(x.shape()));
  }
}
