package backstitch.examples.explain;

import backstitch.autograd.Tape;
import backstitch.autograd.TapeListener;
import backstitch.autograd.Variable;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass of backpropagation, kept: it hears what each rule gave, and adds up the gradients by
 * itself, as the chain rule says.
 */
public final class Walk implements TapeListener {
  private final List<Step> steps = new ArrayList<>();
  private final Map<Variable, Tensor> gradients = new HashMap<>(); // of variables by identity

  /**
   * What was done with one operation.
   *
   * @param entry the operation
   * @param dY the gradient of its result
   * @param shares what its operands got; constants get nothing
   */
  record Step(Tape.Entry entry, Tensor dY, List<Share> shares) {}

  /**
   * What an operand got.
   *
   * @param operand which, from 0
   * @param before the gradient that it had already, or null
   * @param dX what the rule gave
   * @param after the two added up
   */
  record Share(int operand, @Nullable Tensor before, Tensor dX, Tensor after) {}

  /** Nothing heard yet. */
  public Walk() {}

  /** {@return a new tape, which this listens to} */
  public Tape record() {
    return Tape.record(this);
  }

  @Override
  public void gradient(Tape.Entry entry, int operand, Variable dY, Variable dX) {
    gradients.putIfAbsent(entry.result(), dY.value()); // that of the loss, with which it begins
    if (steps.isEmpty() || steps.get(steps.size() - 1).entry().number() != entry.number()) {
      steps.add(new Step(entry, gradient(entry.result()), new ArrayList<>()));
    }
    Variable x = entry.operands().get(operand);
    @Nullable Tensor before = gradients.get(x);
    Tensor after = before == null ? dX.value() : before.plus(dX.value());
    gradients.put(x, after);
    steps.get(steps.size() - 1).shares().add(new Share(operand, before, dX.value(), after));
  }

  /** {@return what was done, in order} */
  List<Step> steps() {
    return steps;
  }

  /** {@return the gradient that was found of a variable; zeros if the walk did not come to it} */
  Tensor gradient(Variable x) {
    @Nullable Tensor found = gradients.get(x);
    return found == null ? Tensor.zeros(x.shape()) : found;
  }
}
