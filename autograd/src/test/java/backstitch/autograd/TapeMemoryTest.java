package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** What a tape keeps, and what it frees. */
class TapeMemoryTest {
  private static final int MOST_COLLECTIONS = 20;

  private final Variable x = Variable.of(Tensor.full(2, Shape.of(1000)));
  private final Variable constant = Variable.constant(x.value());

  @Test
  void aClosedTapeLetsGoOfEverythingThoughItsLossIsHeld() throws Exception {
    Tape tape = Tape.record();
    Variable h = x.square();
    Variable loss = h.sum();
    Gradients gradients = tape.gradients(loss);
    Variable gradient = gradients.of(x);
    WeakReference<Tensor> intermediate = new WeakReference<>(h.value());
    h = null;
    gradients = null;
    assertThat(isFreed(intermediate)).as("while the tape is open").isFalse();
    tape.close();
    assertThat(isFreed(intermediate)).as("after it was closed").isTrue();
    assertThat(loss.isOn(tape)).isTrue();
    assertThat(gradient.value()).isEqualTo(Tensor.full(4, x.shape()));
  }

  @Test
  void operationsOnConstantsAreNotRecorded() throws Exception {
    try (Tape tape = Tape.record()) {
      WeakReference<Tensor> ofConstants = new WeakReference<>(constant.square().value());
      WeakReference<Tensor> ofVariables = new WeakReference<>(x.square().value());
      assertThat(isFreed(ofConstants)).isTrue();
      assertThat(isFreed(ofVariables)).isFalse();
      assertThat(Tape.recording()).containsExactly(tape);
    }
  }

  @Test
  void whatIsComputedForGradientsIsNotRecorded() throws Exception {
    try (Tape tape = Tape.record()) {
      Variable loss = x.square().sum();
      WeakReference<Tensor> gradient = new WeakReference<>(tape.gradients(loss).of(x).value());
      assertThat(isFreed(gradient)).isTrue();
      assertThat(Tape.recording()).containsExactly(tape);
    }
  }

  private static boolean isFreed(WeakReference<?> reference) throws InterruptedException {
    for (int i = 0; i < MOST_COLLECTIONS && reference.get() != null; i++) {
      System.gc();
      Thread.sleep(1);
    }
    return reference.get() == null;
  }
}
