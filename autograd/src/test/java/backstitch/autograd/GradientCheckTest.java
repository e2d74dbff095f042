package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Locale;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** The check finds wrong rules; most tests use a square with a wrong rule. */
class GradientCheckTest {
  private static final Tensor X = Tensor.of(new float[][] {{0.5f, -1, 2}, {1, 3, -0.25f}});

  /** x², with a rule that computes dX from (dY, x). */
  private static GradientCheck.Function square(BinaryOperator<Variable> rule) {
    return v ->
        Operation.named("square")
            .value(v[0].value().square())
            .from(v[0], dY -> rule.apply(dY, v[0]))
            .record();
  }

  private static void isFound(BinaryOperator<Variable> rule) {
    assertThatThrownBy(() -> GradientCheck.check("square", square(rule), X))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageStartingWith("square: input 1 [2, 3], element 0: the gradient is ");
  }

  @Test
  void theRightRulePasses() {
    BinaryOperator<Variable> right = (dY, x) -> dY.times(x.times(2));
    assertThatNoException().isThrownBy(() -> GradientCheck.check("square", square(right), X));
    assertThatNoException().isThrownBy(() -> GradientCheck.checkSecond("square", square(right), X));
  }

  @Test
  void aLinearFunctionHasASecondDerivativeOfZero() {
    assertThatNoException().isThrownBy(() -> GradientCheck.checkSecond("sum", v -> v[0].sum(1), X));
    GradientCheck.Function constant = v -> v[0].detach().square();
    assertThatThrownBy(() -> GradientCheck.check("square", constant, X))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageStartingWith("square: input 1 [2, 3], element 0: the gradient is 0.000000");
  }

  @Test
  void aWrongSignIsFound() {
    isFound((dY, x) -> dY.times(x.times(-2)));
  }

  @Test
  void aForgottenFactorIsFound() {
    isFound((dY, x) -> dY.times(x));
  }

  @Test
  void anIgnoredIncomingGradientIsFound() {
    isFound((dY, x) -> x.times(2));
  }

  @Test
  void anErrorOfOnePercentIsFound() {
    isFound((dY, x) -> dY.times(x.times(2.02f)));
  }

  @Test
  void aGradientThatIsNotANumberIsFound() {
    isFound((dY, x) -> dY.times(Float.NaN));
  }

  @Test
  void aMissingSumToIsFoundByTheTape() {
    GradientCheck.Function plus =
        v ->
            Operation.named("plus")
                .value(v[0].value().plus(v[1].value()))
                .from(v[0], dC -> dC)
                .from(v[1], dC -> dC)
                .record();
    assertThatThrownBy(() -> GradientCheck.check("plus", plus, X, Tensor.of(1, 2, 3)))
        .isExactlyInstanceOf(TapeException.class)
        .hasMessage(
            "plus: the rule of input 2 gave a gradient of shape [2, 3] for an input of shape [3]");
  }

  /** The result has one element; its weight is the first number that the check draws. */
  @Test
  void theMessageNamesFunctionInputElementAndBothNumbers() {
    float weight = Tensor.gaussian(0, 1, Shape.of(), Rng.of(20)).item();
    GradientCheck.Function wrongInTheLastElement =
        v ->
            Operation.named("sum")
                .value(v[0].value().sum().plus(v[1].value().sum().times(2)))
                .from(v[0], dY -> dY.broadcastTo(v[0].shape()))
                .from(v[1], dY -> dY.times(Variable.constant(Tensor.of(2, 3))))
                .record();
    assertThatThrownBy(
            () -> GradientCheck.check("twice", wrongInTheLastElement, X, Tensor.of(0, 0)))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage(
            String.format(
                Locale.ROOT,
                "twice: input 2 [2], element 1: the gradient is %.6f, central differences give %.6f",
                3 * weight,
                2 * weight));
  }

  @Test
  void aRuleThatCannotBeDifferentiatedAgainIsFoundByTheSecondCheck() {
    GradientCheck.Function detached = square((dY, x) -> dY.times(x.detach().times(2)));
    assertThatNoException().isThrownBy(() -> GradientCheck.check("square", detached, X));
    GradientCheck.Function once = v -> detached.of(v).plus(v[0].square());
    assertThatThrownBy(() -> GradientCheck.checkSecond("square", once, X))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "gradient 1 of square: input 1 [2, 3], element 0: the gradient is ");
  }

  @Test
  void inputThatIsIgnoredHasTheGradientZero() {
    GradientCheck.check("first", x -> x[0].square(), Tensor.of(1, 2), Tensor.of(3));
  }
}
