package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

class ReluTest {
  @Test
  void whatIsNegativeBecomesZeroAndPassesNoGradient() {
    Variable x = Variable.of(Tensor.of(-2, 0, 3));
    try (Tape tape = Tape.record()) {
      Variable y = new Relu().forward(x);
      assertThat(y.value()).isEqualTo(Tensor.of(0, 0, 3));
      assertThat(tape.gradients(y.times(5).sum()).of(x).value()).isEqualTo(Tensor.of(0, 0, 5));
    }
  }

  @Test
  void thereAreNoParameters() {
    assertThat(new Relu().namedParameters()).isEmpty();
    assertThat(new Relu().parameters()).isEmpty();
    assertThat(new Relu()).hasToString("Relu");
  }
}
