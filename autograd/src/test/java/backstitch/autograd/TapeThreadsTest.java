package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Tensor;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A tape belongs to the thread that opened it; a leaf belongs to everyone. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TapeThreadsTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Variable x = Variable.of("x", Tensor.scalar(3));

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  private void inAnotherThread(Runnable task) throws Exception {
    threads.submit(task).get();
  }

  @Test
  void twoTapesInTwoThreadsRecordTheirOwnOperations() throws Exception {
    CyclicBarrier bothAreOpen = new CyclicBarrier(2);
    Callable<Tensor> powers =
        () -> {
          try (Tape tape = Tape.record()) {
            bothAreOpen.await();
            Variable sum = x.times(0);
            for (int i = 0; i < 2000; i++) {
              sum = sum.plus(x.square());
            }
            bothAreOpen.await();
            return tape.gradients(sum).of(x).value();
          }
        };
    for (Future<Tensor> result : threads.invokeAll(List.of(powers, powers))) {
      assertThat(result.get()).isEqualTo(Tensor.scalar(12_000));
    }
  }

  @Test
  void anotherThreadCannotAskForGradients() throws Exception {
    try (Tape tape = Tape.record()) {
      Variable y = x.square();
      inAnotherThread(
          () ->
              assertThatThrownBy(() -> tape.gradients(y))
                  .isExactlyInstanceOf(TapeException.class)
                  .hasMessage("gradients: this tape belongs to another thread"));
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(6));
    }
  }

  @Test
  void anotherThreadCannotCloseATape() throws Exception {
    try (Tape tape = Tape.record()) {
      inAnotherThread(
          () ->
              assertThatThrownBy(tape::close)
                  .isExactlyInstanceOf(TapeException.class)
                  .hasMessage("close: this tape belongs to another thread"));
      assertThat(tape.gradients(x.square()).of(x).value()).isEqualTo(Tensor.scalar(6));
    }
  }

  @Test
  void aResultOfAnotherThreadsTapeIsNotTakenAsAConstant() throws Exception {
    try (Tape tape = Tape.record()) {
      Variable y = x.square();
      inAnotherThread(
          () ->
              assertThatThrownBy(() -> y.times(2))
                  .isExactlyInstanceOf(TapeException.class)
                  .hasMessage(
                      "times: a result of shape [] was computed on a tape of another thread; "
                          + "detach() it to use its value as a constant"));
      inAnotherThread(() -> assertThat(y.detach().times(2).value().item()).isEqualTo(18));
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(6));
    }
  }

  @Test
  void whatAnotherThreadDoesIsNotRecorded() throws Exception {
    try (Tape tape = Tape.record()) {
      inAnotherThread(() -> assertThat(x.square().isConstant()).isTrue());
      assertThat(tape.gradients(x.square()).of(x).value()).isEqualTo(Tensor.scalar(6));
    }
  }
}
