package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** An operation that is built wrongly is refused; the message names it. */
class OperationMisuseTest {
  private final Variable a = Variable.of("a", Tensor.of(1, 2));
  private final Variable b = Variable.of("b", Tensor.of(new float[][] {{1, 2}, {3, 4}}));

  @Test
  void aRuleMustGiveAGradientInTheShapeOfItsInput() {
    try (Tape tape = Tape.record()) {
      Variable sum =
          Operation.named("carelessPlus")
              .value(b.value().plus(a.value()))
              .from(b, dC -> dC)
              .from(a, dC -> dC)
              .record();
      assertThatThrownBy(() -> tape.gradients(sum.sum()))
          .isExactlyInstanceOf(TapeException.class)
          .hasMessage(
              "carelessPlus: the rule of input 2 gave a gradient of shape [2, 2] for an input of shape [2]");
    }
  }

  @Test
  void constantsCountWhenInputsAreNumbered() {
    try (Tape tape = Tape.record()) {
      Variable product =
          Operation.named("carelessTimes")
              .value(b.value().times(a.value()))
              .from(b.detach(), dC -> dC)
              .from(a, dC -> dC)
              .record();
      assertThatThrownBy(() -> tape.gradients(product.sum()))
          .isExactlyInstanceOf(TapeException.class)
          .hasMessageStartingWith("carelessTimes: the rule of input 2 gave");
    }
  }

  @Test
  void anOperationNeedsAValue() {
    Operation operation = Operation.named("hollow").from(a, dY -> dY);
    assertThatThrownBy(operation::record)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("hollow: an operation needs a value; call value(…) first");
  }

  @Test
  void shapesThatDoNotFitAreRefusedByTheTensorsAndLeaveTheTapeUsable() {
    try (Tape tape = Tape.record()) {
      Variable three = Variable.of(Tensor.of(1, 2, 3));
      assertThatThrownBy(() -> a.plus(three))
          .isExactlyInstanceOf(ShapeMismatchException.class)
          .hasMessageStartingWith("plus: [2] and [3] do not broadcast");
      tape.gradients(a.sum()).of(a);
    }
  }

  @Test
  void ruleThatGivesNullIsNamed() {
    Variable x = Variable.of(Tensor.scalar(1));
    try (Tape tape = Tape.record()) {
      Variable y = Operation.named("hollow").value(x.value()).from(x, dY -> null).record();
      assertThatThrownBy(() -> tape.gradients(y))
          .isExactlyInstanceOf(TapeException.class)
          .hasMessage("hollow: the rule of input 1 gave no gradient, but null");
    }
  }

  @Test
  void recordedOperationCannotBeChanged() {
    Variable x = Variable.of(Tensor.scalar(1));
    try (Tape tape = Tape.record()) {
      Operation identity = Operation.named("identity").value(x.value()).from(x, dY -> dY);
      Variable y = identity.record();
      identity.from(x, dY -> dY);
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(1));
    }
  }
}
