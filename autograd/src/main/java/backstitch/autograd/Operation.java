package backstitch.autograd;

import backstitch.autograd.Variable.Kind;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.List;
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
 * <p>Rules consist of operations on variables, so a rule can itself be recorded and differentiated.
 * The engine's own operations are made in the same way as a user's.
 */
public final class Operation {
  private final String name;
  private final List<Input> inputs = new ArrayList<>();
  private @Nullable Tensor value;

  /** An input, and the rule that computes its gradient from {@code (dY, y)}. */
  record Input(int number, Variable variable, BinaryOperator<Variable> rule) {}

  /**
   * An entry of the tape, for one operation; numbers ascend in the order of recording. It has all
   * inputs, constants too, but only the rules of the others are run.
   */
  record Node(long number, String name, Variable output, List<Input> inputs) {
    boolean reads(Variable variable) {
      return inputs.stream().anyMatch(input -> input.variable() == variable);
    }

    Tape.Entry entry() {
      List<Variable> operands = inputs.stream().map(Input::variable).toList();
      return new Tape.Entry(number, name, operands, output);
    }
  }

  private Operation(String name) {
    this.name = name;
  }

  /**
   * {@return a new operation, still without a value and rules}
   *
   * @param name its name, for messages
   */
  public static Operation named(String name) {
    return new Operation(name);
  }

  /**
   * {@return this operation, with its result set}
   *
   * @param result the result, computed from the values of the inputs
   */
  public Operation value(Tensor result) {
    value = result;
    return this;
  }

  /**
   * {@return this operation, with an input and its rule added}
   *
   * @param input a variable the result was computed from
   * @param rule computes the gradient of the input, in the shape of the input, from dY, the
   *     gradient of the result
   */
  public Operation from(Variable input, UnaryOperator<Variable> rule) {
    return from(input, (dY, y) -> rule.apply(dY));
  }

  /**
   * {@return this operation, with an input and its rule added; the rule may use the result}
   *
   * @param input a variable the result was computed from
   * @param rule computes the gradient of the input, in the shape of the input, from dY, the
   *     gradient of the result, and y, the recorded result
   */
  public Operation from(Variable input, BinaryOperator<Variable> rule) {
    inputs.add(new Input(inputs.size() + 1, input, rule));
    return this;
  }

  /**
   * Finishes the operation, and records it on every tape of this thread that is recording.
   *
   * @return the result; a constant if no tape is recording, or if no input needs a gradient
   * @throws TapeException if an input belongs to a tape that is closed or of another thread; or if
   *     a tape is open, but an input was computed from variables while no tape recorded
   */
  public Variable record() {
    if (value == null) {
      throw new IllegalStateException(name + ": an operation needs a value; call value(…) first");
    }
    boolean constant = true;
    for (Input input : inputs) {
      input.variable().checkUsable(name);
      constant &= input.variable().isConstant();
    }
    List<Tape> tapes = Tape.recording();
    if (constant || tapes.isEmpty()) {
      return new Variable(value, "", kindOfConstant(tapes.isEmpty()), List.of());
    }
    Variable output = new Variable(value, "", Kind.RESULT, tapes);
    Tape.add(tapes, new Node(Tape.nextNumber(tapes), name, output, List.copyOf(inputs)));
    return output;
  }

  /** The kind of a result that is not recorded: no input needs it, or no tape is recording. */
  private Kind kindOfConstant(boolean noneRecords) {
    boolean anyOpen = Tape.isAnyOpen();
    Kind kind = anyOpen && noneRecords ? Kind.GRADIENT : Kind.CONSTANT;
    for (Input input : inputs) {
      Kind of = input.variable().kind();
      // No tape is open here, so an input that is a RESULT belongs to a paused tape.
      if (!anyOpen && of != Kind.CONSTANT && of != Kind.GRADIENT) {
        return Kind.UNRECORDED;
      }
      kind = of == Kind.GRADIENT ? of : kind;
    }
    return kind;
  }

  /** Applies the rule of an input; the gradient must have the shape of the input. */
  static Variable gradient(Node node, Input input, Variable dY) {
    Variable dX = input.rule().apply(dY, node.output());
    Shape expected = input.variable().shape();
    if (dX == null || !dX.shape().equals(expected)) {
      String gave = dX == null ? "no gradient, but null" : "a gradient of shape " + dX.shape();
      String rule = node.name() + ": the rule of input " + input.number() + " gave " + gave;
      throw new TapeException(rule + (dX == null ? "" : " for an input of shape " + expected));
    }
    return dX;
  }
}
