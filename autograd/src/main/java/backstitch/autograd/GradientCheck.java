package backstitch.autograd;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * Compares the gradients of a function with central differences.
 *
 * <p>The elements of the output are summed with random weights, so that a rule that ignores its
 * incoming gradient is found. Values are {@code float}s, so a small step h would leave few digits
 * of a difference. The step is large instead, and {@code D(h) = (f(x + h) - f(x - h)) / 2h} is
 * combined with {@code D(2h)} to {@code (4 D(h) - D(2h)) / 3}, whose error is of fourth order in h.
 * The weighted sums are computed in {@code double}. Keep inputs within about ±4, and further than
 * {@value #REACH} from kinks, such as that of relu at 0.
 */
public final class GradientCheck {
  private static final float STEP = 1f / 32;

  /** The largest distance from an input at which the function is evaluated. */
  public static final float REACH = 2 * STEP;

  private static final double TOLERANCE = 1e-3;

  private final String name;
  private final Function function;
  private final Tensor[] inputs;

  /** A function of some variables. */
  @FunctionalInterface
  public interface Function {
    /**
     * {@return the result, of any shape}
     *
     * @param inputs the variables
     */
    Variable of(Variable... inputs);
  }

  private GradientCheck(String name, Function function, Tensor... inputs) {
    this.name = name;
    this.function = function;
    this.inputs = inputs.clone();
  }

  /**
   * Checks the gradient of every element of every input.
   *
   * @param name the function's name, for the message
   * @param function the function
   * @param inputs the point at which it is checked
   * @throws AssertionError if a gradient is off by more than 1e-3 (relative if it is larger than
   *     1); the message names function, input, element, gradient and difference quotient
   */
  public static void check(String name, Function function, Tensor... inputs) {
    new GradientCheck(name, function, inputs).run();
  }

  /**
   * Checks the second derivatives: the gradients of the gradients.
   *
   * @param name the function's name, for the message
   * @param function the function
   * @param inputs the point at which it is checked
   * @throws AssertionError if one is off, as in {@link #check}
   */
  public static void checkSecond(String name, Function function, Tensor... inputs) {
    for (int i = 0; i < inputs.length; i++) {
      int input = i;
      Function gradient =
          variables -> {
            try (Tape tape = Tape.record()) {
              Variable y = function.of(variables);
              Variable seed = Variable.constant(randomWeights(y.shape()));
              return tape.gradients(y, seed).of(variables[input]);
            }
          };
      check("gradient " + (input + 1) + " of " + name, gradient, inputs);
    }
  }

  private void run() {
    Variable[] variables = variables(inputs);
    Tensor[] gradients = new Tensor[inputs.length];
    try (Tape tape = Tape.record()) {
      Variable y = function.of(variables);
      Arrays.setAll(gradients, i -> gradient(tape, y, variables[i]));
    }
    for (int i = 0; i < inputs.length; i++) {
      float[] got = gradients[i].toArray();
      for (int element = 0; element < got.length; element++) {
        compare(i, element, got[element]);
      }
    }
  }

  /** Zeros if y does not depend on x: such is the gradient of a linear function. */
  private static Tensor gradient(Tape tape, Variable y, Variable x) {
    y.checkUsable("gradients");
    if (y.isConstant()) {
      return Tensor.zeros(x.shape());
    }
    Gradients all = tape.gradients(y, Variable.constant(randomWeights(y.shape())));
    return all.saw(x) ? all.of(x).value() : Tensor.zeros(x.shape());
  }

  private void compare(int input, int element, double got) {
    double expected = (4 * quotient(input, element, STEP) - quotient(input, element, REACH)) / 3;
    double error = Math.abs(got - expected);
    if (!(error <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
      String place = name + ": input " + (input + 1) + " " + inputs[input].shape();
      String fault = "%s, element %d: the gradient is %.6f, central differences give %.6f";
      throw new AssertionError(String.format(Locale.ROOT, fault, place, element, got, expected));
    }
  }

  private double quotient(int input, int element, float h) {
    float x = inputs[input].toArray()[element];
    float above = x + h;
    float below = x - h;
    double rise = projected(input, element, above) - projected(input, element, below);
    return rise / ((double) above - below);
  }

  private double projected(int input, int element, float value) {
    float[] moved = inputs[input].toArray();
    moved[element] = value;
    Tensor[] at = inputs.clone();
    at[input] = Tensor.of(inputs[input].shape(), moved);
    Tensor y = function.of(variables(at)).value();
    float[] values = y.toArray();
    float[] weights = randomWeights(y.shape()).toArray();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * weights[i];
    }
    return sum;
  }

  private static Variable[] variables(Tensor... values) {
    Variable[] variables = new Variable[values.length];
    Arrays.setAll(variables, i -> Variable.of("input " + (i + 1), values[i]));
    return variables;
  }

  private static Tensor randomWeights(Shape shape) {
    return Tensor.gaussian(0, 1, shape, Rng.of(20));
  }
}
