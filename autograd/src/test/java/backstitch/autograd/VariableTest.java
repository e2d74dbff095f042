package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** The three kinds of variable: leaf, constant, result. */
class VariableTest {
  private static final Tensor VALUE = Tensor.of(1, 2);

  @Test
  void aVariableHasTheValueAndShapeItWasMadeFrom() {
    assertThat(Variable.of(VALUE).value()).isSameAs(VALUE);
    assertThat(Variable.constant(VALUE).value()).isSameAs(VALUE);
    assertThat(Variable.of(VALUE).shape()).isEqualTo(Shape.of(2));
  }

  @Test
  void onlyConstantsAreConstant() {
    assertThat(Variable.of(VALUE).isConstant()).isFalse();
    assertThat(Variable.constant(VALUE).isConstant()).isTrue();
    try (Tape tape = Tape.record()) {
      Variable result = Variable.of(VALUE).square();
      assertThat(result.isOn(tape)).isTrue();
      assertThat(result.isConstant()).isFalse();
      assertThat(result.detach().isConstant()).isTrue();
    }
  }

  @Test
  void theItemIsThatOfTheValue() {
    assertThat(Variable.of(Tensor.of(2.5)).item()).isEqualTo(2.5f);
    assertThatThrownBy(() -> Variable.of(VALUE).item())
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage("item: [2] has 2 elements, not one; use get or toArray");
  }

  @Test
  void detachingKeepsTheValue() {
    assertThat(Variable.of(VALUE).detach().value()).isSameAs(VALUE);
  }

  @Test
  void aVariablePrintsItsNameAndItsValue() {
    assertThat(Variable.of("w", VALUE)).hasToString("w = " + VALUE);
    assertThat(Variable.of(VALUE)).hasToString(VALUE.toString());
  }
}
