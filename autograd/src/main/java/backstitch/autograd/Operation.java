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
 * <p>Rules are written in operations on variables, so that they can be recorded and differentiated
 * in their turn. The engine's own operations and a user's are made the same way.
 */
public final class Operation {
  private final String name;
  private final List<Input> inputs = new ArrayList<>();
  private @Nullable Tensor value;

  /** An input, and the rule from {@code (dY, y)} to its gradient. */
  record Input(int number, Variable variable, BinaryOperator<Variable> rule) {}

  /**
   * What the tape keeps of an operation: all of its inputs, constants too, whose rules are not run.
   * Later operations of a thread have larger numbers.
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
   * {@return a new operation, to be given a value and rules}
   *
   * @param name its name, for messages
   */
  public static Operation named(String name) {
    return new Operation(name);
  }

  /**
   * {@return this, given its result}
   *
   * @param result computed from the values of the inputs
   */
  public Operation value(Tensor result) {
    value = result;
    return this;
  }

  /**
   * {@return this, given an input and its rule}
   *
   * @param input a variable the result was computed from
   * @param rule from dY, the gradient of the result, to the gradient of the input, in its shape
   */
  public Operation from(Variable input, UnaryOperator<Variable> rule) {
    return from(input, (dY, y) -> rule.apply(dY));
  }

  /**
   * {@return this, given an input and a rule that uses the result}
   *
   * @param input a variable the result was computed from
   * @param rule from dY, the gradient of the result, and y, the recorded result, to the gradient of
   *     the input, in its shape
   */
  public Operation from(Variable input, BinaryOperator<Variable> rule) {
    inputs.add(new Input(inputs.size() + 1, input, rule));
    return this;
  }

  /**
   * Ends the operation, and records it on every tape that is recording.
   *
   * @return the result: on these tapes, or a constant if there is none or no input needs a gradient
   * @throws TapeException if an input belongs to a tape that is closed, or another thread's; or if
   *     a tape is open, and an input was computed from variables while none was
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

  /** Of a result that no tape records, since no input needs it or every open tape computes. */
  private Kind kindOfConstant(boolean noneRecords) {
    boolean anyOpen = Tape.isAnyOpen();
    Kind kind = anyOpen && noneRecords ? Kind.GRADIENT : Kind.CONSTANT;
    for (Input input : inputs) {
      Kind of = input.variable().kind();
      // A result can be here only if its tape is paused.
      if (!anyOpen && of != Kind.CONSTANT && of != Kind.GRADIENT) {
        return Kind.UNRECORDED;
      }
      kind = of == Kind.GRADIENT ? of : kind;
    }
    return kind;
  }

  /** The gradient that an input's rule gives, which must have the shape of the input. */
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
