package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

class TanhTest {
  /** tanh(ln 2) = (2 - ½) / (2 + ½) = 0.6, and its slope 1 - 0.36. */
  @Test
  void outputIsTheHyperbolicTangent() {
    Variable x = Variable.of(Tensor.of(-1, 0, 0.6931471805599453, 100));
    try (Tape tape = Tape.record()) {
      Variable y = new Tanh().forward(x);
      assertThat(y.value().slice(1, 4).isClose(Tensor.of(0, 0.6, 1), 1e-6, 0)).isTrue();
      assertThat(y.value().get(0)).isNegative();
      Tensor gradient = tape.gradients(y.times(5).sum()).of(x).value();
      assertThat(gradient.slice(1, 4).isClose(Tensor.of(5, 3.2, 0), 1e-6, 0)).isTrue();
    }
  }

  @Test
  void thereAreNoParameters() {
    assertThat(new Tanh().parameters()).isEmpty();
    assertThat(new Tanh()).hasToString("Tanh");
  }
}
