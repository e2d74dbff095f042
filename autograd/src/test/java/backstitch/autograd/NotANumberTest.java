package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** NaN comes out as NaN where the derivative depends on it, and touches nothing else. */
class NotANumberTest {
  private static final float NAN = Float.NaN;

  static List<UnaryOperator<Variable>> nonlinear() {
    return List.of(
        Variable::exp,
        Variable::log,
        Variable::sqrt,
        Variable::square,
        Variable::abs,
        Variable::tanh,
        Variable::sigmoid,
        Variable::relu);
  }

  @ParameterizedTest
  @MethodSource("nonlinear")
  void derivativeAtNaNIsNaN(UnaryOperator<Variable> f) {
    float[] gradient = Derivatives.at(Tensor.of(NAN, 0.5f), f).toArray();
    assertThat(gradient[0]).isNaN();
    assertThat(gradient[1]).isFinite();
  }

  static List<BinaryOperator<Variable>> extrema() {
    return List.of(Variable::maximum, Variable::minimum);
  }

  @ParameterizedTest
  @MethodSource("extrema")
  void nanIsNeitherLargerNorSmaller(BinaryOperator<Variable> f) {
    List<Tensor> gradients = Derivatives.at(Tensor.of(NAN, 1, 2), Tensor.of(1, NAN, 2), f);
    Tensor expected = Tensor.of(NAN, NAN, 0.5f);
    assertThat(gradients).containsExactly(expected, expected);
  }

  @Test
  void aLineWithNaNHasNoMaximum() {
    Tensor x = Tensor.of(new float[][] {{1, NAN}, {1, 2}});
    assertThat(Derivatives.at(x, v -> v.max(1)))
        .isEqualTo(Tensor.of(new float[][] {{NAN, NAN}, {0, 1}}));
  }

  @Test
  void aLineWithNaNHasNoSoftmax() {
    Tensor z = Tensor.of(new float[][] {{0, NAN}, {0, 0}});
    Tensor expected = Tensor.of(new float[][] {{NAN, NAN}, {-0.5f, 0.5f}});
    assertThat(Derivatives.at(z, v -> v.softmaxCrossEntropy(new int[] {0, 0}))).isEqualTo(expected);
    assertThat(Derivatives.at(z, v -> v.logSoftmax(1).pick(new int[] {0, 0}).negate()))
        .isEqualTo(expected);
  }

  @Test
  void aZeroDoesNotHideNaN() {
    Variable x = Variable.of(Tensor.of(1, NAN));
    try (Tape tape = Tape.record()) {
      Variable y = x.square();
      Gradients gradients = tape.gradients(y, Variable.constant(Tensor.of(0, 0)));
      assertThat(gradients.of(x).value()).isEqualTo(Tensor.of(0, NAN));
    }
  }
}
