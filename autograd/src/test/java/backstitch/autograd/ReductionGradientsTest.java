package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients of reductions, worked by hand. */
class ReductionGradientsTest {
  private static final Tensor X = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});

  @Test
  void meanOverOneAxisDividesByItsLength() {
    assertThat(Derivatives.at(X, v -> v.mean(1))).isEqualTo(Tensor.full(1f / 3, X.shape()));
    assertThat(Derivatives.at(X, v -> v.mean(0))).isEqualTo(Tensor.full(1f / 2, X.shape()));
  }

  @Test
  void meanOverAllDividesByTheSize() {
    assertThat(Derivatives.at(X, v -> v.mean())).isEqualTo(Tensor.full(1f / 6, X.shape()));
  }

  @Test
  void everyElementGetsTheGradientOfItsOwnSum() {
    Tensor weights = Tensor.of(10, 20);
    assertThat(Derivatives.at(X, v -> v.sum(1).times(Variable.constant(weights))))
        .isEqualTo(Tensor.of(new float[][] {{10, 10, 10}, {20, 20, 20}}));
  }

  @Test
  void logSumExpGivesTheSoftmax() {
    Tensor x = Tensor.of(0, (float) StrictMath.log(3));
    Tensor gradient = Derivatives.at(x, v -> v.logSumExp());
    assertThat(gradient.isClose(Tensor.of(0.25f, 0.75f), 1e-6, 0)).isTrue();
  }

  /** The result y is rounded, so exp(x - y) would be wrong; the gradient must not use y. */
  @ParameterizedTest
  @ValueSource(floats = {1e4f, -1e4f, 3e38f, -3e38f})
  void hugeEqualTermsOfLogSumExpShareTheGradient(float huge) {
    Tensor x = Tensor.full(huge, Shape.of(2, 2));
    assertThat(Derivatives.at(x, v -> v.logSumExp())).isEqualTo(Tensor.full(0.25f, x.shape()));
    assertThat(Derivatives.at(x, v -> v.logSumExp(0))).isEqualTo(Tensor.full(0.5f, x.shape()));
  }

  @Test
  void logSumExpOfOneElementIsTheElement() {
    assertThat(Derivatives.at(Tensor.of(3e38f), v -> v.logSumExp())).isEqualTo(Tensor.of(1));
  }

  @Test
  void axesThatAreKeptHaveTheSameGradientAsAxesThatGo() {
    Tensor going = Derivatives.at(X, v -> v.logSumExp(0).square());
    Tensor kept = Derivatives.at(X, v -> v.logSumExp(true, 0).square());
    assertThat(kept).isEqualTo(going);
  }

  @Test
  void reducingAScalarIsTheIdentity() {
    assertThat(Derivatives.at(3, v -> v.mean())).isEqualTo(Tensor.scalar(1));
    assertThat(Derivatives.at(3, v -> v.max(true))).isEqualTo(Tensor.scalar(1));
  }

  @Test
  void reducingNothingGivesGradientsOfNothing() {
    Tensor nothing = Tensor.zeros(Shape.of(0, 3));
    assertThat(Derivatives.at(nothing, v -> v.sum())).isEqualTo(nothing);
    assertThat(Derivatives.at(nothing, v -> v.mean())).isEqualTo(nothing);
    assertThat(Derivatives.at(nothing, v -> v.mean(0))).isEqualTo(nothing);
    assertThat(Derivatives.at(nothing, v -> v.mean(1))).isEqualTo(nothing);
    assertThat(Derivatives.at(nothing, v -> v.logSumExp(0))).isEqualTo(nothing);
    assertThat(Derivatives.at(nothing, v -> v.max(1))).isEqualTo(nothing);
  }
}
