package backstitch.autograd;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One step of a computation: a value, and for each input one rule that turns the gradient of the
 * result into the gradient of that input.
 *
 * <pre>{@code
 * static Variable cube(Variable x) {
 *   return Operation.named("cube").value(x.value().times(x.value()).times(x.value()))
 *       .from(x, dY -> dY.times(x.square()).times(3))   // dx = dy · 3x²
 *       .record();
 * }
 * }</pre>
 *
 * <p>Rules are written in operations on variables, so that they can be recorded and differentiated
 * in their turn. The engine's own operations and a user's are made the same way.
 */
public final class Operation {
  private final String name;
  private final List<Input> inputs = new ArrayList<>();
  private int named;
  private @Nullable Tensor value;

  /** An input that needs a gradient, and the rule from {@code (dY, y)} to its gradient. */
  record Input(int number, Variable variable, BinaryOperator<Variable> rule) {}

  /** What the tape keeps of an operation. */
  record Node(String name, Variable output, List<Input> inputs) {
    boolean reads(Variable variable) {
      return inputs.stream().anyMatch(input -> input.variable() == variable);
    }
  }

  private Operation(String name) {
    this.name = name;
  }

  /**
   * Begins an operation.
   *
   * @param name its name, for messages
   * @return the operation, to be given a value and rules
   */
  public static Operation named(String name) {
    return new Operation(name);
  }

  /**
   * Gives the result.
   *
   * @param result computed from the values of the inputs
   * @return this
   */
  public Operation value(Tensor result) {
    value = result;
    return this;
  }

  /**
   * Names an input and its rule.
   *
   * @param input a variable the result was computed from
   * @param rule from dY, the gradient of the result, to the gradient of the input, in its shape
   * @return this
   * @throws TapeException if the input belongs to a tape that is closed, or another thread's
   */
  public Operation from(Variable input, UnaryOperator<Variable> rule) {
    return from(input, (dY, y) -> rule.apply(dY));
  }

  /**
   * Names an input and a rule that uses the result.
   *
   * @param input a variable the result was computed from
   * @param rule from dY, the gradient of the result, and y, the recorded result, to the gradient of
   *     the input, in its shape
   * @return this
   * @throws TapeException if the input belongs to a tape that is closed, or another thread's
   */
  public Operation from(Variable input, BinaryOperator<Variable> rule) {
    named++;
    if (!input.isConstant()) {
      input.checkUsable(name);
      inputs.add(new Input(named, input, rule));
    }
    return this;
  }

  /**
   * Ends the operation, and records it on every tape that is recording.
   *
   * @return the result: on these tapes, or a constant if there is none or no input needs a gradient
   */
  public Variable record() {
    if (value == null) {
      throw new IllegalStateException(name + ": an operation needs a value; call value(…) first");
    }
    List<Tape> tapes = inputs.isEmpty() ? List.of() : Tape.recording();
    Variable output = Variable.result(value, tapes);
    Node node = new Node(name, output, List.copyOf(inputs));
    for (Tape tape : tapes) {
      tape.add(node);
    }
    return output;
  }

  /** The gradient that an input's rule gives, which must have the shape of the input. */
  static Variable gradient(Node node, Input input, Variable dY) {
    Variable dX = input.rule().apply(dY, node.output());
    if (dX == null) {
      throw new TapeException(
          node.name() + ": the rule of input " + input.number() + " gave no gradient, but null");
    }
    Shape expected = input.variable().shape();
    if (!dX.shape().equals(expected)) {
      throw new TapeException(
          String.format(
              Locale.ROOT,
              "%s: the rule of input %d gave a gradient of shape %s for an input of shape %s",
              node.name(),
              input.number(),
              dX.shape(),
              expected));
    }
    return dX;
  }
}
