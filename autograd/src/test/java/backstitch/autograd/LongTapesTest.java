package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Tensor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A long chain needs no deep stack, and many uses of a variable take linear time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LongTapesTest {
  private final Variable x = Variable.of(Tensor.scalar(1));

  @Test
  void aChainOfAHundredThousandOperationsNeedsNoDeepStack() {
    try (Tape tape = Tape.record()) {
      Variable y = x;
      for (int i = 0; i < 50_000; i++) {
        y = y.plus(1).minus(0.5f);
      }
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(1));
    }
  }

  @Test
  void everyLinkOfALongChainCounts() {
    try (Tape tape = Tape.record()) {
      Variable y = x;
      for (int i = 0; i < 100_000; i++) {
        y = y.negate();
      }
      y = y.negate();
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(-1));
    }
  }

  @Test
  void tenThousandUsesOfOneLeafAddUp() {
    try (Tape tape = Tape.record()) {
      Variable sum = x.times(0);
      for (int i = 1; i <= 10_000; i++) {
        sum = sum.plus(x.times(i % 100));
      }
      assertThat(tape.gradients(sum).of(x).value()).isEqualTo(Tensor.scalar(495_000));
    }
  }

  @Test
  void aLongChainDifferentiatesTwice() {
    try (Tape outer = Tape.record()) {
      Variable gradient;
      try (Tape inner = Tape.record()) {
        Variable y = x.square();
        for (int i = 0; i < 10_000; i++) {
          y = y.negate();
        }
        gradient = inner.gradients(y).of(x);
      }
      assertThat(outer.gradients(gradient).of(x).value()).isEqualTo(Tensor.scalar(2));
    }
  }
}
