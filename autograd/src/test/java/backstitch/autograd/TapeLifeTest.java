package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** What a tape does over its life, and what outlives it. */
class TapeLifeTest {
  private final Variable x = Variable.of(Tensor.scalar(3));

  private static Tensor scalar(float value) {
    return Tensor.scalar(value);
  }

  @Test
  void gradientsCanBeReadAfterTheTapeIsClosed() {
    Gradients gradients;
    Variable unused = Variable.of(scalar(1));
    try (Tape tape = Tape.record()) {
      unused.square();
      gradients = tape.gradients(x.square());
    }
    assertThat(gradients.of(x).value()).isEqualTo(scalar(6));
    assertThat(gradients.of(unused).value()).isEqualTo(scalar(0));
  }

  @Test
  void gradientsCanBeUsedAfterTheirOnlyTapeIsClosed() {
    Variable gradient;
    try (Tape tape = Tape.record()) {
      gradient = tape.gradients(x.square()).of(x);
    }
    assertThat(gradient.times(2).value()).isEqualTo(scalar(12));
  }

  @Test
  void aTapeAnswersAsOftenAsItIsAsked() {
    try (Tape tape = Tape.record()) {
      Variable y = x.square();
      Gradients first = tape.gradients(y);
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(scalar(6));
      assertThat(tape.gradients(y.times(2)).of(x).value()).isEqualTo(scalar(12));
      assertThat(first.of(x).value()).isEqualTo(scalar(6));
    }
  }

  @Test
  void whatIsDoneAfterGradientsWereComputedIsRecorded() {
    try (Tape tape = Tape.record()) {
      Variable y = x.square();
      tape.gradients(y);
      Variable z = y.times(x); // x³
      assertThat(tape.gradients(z).of(x).value()).isEqualTo(scalar(27));
    }
  }

  @Test
  void anErrorInsideARuleLeavesTheTapeUsable() {
    try (Tape tape = Tape.record()) {
      Variable failing =
          Operation.named("failing")
              .value(x.value())
              .from(
                  x,
                  dY -> {
                    throw new ArithmeticException("no derivative today");
                  })
              .record();
      assertThatThrownBy(() -> tape.gradients(failing))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("no derivative today");
      Variable y = x.square();
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(scalar(6));
    }
  }

  @Test
  void closingTwiceIsClosingOnce() {
    try (Tape outer = Tape.record()) {
      Tape inner = Tape.record();
      inner.close();
      inner.close();
      assertThat(outer.gradients(x.square()).of(x).value()).isEqualTo(scalar(6));
    }
  }

  @Test
  void tapesMayBeClosedInAnyOrder() {
    Tape first = Tape.recordPrediction();
    Tape second = Tape.record();
    Variable y = x.square();
    first.close();
    Variable z = y.square();
    assertThat(Tape.isTraining()).isTrue();
    assertThat(second.gradients(z).of(x).value()).isEqualTo(scalar(108));
    second.close();
    assertThat(Tape.isTraining()).isFalse();
    assertThat(x.square().isConstant()).isTrue();
  }

  @Test
  void withoutATapeNothingIsRecorded() {
    Variable y = x.square();
    assertThat(y.isConstant()).isTrue();
    assertThat(y.value()).isEqualTo(scalar(9));
  }

  @Test
  void aLeafServesOneTapeAfterTheOther() {
    for (int i = 1; i <= 3; i++) {
      try (Tape tape = Tape.record()) {
        assertThat(tape.gradients(x.times(i)).of(x).value()).isEqualTo(scalar(i));
      }
    }
  }
}
