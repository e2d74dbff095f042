package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** The derivatives chosen at kinks and ties, where there is no single one; worked by hand. */
class KinksTest {
  private static final float NAN = Float.NaN;
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @Test
  void derivativeOfReluIsZeroAtAndBelowZeroAndOneAbove() {
    Tensor x = Tensor.of(-2, -Float.MIN_VALUE, -0f, 0f, Float.MIN_VALUE, INFINITY);
    assertThat(Derivatives.at(x, Elementwise::relu)).isEqualTo(Tensor.of(0, 0, 0, 0, 1, 1));
  }

  @Test
  void derivativeOfAbsIsTheSignAndZeroAtZero() {
    Tensor x = Tensor.of(-INFINITY, -2, -0f, 0f, 3, INFINITY);
    assertThat(Derivatives.at(x, Elementwise::abs)).isEqualTo(Tensor.of(-1, -1, 0, 0, 1, 1));
  }

  @Test
  void maximumGivesTheGradientToTheLargerAndHalfToEachOfEquals() {
    Tensor a = Tensor.of(1, 5, 2, 0f, INFINITY);
    Tensor b = Tensor.of(4, 3, 2, -0f, INFINITY);
    assertThat(Derivatives.at(a, b, Arithmetic::maximum))
        .containsExactly(Tensor.of(0, 1, 0.5f, 0.5f, 0.5f), Tensor.of(1, 0, 0.5f, 0.5f, 0.5f));
  }

  @Test
  void minimumGivesTheGradientToTheSmallerAndHalfToEachOfEquals() {
    Tensor a = Tensor.of(1, 5, 2, 0f, -INFINITY);
    Tensor b = Tensor.of(4, 3, 2, -0f, -INFINITY);
    assertThat(Derivatives.at(a, b, Arithmetic::minimum))
        .containsExactly(Tensor.of(1, 0, 0.5f, 0.5f, 0.5f), Tensor.of(0, 1, 0.5f, 0.5f, 0.5f));
  }

  @Test
  void tiesOfABroadcastOperandAddUp() {
    Tensor a = Tensor.of(new float[][] {{2, 2}, {1, 3}});
    assertThat(Derivatives.at(a, Tensor.scalar(2), Arithmetic::maximum))
        .containsExactly(Tensor.of(new float[][] {{0.5f, 0.5f}, {0, 1}}), Tensor.scalar(2));
  }

  @Test
  void maximumOfAVariableWithItselfIsTheVariable() {
    assertThat(Derivatives.at(3, x -> Arithmetic.maximum(x, x))).isEqualTo(Tensor.scalar(1));
    assertThat(Derivatives.at(3, x -> Arithmetic.minimum(x, x))).isEqualTo(Tensor.scalar(1));
  }

  @Test
  void equalMaximaShareTheGradientEvenly() {
    Tensor x = Tensor.of(new float[][] {{7, 1, 7, 7, 7}, {2, 3, 1, 0, -1}});
    assertThat(Derivatives.at(x, v -> v.max(1)))
        .isEqualTo(Tensor.of(new float[][] {{.25f, 0, .25f, .25f, .25f}, {0, 1, 0, 0, 0}}));
    assertThat(Derivatives.at(x, v -> v.max()))
        .isEqualTo(Tensor.of(new float[][] {{.25f, 0, .25f, .25f, .25f}, {0, 0, 0, 0, 0}}));
  }

  @Test
  void maximaThatAreAllMinusInfinityShareTheGradientToo() {
    Tensor x = Tensor.of(-INFINITY, -INFINITY);
    assertThat(Derivatives.at(x, v -> v.max())).isEqualTo(Tensor.of(0.5f, 0.5f));
  }

  @Test
  void derivativeOfSqrtIsInfiniteAtZeroAndNotANumberBelow() {
    assertThat(Derivatives.at(Tensor.of(0f, 4, -1), Elementwise::sqrt))
        .isEqualTo(Tensor.of(INFINITY, 0.25f, NAN));
  }

  @Test
  void derivativeOfLogIsTheReciprocalAlsoWhereTheLogarithmIsNone() {
    assertThat(Derivatives.at(Tensor.of(0f, -0f, 4, -2, INFINITY), Elementwise::log))
        .isEqualTo(Tensor.of(INFINITY, -INFINITY, 0.25f, -0.5f, 0));
  }

  @Test
  void quotientByZeroHasTheGradientOfTheLimit() {
    assertThat(Derivatives.at(Tensor.of(1, -1), Tensor.of(0f, 0f), Arithmetic::dividedBy))
        .containsExactly(Tensor.of(INFINITY, INFINITY), Tensor.of(-INFINITY, INFINITY));
  }

  @Test
  void saturatedFunctionsHaveDerivativeZero() {
    Tensor x = Tensor.of(-INFINITY, -500, 500, INFINITY);
    Tensor zeros = Tensor.zeros(x.shape());
    assertThat(Derivatives.at(x, Elementwise::tanh)).isEqualTo(zeros);
    assertThat(Derivatives.at(x, Elementwise::sigmoid)).isEqualTo(zeros);
    assertThat(Derivatives.at(Tensor.of(-500, -INFINITY), Elementwise::exp))
        .isEqualTo(Tensor.of(0, 0));
  }
}
