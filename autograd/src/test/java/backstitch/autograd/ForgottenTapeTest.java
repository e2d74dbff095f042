package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A tape that nobody closes is reported in the log, once per virtual machine. */
class ForgottenTapeTest {
  private final Variable w = Variable.of(Tensor.scalar(2));

  /** Keeps what is logged. */
  private static final class Log extends Handler {
    final List<String> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      lines.add(entry.getLevel() + " " + entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private void steps(int n) {
    for (int i = 0; i < n; i++) {
      try (Tape tape = Tape.record()) {
        assertThat(tape.gradients(w.square()).of(w).value().item()).isEqualTo(4);
      }
    }
  }

  @Test
  void aForgottenTapeIsToldOfOnceAndNestingIsNot() throws Exception {
    Logger logger = Logger.getLogger("backstitch.autograd");
    Log log = new Log();
    logger.addHandler(log);
    logger.setUseParentHandlers(false);
    try {
      steps(3000);
      for (int i = 0; i < 20; i++) {
        try (Tape outer = Tape.record()) {
          steps(900);
          Tape.paused(
              () -> {
                steps(100);
                return true;
              });
          assertThat(Tape.recording()).containsExactly(outer);
        }
      }
      Variable y = Operation.named("y").value(w.value()).from(w, this::manyTapes).record();
      assertThat(y.isConstant()).isTrue();
      try (Tape tape = Tape.record()) {
        tape.gradients(Operation.named("y").value(w.value()).from(w, this::manyTapes).record());
      }
      assertThat(log.lines).isEmpty();
      for (int i = 0; i < 2; i++) {
        Thread forgetful =
            new Thread(
                () -> {
                  Tape forgotten = Tape.record();
                  steps(3000);
                  assertThat(forgotten.isOpen()).isTrue();
                });
        forgetful.start();
        forgetful.join();
      }
    } finally {
      logger.removeHandler(log);
      logger.setUseParentHandlers(true);
    }
    assertThat(log.lines)
        .containsExactly(
            "WARNING Tape: a tape is still open after 1000 others were opened within it, and keeps all"
                + " they record; close each: try (Tape tape = Tape.record()) { … }");
  }

  /** A rule may open as many tapes as it likes. */
  private Variable manyTapes(Variable dY) {
    steps(1500);
    return dY;
  }
}
