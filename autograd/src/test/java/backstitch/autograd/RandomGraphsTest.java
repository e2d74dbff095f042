package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.core.Rng;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random graphs, differentiated a second time in forward mode, with dual numbers in double. */
class RandomGraphsTest {
  private static final int OPERATIONS = 30;

  /** value + derivative · ε, with ε² = 0. */
  private record Dual(double value, double derivative) {
    Dual plus(Dual o) {
      return new Dual(value + o.value, derivative + o.derivative);
    }

    Dual minus(Dual o) {
      return new Dual(value - o.value, derivative - o.derivative);
    }

    Dual times(Dual o) {
      return new Dual(value * o.value, derivative * o.value + value * o.derivative);
    }

    Dual tanh() {
      double y = StrictMath.tanh(value);
      return new Dual(y, derivative * (1 - y * y));
    }

    Dual halved() {
      return new Dual(value / 2, derivative / 2);
    }
  }

  @Property(tries = 300)
  void reverseModeAgreesWithForwardMode(@ForAll long seed) {
    Rng rng = Rng.of(seed);
    float a = (float) rng.nextDouble();
    float b = (float) -rng.nextDouble();
    Variable x = Variable.of(Tensor.scalar(a));
    Variable y = Variable.of(Tensor.scalar(b));
    try (Tape tape = Tape.record()) {
      List<Variable> variables = new ArrayList<>(List.of(x, y, x.times(y)));
      List<Dual> alongX =
          new ArrayList<>(List.of(new Dual(a, 1), new Dual(b, 0), new Dual((double) a * b, b)));
      List<Dual> alongY =
          new ArrayList<>(List.of(new Dual(a, 0), new Dual(b, 1), new Dual((double) a * b, a)));
      for (int i = 0; i < OPERATIONS; i++) {
        int kind = rng.nextInt(4);
        int p = i % 2 == 0 ? i + 2 : rng.nextInt(variables.size());
        int q = rng.nextInt(variables.size());
        variables.add(step(kind, variables.get(p), variables.get(q)));
        alongX.add(step(kind, alongX.get(p), alongX.get(q)));
        alongY.add(step(kind, alongY.get(p), alongY.get(q)));
      }
      Gradients gradients = tape.gradients(variables.get(OPERATIONS + 2));
      agree(gradients.of(x), alongX.get(OPERATIONS + 2));
      agree(gradients.of(y), alongY.get(OPERATIONS + 2));
    }
  }

  private static void agree(Variable gradient, Dual expected) {
    double tolerance = 1e-4 * Math.max(1, Math.abs(expected.derivative));
    assertThat((double) gradient.value().item()).isCloseTo(expected.derivative, within(tolerance));
  }

  private static Variable step(int kind, Variable p, Variable q) {
    return switch (kind) {
      case 0 -> p.plus(q).times(0.5f);
      case 1 -> p.minus(q).times(0.5f);
      case 2 -> p.times(q);
      default -> p.tanh();
    };
  }

  private static Dual step(int kind, Dual p, Dual q) {
    return switch (kind) {
      case 0 -> p.plus(q).halved();
      case 1 -> p.minus(q).halved();
      case 2 -> p.times(q);
      default -> p.tanh();
    };
  }
}
