package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Tensor;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A value that depends on a leaf but is on no tape never becomes a constant silently. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class NotRecordedTest {
  private static final String UNRECORDED =
      "a result of shape [] was computed while no tape recorded it; compute it while the tape"
          + " records, in its thread, or detach() it to use its value as a constant";
  private static final String GRADIENT =
      "gradients: a result of shape [] is a constant to the tape that computed it; open an outer tape"
          + " around that one";

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Variable w = Variable.of("w", Tensor.scalar(2));
  private final int[] label = {0};

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isExactlyInstanceOf(TapeException.class).hasMessage(message);
  }

  private static Tensor scalar(float value) {
    return Tensor.scalar(value);
  }

  private Variable elsewhere(Callable<Variable> computation) throws Exception {
    return threads.submit(computation).get();
  }

  @Test
  void whatWasComputedBeforeTheTapeWasOpenedIsRefused() {
    Variable before = w.square();
    try (Tape tape = Tape.record()) {
      refused(() -> before.plus(1), "plus: " + UNRECORDED);
      refused(() -> w.times(before), "times: " + UNRECORDED);
      refused(() -> tape.gradients(before), "gradients: " + UNRECORDED);
      refused(() -> tape.gradients(w.square(), before), "gradients: " + UNRECORDED);
      refused(() -> tape.gradients(w.square()).of(before), "gradients: " + UNRECORDED);
      assertThat(tape.gradients(w.times(before.detach())).of(w).value()).isEqualTo(scalar(4));
      Variable value = Variable.constant(before.value());
      assertThat(tape.gradients(w.times(value)).of(w).value()).isEqualTo(scalar(4));
    }
  }

  @Test
  void withoutATapeItGoesOnAndHandsItsKindOn() {
    Variable total = w.square();
    for (int i = 0; i < 3; i++) {
      total = total.plus(w.square()).times(0.5f);
    }
    Variable sum = total.minus(Variable.constant(scalar(1)));
    assertThat(sum.isConstant()).isTrue();
    assertThat(sum.value()).isEqualTo(scalar(3));
    try (Tape tape = Tape.recordPrediction()) {
      refused(() -> sum.sqrt(), "sqrt: " + UNRECORDED);
      refused(() -> tape.gradients(sum), "gradients: " + UNRECORDED);
    }
    assertThat(sum.sqrt().isConstant()).isTrue();
  }

  @Test
  void ofConstantsComeConstantsThatMayBeUsedAnywhere() {
    Variable data = Variable.constant(scalar(3)).square();
    try (Tape tape = Tape.record()) {
      assertThat(tape.gradients(w.times(data)).of(w).value()).isEqualTo(scalar(9));
    }
  }

  @Test
  void aLossOfPredictionIsRefusedLikeAnyOther() {
    Variable z = Variable.of(Tensor.of(new float[][] {{1, 2}}));
    Variable before = z.softmaxCrossEntropy(label);
    Variable hidden = z.times(2);
    String message = UNRECORDED.replace("[]", "[1]");
    try (Tape tape = Tape.record()) {
      refused(() -> before.sum(), "sum: " + message);
      refused(() -> tape.gradients(before), "gradients: " + message);
      refused(
          () -> hidden.softmaxCrossEntropy(label),
          "softmaxCrossEntropy: " + UNRECORDED.replace("[]", "[1, 2]"));
    }
    assertThat(before.value()).isEqualTo(z.detach().softmaxCrossEntropy(label).value());
  }

  @Test
  void aRuleMayNotUseItEither() {
    Variable before = w.square();
    try (Tape tape = Tape.record()) {
      Variable y = Operation.named("y").value(w.value()).from(w, dY -> dY.times(before)).record();
      refused(() -> tape.gradients(y), "times: " + UNRECORDED);
    }
  }

  @Test
  void whatAnotherThreadComputedWithoutATapeIsRefused() throws Exception {
    try (Tape tape = Tape.record()) {
      Variable there = elsewhere(() -> w.square());
      refused(() -> w.square().plus(there), "plus: " + UNRECORDED);
      refused(() -> tape.gradients(there), "gradients: " + UNRECORDED);
      Variable both = elsewhere(() -> there.times(2));
      refused(() -> both.negate(), "negate: " + UNRECORDED);
      assertThat(tape.gradients(w.times(there.detach())).of(w).value()).isEqualTo(scalar(4));
    }
  }

  @Test
  void aParallelStreamIsRefusedOrRight() {
    for (int round = 0; round < 20; round++) {
      try (Tape tape = Tape.record()) {
        Variable sum =
            IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> w.times(i))
                .reduce(Variable::plus)
                .get();
        assertThat(tape.gradients(sum).of(w).value()).isEqualTo(scalar(64 * 63 / 2));
      } catch (TapeException expected) {
        assertThat(expected).hasMessageContaining("detach()");
      }
    }
  }

  @Test
  void gradientsOfAnotherThreadsTapeAreNoConstantsUnderATape() throws Exception {
    Callable<Variable> gradient =
        () -> {
          try (Tape tape = Tape.record()) {
            return tape.gradients(w.square()).of(w);
          }
        };
    Variable first = elsewhere(gradient);
    Variable sum = first.plus(elsewhere(gradient));
    assertThat(sum.value()).isEqualTo(scalar(8));
    try (Tape tape = Tape.record()) {
      refused(() -> first.times(w), "times: " + UNRECORDED);
      refused(() -> sum.times(w), "times: " + UNRECORDED);
      assertThat(tape.gradients(sum.detach().times(w)).of(w).value()).isEqualTo(scalar(8));
    }
  }

  @Test
  void gradientsOfAGradientNeedAnOuterTape() {
    try (Tape tape = Tape.record()) {
      Variable gradient = tape.gradients(w.square()).of(w);
      Variable penalty = gradient.square().sum();
      refused(() -> tape.gradients(gradient), GRADIENT);
      refused(() -> tape.gradients(penalty), GRADIENT);
      Gradients ofProduct = tape.gradients(w.times(gradient));
      refused(() -> ofProduct.of(gradient), GRADIENT);
      assertThat(ofProduct.of(w).value()).isEqualTo(scalar(4));
    }
  }

  @Test
  void gradientsOfAnEarlierTapeAreConstantsToALater() {
    Variable gradient;
    try (Tape tape = Tape.record()) {
      gradient = tape.gradients(w.square()).of(w);
    }
    Variable half = gradient.times(0.5f);
    try (Tape tape = Tape.record()) {
      assertThat(tape.gradients(w.times(half)).of(w).value()).isEqualTo(scalar(2));
      refused(() -> tape.gradients(half), GRADIENT);
    }
  }

  @Test
  void aCheckedFunctionMayNotHideItsWorkInAnotherThread() {
    GradientCheck.Function hidden =
        v -> {
          try {
            return elsewhere(() -> v[0].square());
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        };
    refused(() -> GradientCheck.check("hidden", hidden, scalar(1)), "gradients: " + UNRECORDED);
  }
}
