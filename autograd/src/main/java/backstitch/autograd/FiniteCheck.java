package backstitch.autograd;

import backstitch.autograd.Tape.Entry;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stops a computation at the first number that is NaN or infinite, and says where it began: the
 * operation, the element, the operands, and the line of the program.
 *
 * <pre>{@code
 * try (Tape tape = Tape.record(new FiniteCheck())) { … }
 * }</pre>
 *
 * <p>It throws an {@link ArithmeticException}: forward, from the operation whose result is not
 * finite though its operands are, or that is the first to use such a leaf or constant; backward,
 * from {@link Tape#gradients(Variable)}, naming the operation whose rule gave such a gradient. Each
 * value is looked at once. A check belongs to one tape.
 */
public final class FiniteCheck implements TapeListener {
  private static final List<String> ENGINE =
      List.of("backstitch.core.", "backstitch.autograd.", "backstitch.nn.", "java.", "jdk.");

  /** The operations that compute each element of the result from those in the same place. */
  private static final Set<String> ELEMENTWISE = new HashSet<>();

  static {
    Stream.of(Arithmetic.class, Elementwise.class)
        .flatMap(family -> Arrays.stream(family.getDeclaredMethods()))
        .map(Method::getName)
        .forEach(ELEMENTWISE::add);
  }

  private final Set<Variable> finite = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Long, String> lines = new HashMap<>();

  // Of the pass of backpropagation that is under way, which goes from the last entry to the first.
  private final Map<Variable, Tensor> gradients = new IdentityHashMap<>();
  private long entryBefore = -1;
  private int operandBefore;

  /** A check for one tape: {@link Tape#record(TapeListener)}. */
  public FiniteCheck() {}

  @Override
  public void recorded(Entry entry) {
    String line = line();
    lines.put(entry.number(), line);
    for (int i = 0; i < entry.operands().size(); i++) {
      Variable operand = entry.operands().get(i);
      if (finite.add(operand)) {
        String what = ": operand " + (i + 1) + ", " + operand.description() + ",";
        refuse(operand.value(), entry.operation() + what, " before anything is done with it", line);
      }
    }
    finite.add(entry.result());
    Tensor y = entry.result().value();
    int at = firstNotFinite(y);
    if (at >= 0) {
      throw notFinite(y, at, entry.operation() + ": the result", operands(entry, at), line);
    }
  }

  @Override
  public void gradient(Entry entry, int operand, Variable dY, Variable dX) {
    if (entry.number() > entryBefore || entry.number() == entryBefore && operand <= operandBefore) {
      gradients.clear(); // a new pass
    }
    entryBefore = entry.number();
    operandBefore = operand;
    String line = lines.getOrDefault(entry.number(), "");
    String operation = entry.operation() + ": the gradient of ";
    if (finite.add(dY)) {
      refuse(dY.value(), operation + "the result", ", as it was given", line);
    }
    Variable x = entry.operands().get(operand);
    String which = operation + "operand " + (operand + 1) + ", " + x.description() + ",";
    int at = firstNotFinite(dX.value());
    if (at >= 0) {
      boolean sameElements = dX.shape().equals(dY.shape());
      String from = sameElements ? "dY = " + element(dY.value(), at) : "dY " + range(dY.value());
      throw notFinite(dX.value(), at, which, from + ", " + operands(entry, at), line);
    }
    finite.add(dX);
    Tensor sum = gradients.merge(x, dX.value(), Tensor::plus);
    if (sum != dX.value()) {
      refuse(sum, which, ", added to that of its other uses", line);
    }
  }

  private static void refuse(Tensor values, String what, String why, String line) {
    int at = firstNotFinite(values);
    if (at >= 0) {
      throw new ArithmeticException(what + is(values, at) + why + line);
    }
  }

  private static ArithmeticException notFinite(
      Tensor values, int at, String what, String from, String line) {
    return new ArithmeticException(what + is(values, at) + ", from " + from + line);
  }

  private static String is(Tensor values, int at) {
    return " is " + element(values, at) + " at " + index(values.shape(), at);
  }

  /** Elementwise: what stands in that place; else shapes and ranges. */
  private static String operands(Entry entry, int at) {
    List<String> texts = new ArrayList<>();
    Shape shape = entry.result().shape();
    for (int i = 0; i < entry.operands().size(); i++) {
      Tensor x = entry.operands().get(i).value();
      String value =
          ELEMENTWISE.contains(entry.operation())
              ? " = " + element(x.broadcastTo(shape), at)
              : " " + range(x);
      texts.add("operand " + (i + 1) + value);
    }
    return String.join(", ", texts);
  }

  private static String range(Tensor x) {
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    for (float element : x.toArray()) {
      least = Math.min(least, element);
      greatest = Math.max(greatest, element);
    }
    return x.shape() + (x.shape().size() == 0 ? "" : " of " + least + " to " + greatest);
  }

  private static float element(Tensor values, int at) {
    return values.toArray()[at];
  }

  /** The place of an element, from its place in row-major order. */
  private static String index(Shape shape, int at) {
    int[] index = shape.dims();
    int rest = at;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      int size = index[axis];
      index[axis] = rest % size;
      rest /= size;
    }
    return Arrays.toString(index);
  }

  /** The place of the first element that is not finite, or -1. */
  private static int firstNotFinite(Tensor values) {
    if (Float.isFinite(values.sum().item())) {
      return -1; // NaN and infinity make the sum so, and the sum is fast
    }
    float[] elements = values.toArray();
    for (int i = 0; i < elements.length; i++) {
      if (!Float.isFinite(elements[i])) {
        return i;
      }
    }
    return -1;
  }

  /** The line of the program that called the engine, the innermost. */
  private static String line() {
    @Nullable StackFrame frame =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(f -> ENGINE.stream().noneMatch(f.getClassName()::startsWith))
                        .findFirst()
                        .orElse(null));
    return frame == null ? "" : "; at " + frame.toStackTraceElement();
  }
}
