package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** The ways by which a variable can reach the loss, each worked by hand. */
class GraphsTest {
  private final Variable x = Variable.of("x", Tensor.scalar(3));
  private final Variable w = Variable.of("w", Tensor.scalar(5));

  private static Tensor scalar(float value) {
    return Tensor.scalar(value);
  }

  @Test
  void bothSidesOfADiamondAddUp() {
    try (Tape tape = Tape.record()) {
      Variable h = x.square();
      Variable loss = h.times(2).plus(h.times(w)); // x²(2 + w)
      Gradients gradients = tape.gradients(loss);
      assertThat(gradients.of(h).value()).isEqualTo(scalar(7));
      assertThat(gradients.of(x).value()).isEqualTo(scalar(42));
      assertThat(gradients.of(w).value()).isEqualTo(scalar(9));
    }
  }

  @Test
  void diamondsOnDiamondsMultiply() {
    try (Tape tape = Tape.record()) {
      Variable y = x;
      for (int i = 0; i < 10; i++) {
        y = y.plus(y);
      }
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(scalar(1024));
    }
  }

  @Test
  void everyUseOfAVariableInOneOperationCounts() {
    assertThat(Derivatives.at(3, v -> v.times(v))).isEqualTo(scalar(6));
    assertThat(Derivatives.at(3, v -> v.minus(v))).isEqualTo(scalar(0));
    assertThat(Derivatives.at(3, v -> v.times(v).times(v))).isEqualTo(scalar(27));
  }

  @Test
  void aVariableOfTheDeepestAndOfTheLastOperationGetsBoth() {
    try (Tape tape = Tape.record()) {
      Variable loss = x.times(w).exp().log().times(x); // w·x²
      Tensor gradient = tape.gradients(loss).of(x).value();
      assertThat(gradient.isClose(scalar(30), 1e-6, 0)).isTrue();
    }
  }

  @Test
  void aBranchThatDoesNotReachTheLossCountsNothing() {
    try (Tape tape = Tape.record()) {
      Variable h = x.times(2);
      Variable unused = h.times(w).exp();
      Variable loss = h.square();
      h.times(100);
      Gradients gradients = tape.gradients(loss);
      assertThat(gradients.of(x).value()).isEqualTo(scalar(24));
      assertThat(gradients.of(w).value()).isEqualTo(scalar(0));
      assertThat(gradients.of(unused).value()).isEqualTo(scalar(0));
    }
  }

  @Test
  void whatWasSeenButDoesNotReachTheLossHasZerosInItsShape() {
    Variable other = Variable.of(Tensor.full(1, Shape.of(2, 3)));
    try (Tape tape = Tape.record()) {
      Variable aside = other.sum(0);
      Gradients gradients = tape.gradients(x.square());
      assertThat(gradients.of(other).value()).isEqualTo(Tensor.zeros(Shape.of(2, 3)));
      assertThat(gradients.of(aside).value()).isEqualTo(Tensor.zeros(Shape.of(3)));
    }
  }

  @Test
  void aTermOfTheParameterAloneAddsItsOwnGradient() {
    Variable data = Variable.constant(Tensor.of(1, 2));
    try (Tape tape = Tape.record()) {
      Variable decay = w.square().times(0.5f);
      Variable loss = data.times(w).sum().plus(decay); // 3w + w²/2
      assertThat(tape.gradients(loss).of(w).value()).isEqualTo(scalar(8));
      assertThat(tape.gradients(decay).of(w).value()).isEqualTo(scalar(5));
    }
  }

  @Test
  void noGradientFlowsThroughWhatWasDetached() {
    try (Tape tape = Tape.record()) {
      Variable loss = x.times(x.square().detach());
      assertThat(tape.gradients(loss).of(x).value()).isEqualTo(scalar(9));
    }
  }

  @Test
  void theGradientOfTheLossIsItsSeed() {
    try (Tape tape = Tape.record()) {
      Variable loss = x.square();
      assertThat(tape.gradients(loss).of(loss).value()).isEqualTo(scalar(1));
    }
  }

  @Test
  void aVariableIsItsOwnDerivative() {
    try (Tape tape = Tape.record()) {
      assertThat(tape.gradients(x).of(x).value()).isEqualTo(scalar(1));
      Variable same = x.sumTo(x.shape());
      assertThat(tape.gradients(same).of(x).value()).isEqualTo(scalar(1));
    }
  }

  @Test
  void gradientsOfAnIntermediateResultStopAtIt() {
    try (Tape tape = Tape.record()) {
      Variable h = x.square();
      Variable loss = h.times(w);
      assertThat(tape.gradients(h).of(x).value()).isEqualTo(scalar(6));
      assertThat(tape.gradients(h).of(w).value()).isEqualTo(scalar(0));
      assertThat(tape.gradients(h).of(loss).value()).isEqualTo(scalar(0));
    }
  }

  @Test
  void twoVariablesOfOneValueAreTwoVariables() {
    Variable twin = Variable.of(x.value());
    try (Tape tape = Tape.record()) {
      Gradients gradients = tape.gradients(x.times(2).plus(twin.times(5)));
      assertThat(gradients.of(x).value()).isEqualTo(scalar(2));
      assertThat(gradients.of(twin).value()).isEqualTo(scalar(5));
    }
  }

  @Test
  void aLossOfOneElementNeedsNoSeedWhateverItsRank() {
    Variable matrix = Variable.of(Tensor.full(2, Shape.of(1, 1)));
    try (Tape tape = Tape.record()) {
      assertThat(tape.gradients(matrix.square()).of(matrix).value())
          .isEqualTo(Tensor.full(4, Shape.of(1, 1)));
    }
  }
}
