package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

class SigmoidTest {
  /** σ(ln 3) = 1 / (1 + ⅓) = 0.75, and its slope 0.75 · 0.25. */
  @Test
  void outputIsTheLogisticFunction() {
    Variable x = Variable.of(Tensor.of(0, 1.0986122886681098, -1.0986122886681098));
    try (Tape tape = Tape.record()) {
      Variable y = new Sigmoid().forward(x);
      assertThat(y.value().isClose(Tensor.of(0.5, 0.75, 0.25), 1e-6, 0)).isTrue();
      Tensor gradient = tape.gradients(y.times(4).sum()).of(x).value();
      assertThat(gradient.isClose(Tensor.of(1, 0.75, 0.75), 1e-6, 0)).isTrue();
    }
  }

  @Test
  void thereAreNoParameters() {
    assertThat(new Sigmoid().parameters()).isEmpty();
    assertThat(new Sigmoid()).hasToString("Sigmoid");
  }
}
