package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.autograd.Gradients;
import backstitch.autograd.Tape;
import backstitch.autograd.TapeException;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SgdMisuseTest {
  private static Parameter parameter(String name, float... values) {
    Parameter parameter = new Parameter(name);
    parameter.set(Tensor.of(values));
    return parameter;
  }

  private static Gradients gradientsOfSumOf(Parameter parameter) {
    try (Tape tape = Tape.record()) {
      return tape.gradients(parameter.variable().times(2).sum());
    }
  }

  @Test
  void parameterTheTapeNeverSawIsNamedAndNothingMoves() {
    Parameter used = parameter("used", 1, 2);
    Parameter forgotten = parameter("forgotten", 3);
    Sgd sgd = new Sgd(List.of(used, forgotten), 0.5f, 0.9f, 0);
    Gradients gradients = gradientsOfSumOf(used);
    assertThatThrownBy(() -> sgd.step(gradients))
        .isExactlyInstanceOf(TapeException.class)
        .hasMessage("gradients: the tape never saw forgotten [1]; use it while the tape is open");
    assertThat(used.variable().value()).isEqualTo(Tensor.of(1, 2));
    assertThat(forgotten.variable().value()).isEqualTo(Tensor.of(3));
  }

  @Test
  void stepThatFailedLeavesNoMomentumBehind() {
    Parameter used = parameter("used", 1);
    Parameter forgotten = parameter("forgotten", 3);
    Sgd sgd = new Sgd(List.of(used, forgotten), 0.5f, 0.5f, 0);
    Gradients gradients = gradientsOfSumOf(used);
    assertThatThrownBy(() -> sgd.step(gradients)).isInstanceOf(TapeException.class);
    try (Tape tape = Tape.record()) {
      sgd.step(tape.gradients(used.variable().plus(forgotten.variable()).sum()));
    }
    assertThat(used.variable().value()).isEqualTo(Tensor.of(0.5f));
  }

  @Test
  void parameterGivenTwiceIsRefused() {
    Parameter w = parameter("w", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd(List.of(w, parameter("b", 1), w), 0.1f))
        .withMessage("Sgd: the parameter w is given twice; it would be moved twice");
  }

  @Test
  void velocityOfAnotherShapeIsForgotten() {
    Parameter w = new Parameter("w");
    w.initialize("w", Initializer.zeros(), Rng.of(0));
    Sgd sgd = new Sgd(List.of(w), 1, 0.5f, 0);
    w.variable(Shape.of(1));
    sgd.step(gradientsOfSumOf(w));
    w.initialize("w", Initializer.zeros(), Rng.of(0));
    w.variable(Shape.of(2));
    sgd.step(gradientsOfSumOf(w));
    assertThat(w.variable().value()).isEqualTo(Tensor.of(-2, -2));
  }

  @Test
  void gradientsTakenBeforeAStepDoNotServeForTheNext() {
    Parameter w = parameter("w", 1);
    Sgd sgd = new Sgd(List.of(w), 0.5f);
    Gradients gradients = gradientsOfSumOf(w);
    sgd.step(gradients);
    assertThatThrownBy(() -> sgd.step(gradients)).isInstanceOf(TapeException.class);
    assertThat(w.variable().value()).isEqualTo(Tensor.of(0));
  }

  @Test
  void parameterWithoutAValueIsNamed() {
    Parameter w = parameter("w", 1);
    Sgd sgd = new Sgd(List.of(w, new Parameter("empty")), 0.5f);
    Gradients gradients = gradientsOfSumOf(w);
    assertThatIllegalStateException()
        .isThrownBy(() -> sgd.step(gradients))
        .withMessage("empty: no value yet; it is drawn in the first forward pass of its network");
    assertThat(w.variable().value()).isEqualTo(Tensor.of(1));
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, Float.NaN, Float.POSITIVE_INFINITY})
  void badLearningRateIsRefused(float rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd(List.of(), rate))
        .withMessage("Sgd: the learning rate must be at least 0 and finite, is " + rate);
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 1, 1.5f, Float.NaN})
  void badMomentumIsRefused(float momentum) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd(List.of(), 0.1f, momentum, 0))
        .withMessage("Sgd: the momentum must be at least 0 and less than 1, is " + momentum);
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, Float.NaN, Float.POSITIVE_INFINITY})
  void badWeightDecayIsRefused(float decay) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd(List.of(), 0.1f, 0, decay))
        .withMessage("Sgd: the weight decay must be at least 0 and finite, is " + decay);
  }
}
