package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** A tape says whether what is recorded is training. */
class TrainingModeTest {
  @Test
  void withoutATapeThereIsNoTraining() {
    assertThat(Tape.isTraining()).isFalse();
  }

  @Test
  void aRecordedComputationIsTrainingWhileTheTapeIsOpen() {
    try (Tape tape = Tape.record()) {
      assertThat(Tape.isTraining()).as("while %s is open", tape).isTrue();
    }
    assertThat(Tape.isTraining()).isFalse();
  }

  @Test
  void aRecordedPredictionHasGradientsAndIsNoTraining() {
    Variable x = Variable.of(Tensor.scalar(3));
    try (Tape tape = Tape.recordPrediction()) {
      assertThat(Tape.isTraining()).isFalse();
      assertThat(tape.gradients(x.square()).of(x).value()).isEqualTo(Tensor.scalar(6));
    }
  }

  @Test
  void theInnermostOpenTapeDecides() {
    try (Tape outer = Tape.record()) {
      try (Tape inner = Tape.recordPrediction()) {
        assertThat(Tape.isTraining()).as("within %s", inner).isFalse();
      }
      assertThat(Tape.isTraining()).as("within %s", outer).isTrue();
    }
  }

  @Test
  void aThreadHasItsOwnMode() throws Exception {
    boolean[] elsewhere = new boolean[1];
    try (Tape tape = Tape.record()) {
      Thread thread = new Thread(() -> elsewhere[0] = Tape.isTraining());
      thread.start();
      thread.join();
      assertThat(elsewhere[0]).as("in another thread than that of %s", tape).isFalse();
    }
  }
}
