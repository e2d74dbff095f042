package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

class MeanSquaredErrorTest {
  private final MeanSquaredError loss = new MeanSquaredError();

  @Test
  void lossIsTheMeanOfTheSquaresOfEachSampleWithoutAHalf() {
    Variable y = Variable.constant(Tensor.of(new float[][] {{1, 2}, {0, 0}, {5, 5}}));
    Tensor target = Tensor.of(new float[][] {{4, 6}, {1, -1}, {5, 5}});
    assertThat(loss.of(y, target).value()).isEqualTo(Tensor.of(12.5f, 1, 0));
  }

  @Test
  void gradientIsTwiceTheDifferenceOverTheNumberOfFeatures() {
    Variable y = Variable.of(Tensor.of(new float[][] {{1, 2}, {0, 0}}));
    Tensor target = Tensor.of(new float[][] {{4, 6}, {1, -1}});
    try (Tape tape = Tape.record()) {
      Variable weights = Variable.constant(Tensor.of(1, 10));
      assertThat(tape.gradients(loss.of(y, target), weights).of(y).value())
          .isEqualTo(Tensor.of(new float[][] {{-3, -4}, {-10, 10}}));
    }
  }

  @Test
  void allAxesButTheFirstAreFeatures() {
    Variable y = Variable.constant(Tensor.of(Shape.of(2, 2, 2), 1, 1, 1, 1, 2, 0, 0, 0));
    assertThat(loss.of(y, Tensor.zeros(Shape.of(2, 2, 2))).value()).isEqualTo(Tensor.of(1, 1));
  }

  @Test
  void samplesWithoutFurtherAxesAreNumbers() {
    Variable y = Variable.constant(Tensor.of(1, 2));
    assertThat(loss.of(y, Tensor.of(3, -1)).value()).isEqualTo(Tensor.of(4, 9));
  }

  @Test
  void targetThatWouldBroadcastIsRefused() {
    Variable y = Variable.constant(Tensor.zeros(Shape.of(3, 1)));
    assertThatThrownBy(() -> loss.of(y, Tensor.zeros(Shape.of(3))))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage(
            "MeanSquaredError: prediction [3, 1] and target [3] need one shape, [samples, …];"
                + " reshape one");
  }

  @Test
  void scalarsAreRefused() {
    Variable y = Variable.constant(Tensor.scalar(1));
    assertThatThrownBy(() -> loss.of(y, Tensor.scalar(1)))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage(
            "MeanSquaredError: prediction [] and target [] need one shape, [samples, …]; reshape"
                + " one");
  }
}
