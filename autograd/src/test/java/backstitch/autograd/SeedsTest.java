package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** A seed weighs the elements of a result that is not a scalar. */
class SeedsTest {
  private final Variable x = Variable.of(Tensor.of(1, 2, 3));

  @Test
  void everyElementIsWeighedByItsSeed() {
    try (Tape tape = Tape.record()) {
      Variable seed = Variable.constant(Tensor.of(1, 0, -10));
      assertThat(tape.gradients(x.square(), seed).of(x).value()).isEqualTo(Tensor.of(2, 0, -60));
    }
  }

  @Test
  void aSeedIsTheGradientOfWhatItWeighs() {
    try (Tape tape = Tape.record()) {
      Variable y = x.square();
      Variable seed = Variable.constant(Tensor.of(4, 5, 6));
      assertThat(tape.gradients(y, seed).of(y).value()).isEqualTo(seed.value());
    }
  }

  @Test
  void aScalarMayHaveASeedToo() {
    try (Tape tape = Tape.record()) {
      Variable seed = Variable.constant(Tensor.scalar(3));
      assertThat(tape.gradients(x.sum(), seed).of(x).value()).isEqualTo(Tensor.of(3, 3, 3));
    }
  }

  @Test
  void aVectorOfOneElementHasASeedOfOne() {
    try (Tape tape = Tape.record()) {
      assertThat(tape.gradients(x.slice(1, 2).square()).of(x).value())
          .isEqualTo(Tensor.of(0, 4, 0));
    }
  }
}
