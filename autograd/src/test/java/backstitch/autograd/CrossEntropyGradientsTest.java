package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradient of the fused loss is softmax minus one-hot, also where exp would overflow. */
class CrossEntropyGradientsTest {
  private static final float LN2 = (float) StrictMath.log(2);

  @Test
  void gradientIsSoftmaxLessOneAtTheLabel() {
    // softmax = 1/7, 2/7, 4/7
    Tensor z = Tensor.of(new float[][] {{0, LN2, 2 * LN2}});
    assertThat(gradient(z, 0).isClose(row(-6f / 7, 2f / 7, 4f / 7), 1e-6, 0)).isTrue();
    assertThat(gradient(z, 1).isClose(row(1f / 7, -5f / 7, 4f / 7), 1e-6, 0)).isTrue();
    assertThat(gradient(z, 2).isClose(row(1f / 7, 2f / 7, -3f / 7), 1e-6, 0)).isTrue();
  }

  @Test
  void everyRowGetsItsOwnIncomingGradient() {
    Tensor z = Tensor.zeros(Shape.of(2, 2));
    Variable weights = Variable.constant(Tensor.of(2, -8));
    assertThat(Derivatives.at(z, v -> v.softmaxCrossEntropy(new int[] {0, 1}).times(weights)))
        .isEqualTo(Tensor.of(new float[][] {{-1, 1}, {-4, 4}}));
  }

  @ParameterizedTest
  @ValueSource(floats = {1e4f, 3e38f})
  void hugeLogitsGiveTheLimit(float huge) {
    Tensor z = row(huge, -huge, 0);
    assertThat(gradient(z, 0)).isEqualTo(row(0, 0, 0));
    assertThat(gradient(z, 1)).isEqualTo(row(1, -1, 0));
    assertThat(gradient(z, 2)).isEqualTo(row(1, 0, -1));
  }

  @ParameterizedTest
  @ValueSource(floats = {1e4f, 3e38f, -1e4f, -3e38f})
  void equalLogitsShareAlsoWhenHuge(float huge) {
    assertThat(gradient(row(huge, huge, huge, huge), 3))
        .isEqualTo(row(0.25f, 0.25f, 0.25f, -0.75f));
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1e4f, -3e38f})
  void oneClassHasNothingToLearn(float logit) {
    assertThat(gradient(row(logit), 0)).isEqualTo(row(0));
  }

  @Test
  void noRowsHaveNoGradient() {
    Tensor nothing = Tensor.zeros(Shape.of(0, 10));
    assertThat(gradient(nothing)).isEqualTo(nothing);
  }

  @Test
  void leadingAxesAreRows() {
    Tensor z = Tensor.uniform(-2, 2, Shape.of(2, 3, 4), Rng.of(1));
    int[] labels = {0, 1, 2, 3, 3, 0};
    Tensor flat = gradient(z.reshape(6, 4), labels);
    assertThat(gradient(z, labels)).isEqualTo(flat.reshape(2, 3, 4));
  }

  @Test
  void fusedLossHasTheGradientOfItsParts() {
    Tensor z = Tensor.uniform(-3, 3, Shape.of(5, 4), Rng.of(2));
    int[] labels = {3, 0, 1, 1, 2};
    Tensor parts = Derivatives.at(z, v -> v.logSoftmax(-1).pick(labels).negate());
    assertThat(gradient(z, labels).isClose(parts, 0, 1e-6)).isTrue();
  }

  /** d²y/dz² = diag(p) - p·pᵀ; with p = (½, ½) it is ¼ · [1 -1; -1 1]. */
  @Test
  void secondDerivativeIsTheJacobianOfSoftmax() {
    Variable z = Variable.of(row(5, 5));
    try (Tape outer = Tape.record()) {
      Variable gradient;
      try (Tape inner = Tape.record()) {
        gradient = inner.gradients(z.softmaxCrossEntropy(new int[] {1}).sum()).of(z);
      }
      Gradients ofFirst = outer.gradients(gradient, Variable.constant(row(1, 0)));
      assertThat(ofFirst.of(z).value()).isEqualTo(row(0.25f, -0.25f));
    }
  }

  private static Tensor gradient(Tensor z, int... labels) {
    return Derivatives.at(z, v -> v.softmaxCrossEntropy(labels));
  }

  private static Tensor row(float... values) {
    return Tensor.of(values).reshape(1, -1);
  }
}
