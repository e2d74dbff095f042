package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyLossTest {
  private final SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();

  private float[] losses(float[][] logits, int... labels) {
    return loss.of(Variable.constant(Tensor.of(logits)), labels).value().toArray();
  }

  @Test
  void thereIsOneLossPerSampleAsWorkedByHand() {
    // ln(1 + 2 + 5) - ln 5, and ln 3 for logits that say nothing
    float ln2 = (float) StrictMath.log(2);
    float ln5 = (float) StrictMath.log(5);
    float[] losses = losses(new float[][] {{0, ln2, ln5}, {7, 7, 7}}, 2, 0);
    assertThat(losses).hasSize(2);
    assertThat(losses[0]).isCloseTo((float) StrictMath.log(1.6), within(3e-7f));
    assertThat(losses[1]).isCloseTo((float) StrictMath.log(3), within(3e-7f));
  }

  @Test
  void gradientIsProbabilityMinusOneAtTheLabelTimesTheWeightOfTheSample() {
    float ln3 = (float) StrictMath.log(3);
    Variable logits = Variable.of(Tensor.of(new float[][] {{0, ln3}, {0, ln3}}));
    try (Tape tape = Tape.record()) {
      Variable losses = loss.of(logits, new int[] {0, 1});
      Variable weights = Variable.constant(Tensor.of(1, 100));
      Tensor gradient = tape.gradients(losses, weights).of(logits).value();
      assertThat(gradient.isClose(Tensor.of(new float[][] {{-.75f, .75f}, {25, -25}}), 1e-6, 0))
          .as(gradient.toString())
          .isTrue();
    }
  }

  @Test
  void extremeLogitsGiveFiniteLossesAndGradients() {
    Tensor z = Tensor.of(new float[][] {{1e38f, -1e38f}, {1e38f, -1e38f}, {-3e38f, -3e38f}});
    Variable logits = Variable.of(z);
    try (Tape tape = Tape.record()) {
      Variable losses = loss.of(logits, new int[] {0, 1, 1});
      float[] values = losses.value().toArray();
      assertThat(values[0]).isZero();
      assertThat(values[1]).isEqualTo(2e38f);
      assertThat(values[2]).as("ln 2").isCloseTo(0.6931472f, within(1e-7f));
      assertThat(tape.gradients(losses.sum()).of(logits).value())
          .isEqualTo(Tensor.of(new float[][] {{0, 0}, {1, -1}, {0.5f, -0.5f}}));
    }
  }

  @Test
  void shiftOfAllLogitsChangesNothing() {
    float[] plain = losses(new float[][] {{1, 2, 4}}, 1);
    assertThat(losses(new float[][] {{1025, 1026, 1028}}, 1)[0]).isCloseTo(plain[0], within(3e-7f));
  }

  @Test
  void labelOutOfRangeIsRefusedByRowAndValue() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> losses(new float[][] {{1, 2, 3}, {1, 2, 3}}, 2, 3))
        .withMessage("softmaxCrossEntropy: label 3 at row 1 is outside the 3 classes");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> losses(new float[][] {{1, 2, 3}, {1, 2, 3}}, -1, 0))
        .withMessage("softmaxCrossEntropy: label -1 at row 0 is outside the 3 classes");
  }

  @Test
  void labelsMustBeAsManyAsSamples() {
    assertThatThrownBy(() -> losses(new float[][] {{1, 2, 3}, {1, 2, 3}}, 1))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage("softmaxCrossEntropy: 1 labels for the 2 rows of [2, 3]");
  }

  @Test
  void batchWithoutSamplesHasNoLosses() {
    Variable logits = Variable.constant(Tensor.zeros(Shape.of(0, 3)));
    assertThat(loss.of(logits, new int[0]).shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void labelsChangedAfterwardsDoNotChangeTheGradient() {
    Variable logits = Variable.of(Tensor.of(new float[][] {{0, 0}}));
    int[] labels = {0};
    try (Tape tape = Tape.record()) {
      Variable l = loss.of(logits, labels).sum();
      labels[0] = 1;
      assertThat(tape.gradients(l).of(logits).value())
          .isEqualTo(Tensor.of(new float[][] {{-0.5f, 0.5f}}));
    }
  }
}
