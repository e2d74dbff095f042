package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

class FlattenTest {
  private final Flatten flatten = new Flatten();

  @Test
  void allAxesButTheFirstBecomeOne() {
    Tensor x = Tensor.arange(12).reshape(2, 3, 2);
    assertThat(flatten.forward(x).value()).isEqualTo(Tensor.arange(12).reshape(2, 6));
    assertThat(flatten.forward(Tensor.zeros(2, 3)).shape()).isEqualTo(Shape.of(2, 3));
    assertThat(flatten.forward(Tensor.zeros(0, 3, 2)).shape()).isEqualTo(Shape.of(0, 6));
  }

  @Test
  void theGradientHasTheShapeOfTheInput() {
    Variable x = Variable.of(Tensor.arange(4).reshape(1, 2, 2));
    try (Tape tape = Tape.record()) {
      Variable y = flatten.forward(x).square().sum();
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(Tensor.of(0, 2, 4, 6).reshape(1, 2, 2));
    }
  }

  @Test
  void inputWithoutAnAxisOfSamplesIsRefused() {
    assertThatThrownBy(() -> flatten.forward(Tensor.of(1, 2)))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage("Flatten: the input [2] has no axis of samples; reshape it to [1, inputs]");
  }

  @Test
  void thereAreNoParameters() {
    assertThat(flatten.parameters()).isEmpty();
    assertThat(flatten).hasToString("Flatten");
  }
}
