package backstitch.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.autograd.FiniteCheck;
import backstitch.autograd.Gradients;
import backstitch.autograd.Indexing;
import backstitch.autograd.MatMul;
import backstitch.autograd.Operation;
import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** In a package of its own, as a user's program is: the check names lines outside of the engine. */
class FiniteCheckTest {
  private static final String HERE = "; at backstitch.user.FiniteCheckTest.";

  private final Variable w = Variable.of("w", Tensor.of(1, 2));

  /** Fails with this message, and a line of this file. */
  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith(message + HERE)
        .hasMessageMatching(".*\\(FiniteCheckTest\\.java:\\d+\\)");
  }

  private static Gradients gradients(Variable x, UnaryOperator<Variable> function) {
    try (Tape tape = Tape.record(new FiniteCheck())) {
      return tape.gradients(function.apply(x));
    }
  }

  @Test
  void whatIsFiniteComesThroughUnchanged() {
    assertThat(gradients(w, x -> x.log().times(x).sum()).of(w).value())
        .isEqualTo(Tensor.of(1, (float) (1 + StrictMath.log(2))));
  }

  @Test
  void theOperationTheElementAndItsOperandsAreNamed() {
    refused(
        () -> gradients(w, x -> x.minus(1.5).log().sum()),
        "log: the result is NaN at [0], from operand 1 = -0.5");
    refused(
        () -> gradients(w, x -> x.dividedBy(Tensor.of(1, 0)).sum()),
        "dividedBy: the result is Infinity at [1], from operand 1 = 2.0, operand 2 = 0.0");
  }

  @Test
  void aBroadcastOperandIsNamedWithItsElement() {
    Variable column = Variable.of(Tensor.of(1, 3e38).reshape(2, 1));
    refused(
        () -> gradients(column, x -> x.times(Tensor.of(1, 1, 2)).sum()),
        "times: the result is Infinity at [1, 2], from operand 1 = 3.0E38, operand 2 = 2.0");
  }

  @Test
  void ofOtherOperationsShapesAndRangesAreNamed() {
    Variable a = Variable.of(Tensor.of(1, 2, 3e38, 3e38).reshape(2, 2));
    refused(
        () -> gradients(a, x -> MatMul.matmul(x, Variable.constant(Tensor.ones(2, 3))).sum()),
        "matmul: the result is Infinity at [1, 0], from operand 1 [2, 2] of 1.0 to 3.0E38,"
            + " operand 2 [2, 3] of 1.0 to 1.0");
  }

  @Test
  void aLeafOrConstantIsNamedAtItsFirstUse() {
    Variable leaf = Variable.of("0.weight", Tensor.of(1, Float.NaN));
    refused(
        () -> gradients(leaf, Variable::sum),
        "sum: operand 1, 0.weight [2], is NaN at [1] before anything is done with it");
    refused(
        () -> gradients(w, x -> x.times(Tensor.of(Float.NEGATIVE_INFINITY, 1)).sum()),
        "times: operand 2, a constant of shape [2], is -Infinity at [0] before anything is done"
            + " with it");
  }

  @Test
  void ofAGradientTheForwardOperationIsNamed() {
    Variable zero = Variable.of("x", Tensor.of(4, 0));
    refused(
        () -> gradients(zero, x -> x.sqrt().sum()),
        "sqrt: the gradient of operand 1, x [2], is Infinity at [1], from dY = 1.0,"
            + " operand 1 = 0.0");
  }

  @Test
  void theLineOfAGradientIsThatOfItsForwardOperation() {
    Variable zero = Variable.of("x", Tensor.of(0));
    try (Tape tape = Tape.record(new FiniteCheck())) {
      int here = new Throwable().getStackTrace()[0].getLineNumber();
      Variable y = zero.sqrt(); // one line below
      Variable sum = y.sum();
      assertThatThrownBy(() -> tape.gradients(sum))
          .hasMessageEndingWith("(FiniteCheckTest.java:" + (here + 1) + ")");
    }
  }

  @Test
  void aRuleThatChangesTheShapeTellsTheRangeOfItsGradient() {
    Variable x = Variable.of("x", Tensor.full(1e-38, Shape.of(1, 2)));
    Variable y = Variable.constant(Tensor.full(3e38, Shape.of(1, 2)));
    refused(
        () -> gradients(x, a -> a.matmulT(y).times(1e5).sum()),
        "matmulT: the gradient of operand 1, x [1, 2], is Infinity at [0, 0],"
            + " from dY [1, 1] of 100000.0 to 100000.0,"
            + " operand 1 [1, 2] of 1.0E-38 to 1.0E-38, operand 2 [1, 2] of 3.0E38 to 3.0E38");
  }

  @Test
  void aSumOfGradientsIsNamedAsSuch() {
    Variable x = Variable.of("x", Tensor.of(1e-38));
    refused(
        () -> gradients(x, a -> a.times(3e38).plus(a.times(3e38)).sum()),
        "times: the gradient of operand 1, x [1], is Infinity at [0], added to that of its other"
            + " uses");
  }

  @Test
  void aSeedIsNamedAsGiven() {
    refused(
        () -> {
          try (Tape tape = Tape.record(new FiniteCheck())) {
            tape.gradients(w.exp(), Variable.constant(Tensor.of(1, Float.NaN)));
          }
        },
        "exp: the gradient of the result is NaN at [1], as it was given");
  }

  @Test
  void everyPassIsCheckedAlone() {
    Variable x = Variable.of("x", Tensor.of(1e-38));
    try (Tape tape = Tape.record(new FiniteCheck())) {
      Variable y = x.times(3e38).sum();
      tape.gradients(y);
      assertThat(tape.gradients(y).of(x).value()).isEqualTo(Tensor.of(3e38));
    }
  }

  @Test
  void aUsersOwnOperationIsChecked() {
    refused(
        () ->
            gradients(
                w,
                x ->
                    Operation.named("cube")
                        .value(x.value().times(1e30).square())
                        .from(x, dY -> dY)
                        .record()
                        .sum()),
        "cube: the result is Infinity at [0], from operand 1 [2] of 1.0 to 2.0");
  }

  @Test
  void whatIsSelectedIsNotBlamed() {
    Variable table = Variable.of(Tensor.of(0, 1).reshape(2, 1));
    assertThat(gradients(table, x -> Indexing.gather(x, 1).log().sum()).of(table).value())
        .isEqualTo(Tensor.of(0, 1).reshape(2, 1));
  }
}
