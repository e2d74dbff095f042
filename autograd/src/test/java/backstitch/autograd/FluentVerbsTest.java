package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each verb of {@link Variable} does what the operation of its name does. */
class FluentVerbsTest {
  private static final Variable X = Variable.of(Samples.spaced(0, 2, 2));
  private static final Variable OTHER = Variable.of(Samples.spaced(1, 2, 2).transpose());

  static List<Method> verbs() {
    return CompiledOperations.fluent();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void aVerbIsTheOperationOfItsName(Method verb) throws Exception {
    Object[] arguments = new Object[verb.getParameterCount()];
    Arrays.setAll(arguments, i -> argument(verb, i));
    Method operation = CompiledOperations.byName().get(verb.getName());
    Object[] theirs = argumentsOf(operation, arguments);
    try (Tape tape = Tape.record()) {
      Variable fluent = (Variable) verb.invoke(X, arguments);
      Variable direct = (Variable) operation.invoke(null, theirs);
      assertThat(fluent.value()).isEqualTo(direct.value());
      assertThat(gradientOfX(tape, fluent)).isEqualTo(gradientOfX(tape, direct));
    }
  }

  private static Tensor gradientOfX(Tape tape, Variable y) {
    return tape.gradients(y, y.detach()).of(X).value();
  }

  /** An argument that fits this parameter of the verb. */
  private static Object argument(Method verb, int place) {
    Class<?> type = verb.getParameterTypes()[place];
    boolean bias = verb.getName().equals("linear") && place == 1;
    Variable operand = bias ? Variable.of(OTHER.value().sum(0)) : OTHER;
    if (type == Variable.class) {
      return operand;
    } else if (type == Tensor.class) {
      return operand.value();
    } else if (type == double.class) {
      return 1.5;
    } else if (type == boolean.class) {
      return true;
    } else if (type == int.class) {
      return place;
    } else if (type == Shape.class) {
      return verb.getName().equals("sumTo") ? Shape.of(2) : Shape.of(3, 2, 2);
    } else if (type == int[].class) {
      return switch (verb.getName()) {
        case "reshape" -> new int[] {4, -1};
        case "transpose", "gather", "pick", "softmaxCrossEntropy" -> new int[] {1, 0};
        default -> new int[] {1};
      };
    }
    throw new AssertionError("give FluentVerbsTest an argument of " + type + " for " + verb);
  }

  /**
   * The arguments of the operation, made from those of the verb: X comes first; a number or tensor
   * becomes a constant where the operation takes a variable; keepDims is false if the verb has
   * none.
   */
  private static Object[] argumentsOf(Method operation, Object... fluent) {
    List<Object> arguments = new ArrayList<>(List.of(X));
    for (Object argument : fluent) {
      Class<?> type = operation.getParameterTypes()[arguments.size()];
      arguments.add(type == Variable.class ? variable(argument) : argument);
    }
    if (operation.getParameterCount() > arguments.size()
        && operation.getParameterTypes()[1] == boolean.class) {
      arguments.add(1, false);
    }
    return arguments.toArray();
  }

  private static Object variable(Object argument) {
    if (argument instanceof Double number) {
      return Variable.constant(Tensor.scalar(number));
    }
    return argument instanceof Tensor tensor ? Variable.constant(tensor) : argument;
  }
}
