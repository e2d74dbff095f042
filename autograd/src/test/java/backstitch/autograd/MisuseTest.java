package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Misuse of tapes and variables is refused; messages are compared word for word. */
class MisuseTest {
  private final Variable w = Variable.of("w", Tensor.of(1, 2));

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isExactlyInstanceOf(TapeException.class).hasMessage(message);
  }

  private static Variable ofAClosedTape(Variable x) {
    try (Tape tape = Tape.record()) {
      assertThat(Tape.recording()).contains(tape);
      return x.square();
    }
  }

  @Test
  void gradientsOfSeveralElementsNeedASeed() {
    try (Tape tape = Tape.record()) {
      refused(
          () -> tape.gradients(w.square()),
          "gradients: a result of shape [2] has 2 elements; take a sum or mean, or pass a seed of its shape");
      refused(
          () -> tape.gradients(w),
          "gradients: w [2] has 2 elements; take a sum or mean, or pass a seed of its shape");
      Variable empty = Variable.of(Tensor.zeros(Shape.of(0, 3))).square();
      refused(
          () -> tape.gradients(empty),
          "gradients: a result of shape [0, 3] has 0 elements; take a sum or mean, or pass a seed of its shape");
    }
  }

  @Test
  void aSeedHasTheShapeOfWhatItWeighs() {
    try (Tape tape = Tape.record()) {
      Variable seed = Variable.constant(Tensor.of(1, 2, 3));
      refused(
          () -> tape.gradients(w.square(), seed),
          "gradients: a seed of shape [3] for a value of shape [2]");
      refused(
          () -> tape.gradients(w.square(), Variable.constant(Tensor.scalar(1))),
          "gradients: a seed of shape [] for a value of shape [2]");
    }
  }

  @Test
  void aVariableTheTapeNeverSawHasNoGradient() {
    Variable stranger = Variable.of("bias", Tensor.of(1, 2, 3));
    Variable nameless = Variable.of(Tensor.scalar(1));
    try (Tape tape = Tape.record()) {
      Gradients gradients = tape.gradients(w.sum());
      refused(
          () -> gradients.of(stranger),
          "gradients: the tape never saw bias [3]; use it while the tape is open");
      refused(
          () -> gradients.of(nameless),
          "gradients: the tape never saw a variable of shape []; use it while the tape is open");
    }
  }

  @Test
  void aConstantHasNoGradient() {
    Variable data = Variable.constant(Tensor.of(3, 4));
    try (Tape tape = Tape.record()) {
      Gradients gradients = tape.gradients(w.times(data).sum());
      refused(
          () -> gradients.of(data),
          "gradients: a constant of shape [2] has no gradient; make it with Variable.of to have one");
    }
  }

  @Test
  void aConstantHasNoGradients() {
    try (Tape tape = Tape.record()) {
      Variable ofConstants = Variable.constant(Tensor.of(3, 4)).sum();
      String message =
          "gradients: a constant of shape [] has no gradients; it was computed from no variable";
      refused(() -> tape.gradients(ofConstants), message);
      refused(() -> tape.gradients(w.sum().detach()), message);
    }
  }

  @Test
  void aClosedTapeGivesNoGradients() {
    Tape tape = Tape.record();
    Variable loss = w.sum();
    tape.close();
    refused(
        () -> tape.gradients(loss), "gradients: this tape is closed; ask before its block ends");
  }

  @Test
  void aResultOfAClosedTapeIsNotTakenAsAConstant() {
    Variable old = ofAClosedTape(w);
    String advice = "detach() it to use its value as a constant";
    refused(
        () -> old.plus(1),
        "plus: a result of shape [2] was computed on a tape that is closed; " + advice);
    try (Tape tape = Tape.record()) {
      assertThat(Tape.recording()).contains(tape);
      refused(
          () -> w.times(old),
          "times: a result of shape [2] was computed on a tape that is closed; " + advice);
      assertThat(w.times(old.detach()).value()).isEqualTo(Tensor.of(1, 8));
    }
  }

  @Test
  void aResultOfAnotherTapeHasNoGradientsHere() {
    Variable old = ofAClosedTape(Variable.of(Tensor.scalar(2)));
    try (Tape tape = Tape.record()) {
      refused(
          () -> tape.gradients(old),
          "gradients: this tape never saw a result of shape []; it was computed on another tape");
    }
    try (Tape outer = Tape.record()) {
      Variable before = w.sum();
      try (Tape inner = Tape.record()) {
        refused(
            () -> inner.gradients(before),
            "gradients: this tape never saw a result of shape []; it was computed on another tape");
        assertThat(outer.gradients(before).of(w).value()).isEqualTo(Tensor.of(1, 1));
      }
    }
  }

  @Test
  void aRuleCannotAskTheTapeThatRunsIt() {
    try (Tape tape = Tape.record()) {
      Variable y =
          Operation.named("nosy")
              .value(w.value())
              .from(w, dY -> tape.gradients(dY.sum()).of(w))
              .record();
      refused(() -> tape.gradients(y.sum()), "gradients: this tape is computing gradients already");
    }
  }
}
