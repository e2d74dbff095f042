package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was not chosen has the gradient 0, even if the incoming gradient is NaN or infinite: rules
 * do not multiply by zero.
 */
class SelectionsTest {
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;

  private static Tensor gradient(Tensor x, UnaryOperator<Variable> f, Tensor seed) {
    Variable variable = Variable.of(x);
    try (Tape tape = Tape.record()) {
      return tape.gradients(f.apply(variable), Variable.constant(seed)).of(variable).value();
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {NAN, INF, -INF})
  void nothingComesThroughWhereNothingWasChosen(float dY) {
    Tensor seed = Tensor.of(dY, dY, dY, 2);
    assertThat(gradient(Tensor.of(-1, 0, NAN, 1), Variable::relu, seed))
        .isEqualTo(Tensor.of(0, 0, NAN, 2));
    assertThat(gradient(Tensor.of(0, -0f, NAN, -1), Variable::abs, seed))
        .isEqualTo(Tensor.of(0, 0, NAN, -2));
    Variable other = Variable.constant(Tensor.of(5, 5, 5, 5));
    assertThat(gradient(Tensor.of(1, -INF, NAN, 6), x -> x.maximum(other), seed))
        .isEqualTo(Tensor.of(0, 0, NAN, 2));
    assertThat(gradient(Tensor.of(9, INF, NAN, 5), x -> x.minimum(other), seed))
        .isEqualTo(Tensor.of(0, 0, NAN, 1));
    Tensor lines = Tensor.of(new float[][] {{3, 1, 2}, {NAN, 0, 0}, {-INF, 7, 7}});
    assertThat(gradient(lines, x -> x.max(1), Tensor.of(dY, dY, 4)))
        .isEqualTo(Tensor.of(new float[][] {{dY, 0, 0}, {NAN, NAN, NAN}, {0, 2, 2}}));
  }

  @Test
  void whatWasChosenGetsWhatCameIn() {
    Tensor seed = Tensor.of(NAN, INF, -INF, -0f);
    Tensor positive = Tensor.of(1, 2, 3, 4);
    assertThat(gradient(positive, Variable::relu, seed)).isEqualTo(seed);
    assertThat(gradient(positive, Variable::abs, seed)).isEqualTo(seed);
    Variable zero = Variable.constant(Tensor.scalar(0));
    assertThat(gradient(positive, x -> x.maximum(zero), seed)).isEqualTo(seed);
    assertThat(gradient(positive.negate(), x -> x.minimum(zero), seed)).isEqualTo(seed);
  }

  @Test
  void theRootOfWhatIsCutOffHasTheGradientZero() {
    Tensor x = Tensor.of(-1, 4);
    Variable zero = Variable.constant(Tensor.scalar(0));
    List<UnaryOperator<Variable>> cuts =
        List.of(Variable::relu, v -> v.maximum(zero), v -> v.negate().minimum(zero).negate());
    for (UnaryOperator<Variable> cut : cuts) {
      Tensor gradient = Derivatives.at(x, v -> cut.apply(v).sqrt());
      assertThat(gradient.plus(0)).isEqualTo(Tensor.of(0, 0.25f)); // a negated 0 is -0
    }
    assertThat(Derivatives.at(Tensor.of(0, 4), v -> v.abs().sqrt())).isEqualTo(Tensor.of(0, 0.25f));
  }

  /** d²√x/dx² = -1/(4 x√x), which is -1/32 at 4. */
  @Test
  void selectionsDifferentiateAgain() {
    Variable zero = Variable.constant(Tensor.scalar(0));
    for (UnaryOperator<Variable> cut :
        List.<UnaryOperator<Variable>>of(Variable::relu, v -> v.maximum(zero))) {
      UnaryOperator<Variable> slope =
          v -> {
            try (Tape inner = Tape.record()) {
              return inner.gradients(cut.apply(v).sqrt().sum()).of(v);
            }
          };
      assertThat(Derivatives.at(Tensor.of(-1, 4), slope)).isEqualTo(Tensor.of(0, -1f / 32));
    }
  }
}
