package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Operands that are tensors or numbers are constants; worked by hand. */
class OperandsTest {
  private static final Tensor T = Tensor.of(4, 0.5);

  /** Checks f at (1, 2), and the gradient of the sum of its elements. */
  private static void check(UnaryOperator<Variable> f, Tensor value, Tensor gradient) {
    Variable x = Variable.of(Tensor.of(1, 2));
    try (Tape tape = Tape.record()) {
      Variable y = f.apply(x);
      assertThat(y.value()).isEqualTo(value);
      assertThat(tape.gradients(y.sum()).of(x).value()).isEqualTo(gradient);
    }
  }

  @Test
  void aTensorIsTakenAsAConstant() {
    check(x -> x.plus(T), Tensor.of(5, 2.5), Tensor.of(1, 1));
    check(x -> x.minus(T), Tensor.of(-3, 1.5), Tensor.of(1, 1));
    check(x -> x.times(T), Tensor.of(4, 1), Tensor.of(4, 0.5));
    check(x -> x.dividedBy(T), Tensor.of(0.25, 4), Tensor.of(0.25, 2));
    check(x -> x.plusTimes(0.5, T), Tensor.of(3, 2.25), Tensor.of(1, 1));
    check(x -> x.maximum(T), Tensor.of(4, 2), Tensor.of(0, 1));
    check(x -> x.minimum(T), Tensor.of(1, 0.5), Tensor.of(1, 0));
  }

  @Test
  void ofAConstantAndATensorComesAConstant() {
    Tensor t = Tensor.of(new double[][] {{1, 2}, {3, 4}});
    Variable c = Variable.constant(t);
    try (Tape tape = Tape.record()) {
      assertThat(
              List.of(
                  c.plus(t),
                  c.minus(t),
                  c.times(t),
                  c.dividedBy(t),
                  c.plusTimes(2, t),
                  c.maximum(t),
                  c.minimum(t),
                  c.matmul(t),
                  c.matmulT(t),
                  c.tMatmul(t),
                  c.linear(t, Tensor.of(5, 6))))
          .as("on %s", tape)
          .allMatch(Variable::isConstant);
    }
  }

  @Test
  void aNumberIsTakenAsAConstant() {
    check(x -> x.plus(0.5), Tensor.of(1.5, 2.5), Tensor.of(1, 1));
    check(x -> x.minus(0.5), Tensor.of(0.5, 1.5), Tensor.of(1, 1));
    check(x -> x.times(0.5), Tensor.of(0.5, 1), Tensor.of(0.5, 0.5));
    check(x -> x.dividedBy(0.5), Tensor.of(2, 4), Tensor.of(2, 2));
    check(x -> x.maximum(1.5), Tensor.of(1.5, 2), Tensor.of(0, 1));
    check(x -> x.minimum(1.5), Tensor.of(1, 1.5), Tensor.of(1, 0));
  }

  @Test
  void aTensorIsAFactorOfMatrixProducts() {
    Tensor m = Tensor.of(new double[][] {{1, 2}, {3, 4}});
    Tensor row = Tensor.of(new double[][] {{5, 6}});
    Variable x = Variable.of(row);
    Variable column = Variable.of(row.transpose());
    try (Tape tape = Tape.record()) {
      Variable product = x.matmul(m);
      assertThat(product.value()).isEqualTo(Tensor.of(new double[][] {{23, 34}}));
      assertThat(tape.gradients(product.sum()).of(x).value())
          .isEqualTo(Tensor.of(new double[][] {{3, 7}}));
      assertThat(x.matmulT(m).value()).isEqualTo(Tensor.of(new double[][] {{17, 39}}));
      assertThat(column.tMatmul(m).value()).isEqualTo(product.value());
      assertThat(x.linear(m, Tensor.of(1, -1)).value())
          .isEqualTo(Tensor.of(new double[][] {{18, 38}}));
    }
  }

  @Test
  void aTensorComesFirstAsAConstant() {
    check(x -> Variable.constant(T).minus(x), Tensor.of(3, -1.5), Tensor.of(-1, -1));
  }

  @Test
  void aNumberThatWouldBecomeInfiniteNamesItsOperation() {
    Map<String, BiFunction<Variable, Double, Variable>> verbs =
        Map.of(
            "plus", Variable::plus,
            "minus", Variable::minus,
            "times", Variable::times,
            "dividedBy", Variable::dividedBy,
            "maximum", Variable::maximum,
            "minimum", Variable::minimum,
            "plusTimes", (x, number) -> x.plusTimes(number, x));
    verbs.forEach(
        (name, verb) ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> verb.apply(Variable.of(T), 1e39))
                .withMessage(
                    name + ": 1.0E39 would become infinite; the largest float is 3.4028235E38"));
  }

  @Test
  void aTensorThatDoesNotFitIsRefusedLikeAVariable() {
    assertThatThrownBy(() -> Variable.of(T).times(Tensor.of(1, 2, 3)))
        .hasMessage(
            "times: [2] and [3] do not broadcast: axis -1 is 2 and 3; they must be equal, or one of"
                + " them 1");
  }
}
