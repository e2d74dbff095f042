package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.autograd.Gradients;
import backstitch.autograd.Tape;
import backstitch.autograd.TapeException;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.lang.ref.WeakReference;
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

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, 1e39})
  void aNewLearningRateOutOfRangeIsRefusedAndTheOldOneStays(double rate) {
    Sgd sgd = new Sgd(List.of(parameter("w", 1)), 0.5f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sgd.learningRate(rate))
        .withMessageContaining("Sgd: the learning rate");
    assertThat(sgd.learningRate()).isEqualTo(0.5f);
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

  private static void assertOldGradients(Sgd sgd, Gradients gradients, String parameter) {
    assertThatThrownBy(() -> sgd.step(gradients))
        .isExactlyInstanceOf(TapeException.class)
        .hasMessage(
            "gradients: they belong to an old value of "
                + parameter
                + ", which an earlier step (or set, or initialize) replaced; take one step per"
                + " gradients, then record a new forward pass");
  }

  @Test
  void secondStepWithTheSameGradientsSaysThatTheFirstReplacedTheParameter() {
    Parameter w = parameter("w", 1);
    Sgd sgd = new Sgd(List.of(w), 0.5f);
    Gradients gradients = gradientsOfSumOf(w);
    sgd.step(gradients);
    assertOldGradients(sgd, gradients, "w [1]");
    assertThat(w.variable().value()).isEqualTo(Tensor.of(0));
  }

  @Test
  void secondStepOnTheSameTapeSaysThatTheFirstReplacedTheParameter() {
    Parameter w = parameter("w", 1, 2);
    Sgd sgd = new Sgd(List.of(w), 0.5f, 0.9f, 0.1f);
    try (Tape tape = Tape.record()) {
      Variable one = w.variable().sum();
      Variable two = w.variable().square().sum();
      sgd.step(tape.gradients(one));
      assertOldGradients(sgd, tape.gradients(one), "w [2]");
      assertOldGradients(sgd, tape.gradients(two), "w [2]");
      sgd.step(tape.gradients(w.variable().sum()));
    }
  }

  @Test
  void gradientsThatAreSeveralStepsOldSaySo() {
    Parameter w = parameter("w", 1);
    Parameter other = parameter("other", 1);
    Gradients ofOther = gradientsOfSumOf(other);
    Gradients gradients = gradientsOfSumOf(w);
    Sgd sgd = new Sgd(List.of(w), 0.5f);
    for (int step = 0; step < 5; step++) {
      sgd.step(gradientsOfSumOf(w));
      assertOldGradients(sgd, gradients, "w [1]");
      assertThatThrownBy(() -> sgd.step(ofOther))
          .hasMessage("gradients: the tape never saw w [1]; use it while the tape is open");
    }
  }

  @Test
  void parameterThatSomethingElseReplacedIsNamed() {
    Parameter w = parameter("w", 1);
    Sgd sgd = new Sgd(List.of(w), 0.5f);
    Gradients beforeAnotherOptimiser = gradientsOfSumOf(w);
    new Sgd(List.of(w), 0.1f).step(beforeAnotherOptimiser);
    assertOldGradients(sgd, beforeAnotherOptimiser, "w [1]");
    Gradients beforeSet = gradientsOfSumOf(w);
    w.set(Tensor.of(3));
    assertOldGradients(sgd, beforeSet, "w [1]");
    w.initialize("w", Initializer.zeros(), Rng.of(0));
    w.variable(Shape.of(1, 2));
    assertOldGradients(sgd, beforeSet, "w [1, 2]");
  }

  @Test
  void oldValuesAreNotKeptAlive() throws Exception {
    Parameter w = parameter("w", 1);
    WeakReference<Variable> old = new WeakReference<>(w.variable());
    new Sgd(List.of(w), 0.5f).step(gradientsOfSumOf(w));
    for (int i = 0; i < 100 && old.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(old.get()).isNull();
    assertThat(w).hasToString("w [1]");
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

  @Test
  void rateThatWouldBecomeInfiniteIsRefused() {
    String end = ": 1.0E39 would become infinite; the largest float is 3.4028235E38";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd(List.of(), 1e39))
        .withMessage("Sgd: the learning rate" + end);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd(List.of(), 0.1, 1e39, 0))
        .withMessage("Sgd: the momentum" + end);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd(List.of(), 0.1, 0, 1e39))
        .withMessage("Sgd: the weight decay" + end);
  }

  @Test
  void momentumThatRoundsToOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd(List.of(), 0.1, 0.99999999, 0))
        .withMessage("Sgd: the momentum must be at least 0 and less than 1, is 1.0");
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
