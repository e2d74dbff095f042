package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Tensor;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link Tape#paused} computes is computed as if no tape were open. */
class PausedTapeTest {
  private static final String RESULT = "a result of shape [] ";
  private static final String DETACH = "detach() it to use its value as a constant";
  private static final String UNRECORDED =
      RESULT
          + "was computed while no tape recorded it; compute it while the tape records, in its"
          + " thread, or "
          + DETACH;
  private static final String CLOSED = RESULT + "was computed on a tape that is closed; " + DETACH;
  private static final String PAUSED = RESULT + "was computed on a tape that is paused; " + DETACH;

  private final Variable w = Variable.of("w", Tensor.scalar(3));

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isExactlyInstanceOf(TapeException.class).hasMessage(message);
  }

  private static float gradient(Tape tape, Variable y, Variable x) {
    return tape.gradients(y).of(x).item();
  }

  @AfterEach
  void noTapeIsLeftOpen() {
    assertThat(Tape.isAnyOpen()).isFalse();
  }

  @Test
  void theValueComesOutWithAndWithoutATape() {
    assertThat(Tape.paused(() -> w.square().item())).isEqualTo(9);
    try (Tape tape = Tape.record()) {
      assertThat(Tape.paused(() -> w.square().item())).isEqualTo(9);
      assertThat(Tape.<Tape>paused(() -> null)).as("in a pause of %s", tape).isNull();
    }
  }

  @Test
  void aPauseIsPredictionAndTrainingGoesOnAfterIt() {
    try (Tape tape = Tape.record()) {
      assertThat(Tape.paused(Tape::isTraining)).as("in a pause of %s", tape).isFalse();
      assertThat(Tape.isTraining()).isTrue();
    }
  }

  @Test
  void theTapeRecordsWhatIsBeforeAndAfterAPause() {
    try (Tape tape = Tape.record()) {
      Variable y = w.square();
      float factor = Tape.paused(() -> w.times(2).item());
      assertThat(gradient(tape, y.times(factor), w)).isEqualTo(36); // 6 · 2w, w = 3
    }
  }

  @Test
  void aVariableThatComesOutIsRefusedUntilItIsDetached() {
    try (Tape tape = Tape.record()) {
      Variable square = Tape.paused(w::square);
      assertThat(square.isConstant()).isTrue();
      refused(() -> square.plus(1), "plus: " + UNRECORDED);
      refused(() -> tape.gradients(square), "gradients: " + UNRECORDED);
      assertThat(gradient(tape, w.times(square.detach()), w)).isEqualTo(9);
      assertThat(gradient(tape, w.times(square.value()), w)).isEqualTo(9);
    }
  }

  @Test
  void aResultOfThePausedTapeMayBeUsedAndIsNotDifferentiatedThrough() {
    try (Tape tape = Tape.record()) {
      Variable y = w.square();
      Variable cube = Tape.paused(() -> y.times(w.detach()));
      assertThat(cube.item()).isEqualTo(27);
      refused(() -> cube.plus(w), "plus: " + UNRECORDED);
      assertThat(Tape.paused(() -> cube.plus(w).item())).isEqualTo(30);
      assertThat(gradient(tape, y, w)).isEqualTo(6);
    }
  }

  @Test
  void constantsAndEarlierGradientsStayConstants() {
    try (Tape tape = Tape.record()) {
      Variable five = Tape.paused(() -> w.detach().plus(2));
      assertThat(gradient(tape, w.times(five), w)).isEqualTo(5);
      Variable slope = tape.gradients(w.square()).of(w);
      Variable twice = Tape.paused(() -> slope.times(2));
      assertThat(gradient(tape, w.times(twice), w)).isEqualTo(12);
    }
  }

  @Test
  void aTapeOpenedInAPauseRecordsAlone() {
    try (Tape tape = Tape.record()) {
      Variable slope =
          Tape.paused(
              () -> {
                try (Tape inner = Tape.record()) {
                  assertThat(Tape.recording()).containsExactly(inner);
                  assertThat(Tape.isTraining()).isTrue();
                  return inner.gradients(w.square()).of(w);
                }
              });
      assertThat(Tape.recording()).containsExactly(tape);
      assertThat(gradient(tape, w.times(slope), w)).isEqualTo(6);
    }
  }

  @Test
  void aTapeOpenedInAPauseTakesNoResultOfThePausedOne() {
    try (Tape tape = Tape.record()) {
      Variable y = w.square();
      Tape.paused(
          () -> {
            try (Tape inner = Tape.record()) {
              refused(() -> y.times(w), "times: " + PAUSED);
              refused(() -> inner.gradients(w.square(), y), "gradients: " + PAUSED);
              assertThat(gradient(inner, y.detach().times(w), w)).isEqualTo(9);
              return true;
            }
          });
      assertThat(gradient(tape, y.times(w), w)).isEqualTo(27);
    }
  }

  @Test
  void aPausedTapeGivesNoGradients() {
    try (Tape tape = Tape.record()) {
      Variable y = w.square();
      refused(
          () -> Tape.paused(() -> tape.gradients(y)),
          "gradients: this tape is paused; ask outside of Tape.paused");
      assertThat(gradient(tape, y, w)).isEqualTo(6);
    }
  }

  @Test
  void pausesNest() {
    try (Tape tape = Tape.record()) {
      Tape.paused(
          () -> {
            try (Tape inner = Tape.record()) {
              Variable y = w.square();
              assertThat(Tape.paused(() -> Tape.paused(Tape::isTraining))).isFalse();
              assertThat(Tape.paused(Tape::recording)).isEmpty();
              assertThat(Tape.recording()).containsExactly(inner);
              return gradient(inner, y.times(w), w);
            }
          });
      assertThat(Tape.recording()).containsExactly(tape);
    }
  }

  @Test
  void anExceptionPassesThroughAndTheTapeRecordsAgain() {
    RuntimeException thrown = new IllegalStateException("mine");
    try (Tape tape = Tape.record()) {
      assertThatThrownBy(
              () ->
                  Tape.paused(
                      () -> {
                        throw thrown;
                      }))
          .isSameAs(thrown);
      assertThat(Tape.isTraining()).isTrue();
      assertThat(gradient(tape, w.square(), w)).isEqualTo(6);
    }
  }

  @Test
  void aTapeLeftOpenInAPauseIsClosedAtItsEnd() {
    try (Tape tape = Tape.record()) {
      Variable square =
          Tape.paused(
              () -> {
                Tape forgotten = Tape.record();
                assertThat(forgotten.isOpen()).isTrue();
                return w.square();
              });
      refused(() -> square.times(w), "times: " + CLOSED);
      assertThat(Tape.recording()).containsExactly(tape);
    }
  }

  @Test
  void aPausedTapeMayBeClosed() {
    try (Tape tape = Tape.record()) {
      Variable y = w.square();
      Tape.paused(
          () -> {
            tape.close();
            refused(() -> y.plus(1), "plus: " + CLOSED);
            return true;
          });
      assertThat(Tape.isAnyOpen()).isFalse();
      assertThat(w.square().item()).isEqualTo(9);
    }
  }

  @Test
  void aRuleThatPausesHasToDetach() {
    try (Tape tape = Tape.record()) {
      Variable careless =
          Operation.named("y")
              .value(w.value())
              .from(w, dY -> dY.times(Tape.paused(() -> w.times(2))))
              .record();
      refused(() -> tape.gradients(careless), "times: " + UNRECORDED);
      Variable careful =
          Operation.named("y")
              .value(w.value())
              .from(w, dY -> dY.times(Tape.paused(() -> w.times(2)).value()))
              .record();
      assertThat(gradient(tape, careful, w)).isEqualTo(6);
    }
  }

  @Test
  void aPauseIsOfItsThreadAlone() throws Exception {
    Float[] slope = new Float[1];
    try (Tape tape = Tape.record()) {
      Tape.paused(
          () -> {
            Thread other =
                new Thread(
                    () -> {
                      try (Tape theirs = Tape.record()) {
                        slope[0] = gradient(theirs, w.square(), w);
                      }
                    });
            other.start();
            return join(other);
          });
      assertThat(Objects.requireNonNull(slope[0])).as("beside %s", tape).isEqualTo(6);
    }
  }

  private static boolean join(Thread thread) {
    try {
      thread.join();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
