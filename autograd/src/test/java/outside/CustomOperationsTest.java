package outside;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.autograd.GradientCheck;
import backstitch.autograd.Operation;
import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** Operations as users write them: in a package of their own, with the public API only. */
class CustomOperationsTest {
  private static final Tensor X = Tensor.of(new float[][] {{0.5f, -1, 2}, {-1.5f, 0.25f, 1}});

  /** y = x³, a primitive with a rule of its own. */
  static Variable cube(Variable x) {
    return Operation.named("cube")
        .value(x.value().times(x.value()).times(x.value()))
        .from(x, dY -> dY.times(x.square()).times(3)) // 3x²
        .record();
  }

  /** y = x / (1 + |x|), composed: the rules of its parts are all it needs. */
  static Variable softsign(Variable x) {
    return x.dividedBy(x.abs().plus(1));
  }

  /** y = 1 / x, whose rule uses the result. */
  static Variable reciprocal(Variable x) {
    return Operation.named("reciprocal")
        .value(Tensor.scalar(1).dividedBy(x.value()))
        .from(x, (dY, y) -> dY.times(y.square()).negate()) // -y²
        .record();
  }

  @Test
  void aPrimitiveMatchesCentralDifferences() {
    GradientCheck.check("cube", v -> cube(v[0]), X);
    GradientCheck.checkSecond("cube", v -> cube(v[0]), X);
  }

  @Test
  void aCompositionMatchesCentralDifferences() {
    GradientCheck.check("softsign", v -> softsign(v[0]), X);
    GradientCheck.checkSecond("softsign", v -> softsign(v[0]), X);
  }

  @Test
  void aRuleThatUsesTheResultMatchesCentralDifferences() {
    Tensor awayFromZero = Tensor.of(0.8f, -1, 2);
    GradientCheck.check("reciprocal", v -> reciprocal(v[0]), awayFromZero);
    GradientCheck.checkSecond("reciprocal", v -> reciprocal(v[0]), awayFromZero);
  }

  @Test
  void derivativesAreThoseWorkedByHand() {
    Variable x = Variable.of(Tensor.of(-2, 0, 3));
    try (Tape tape = Tape.record()) {
      Tensor ofCube = tape.gradients(cube(x).sum()).of(x).value();
      assertThat(ofCube).isEqualTo(Tensor.of(12, 0, 27));
      Tensor ofSoftsign = tape.gradients(softsign(x).sum()).of(x).value(); // 1 / (1 + |x|)²
      assertThat(ofSoftsign.isClose(Tensor.of(1f / 9, 1, 1f / 16), 1e-6, 0)).isTrue();
    }
  }

  @Test
  void aCustomOperationIsRecordedLikeAnyOther() {
    Variable x = Variable.of(Tensor.scalar(2));
    try (Tape tape = Tape.record()) {
      Variable y = cube(cube(x).plus(x)); // (x³ + x)³, derivative 3(x³ + x)²(3x² + 1)
      assertThat(y.value()).isEqualTo(Tensor.scalar(1000));
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(3900));
    }
    assertThat(cube(x.detach()).isConstant()).isTrue();
  }
}
