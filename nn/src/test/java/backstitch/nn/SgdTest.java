package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class SgdTest {
  private static Parameter parameter(String name, float... values) {
    Parameter parameter = new Parameter(name);
    parameter.set(Tensor.of(values));
    return parameter;
  }

  private static float[] values(Parameter parameter) {
    return parameter.variable().value().toArray();
  }

  /** One step on the loss Σ w·g, whose gradient is g. */
  private static void stepWithGradient(Sgd sgd, Parameter w, float... g) {
    try (Tape tape = Tape.record()) {
      Variable loss = w.variable().times(Variable.constant(Tensor.of(g))).sum();
      sgd.step(tape.gradients(loss));
    }
  }

  @Test
  void plainStepGoesAgainstTheGradient() {
    Parameter w = parameter("w", 1, 2);
    Sgd sgd = new Sgd(List.of(w), 0.5f);
    stepWithGradient(sgd, w, 4, -2);
    assertThat(values(w)).containsExactly(-1, 3);
    stepWithGradient(sgd, w, 0, 1);
    assertThat(values(w)).containsExactly(-1, 2.5f);
  }

  @Test
  void momentumCarriesEarlierStepsOn() {
    Parameter w = parameter("w", 1);
    Sgd sgd = new Sgd(List.of(w), 0.5f, 0.25f, 0);
    stepWithGradient(sgd, w, 2); // v = -1
    assertThat(values(w)).containsExactly(0);
    stepWithGradient(sgd, w, 2); // v = -0.25 - 1
    assertThat(values(w)).containsExactly(-1.25f);
    stepWithGradient(sgd, w, -4); // v = -0.3125 + 2
    assertThat(values(w)).containsExactly(0.4375f);
  }

  @Test
  void aNewLearningRateHoldsFromTheNextStepOnAndKeepsTheVelocity() {
    Parameter w = parameter("w", 1);
    Sgd sgd = new Sgd(List.of(w), 0.5f, 0.25f, 0);
    stepWithGradient(sgd, w, 2); // v = -1
    sgd.learningRate(0.125);
    assertThat(sgd.learningRate()).isEqualTo(0.125f);
    stepWithGradient(sgd, w, 2); // v = -0.25 - 0.25
    assertThat(values(w)).containsExactly(-0.5f);
  }

  @Test
  void weightDecayPullsTowardsZeroByTheLearningRate() {
    Parameter w = parameter("w", 8, -8);
    Sgd sgd = new Sgd(List.of(w), 0.5f, 0, 0.25f);
    stepWithGradient(sgd, w, 0, 0);
    assertThat(values(w)).containsExactly(7, -7);
    stepWithGradient(sgd, w, 2, 2);
    assertThat(values(w)).containsExactly(5.125f, -7.125f);
  }

  @Test
  void momentumAndWeightDecayTogetherFollowTheFormulaOverManySteps() {
    Parameter w = parameter("w", 1, -2, 0.5f);
    Sgd sgd = new Sgd(List.of(w), 0.1f, 0.9f, 0.01f);
    double[] expected = {1, -2, 0.5};
    double[] v = new double[3];
    for (int step = 0; step < 50; step++) {
      float[] g = {0.5f - step % 7, step % 3 - 1, 0.25f};
      stepWithGradient(sgd, w, g);
      for (int i = 0; i < 3; i++) {
        v[i] = 0.9 * v[i] - 0.1 * (g[i] + 0.01 * expected[i]);
        expected[i] += v[i];
        assertThat((double) values(w)[i]).isCloseTo(expected[i], within(2e-5));
      }
    }
  }

  @Test
  void everyParameterHasAVelocityOfItsOwn() {
    Parameter a = parameter("a", 0);
    Parameter b = parameter("b", 0);
    Sgd sgd = new Sgd(List.of(a, b), 1, 0.5f, 0);
    for (int step = 0; step < 2; step++) {
      try (Tape tape = Tape.record()) {
        Variable loss = a.variable().plus(b.variable().times(-4)).sum();
        sgd.step(tape.gradients(loss));
      }
    }
    assertThat(values(a)).containsExactly(-2.5f);
    assertThat(values(b)).containsExactly(10);
  }

  @Test
  void learningRateOfZeroMovesNothing() {
    Parameter w = parameter("w", 1);
    stepWithGradient(new Sgd(List.of(w), 0), w, 5);
    assertThat(values(w)).containsExactly(1);
  }

  @Test
  void optimiserIsMadeBeforeTheShapesAreKnown() {
    Sequential net = new Sequential(new Dense(1));
    Sgd sgd = new Sgd(net.parameters(), 0.5f, 0.5f, 0);
    net.initialize(Initializer.zeros(), Rng.of(0));
    for (int step = 0; step < 2; step++) {
      try (Tape tape = Tape.record()) {
        Variable y = net.forward(Tensor.of(new float[][] {{2, 4}}));
        sgd.step(tape.gradients(y.sum()));
      }
    }
    assertThat(values(net.parameters().get(0))).containsExactly(-2.5f, -5);
    assertThat(values(net.parameters().get(1))).containsExactly(-1.25f);
  }
}
