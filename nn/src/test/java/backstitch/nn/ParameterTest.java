package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterTest {
  @Test
  void setReplacesTheValueAndLeavesTheOldVariableAsItWas() {
    Parameter scale = new Parameter("scale");
    scale.set(Tensor.of(1, 2));
    Variable before = scale.variable();
    scale.set(Tensor.of(3, 4));
    assertThat(scale.variable().value()).isEqualTo(Tensor.of(3, 4));
    assertThat(before.value()).isEqualTo(Tensor.of(1, 2));
    assertThat(scale.variable().isConstant()).isFalse();
  }

  @Test
  void valueOfAnotherShapeIsRefused() {
    Parameter scale = new Parameter("scale");
    scale.set(Tensor.of(1, 2));
    assertThatThrownBy(() -> scale.set(Tensor.zeros(Shape.of(1, 2))))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage("scale: has shape [2], cannot be set to a value of shape [1, 2]");
    assertThat(scale.variable().value()).isEqualTo(Tensor.of(1, 2));
  }

  @Test
  void inputThatAsksForAnotherShapeIsRefused() {
    Parameter scale = new Parameter("scale");
    scale.set(Tensor.of(1, 2));
    assertThatThrownBy(() -> scale.variable(Shape.of(3)))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage("scale: has shape [2], this input asks for [3]");
  }

  @Test
  void valueAskedForBeforeThereIsOneIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Parameter("scale").variable())
        .withMessage("scale: no value yet; it is drawn in the first forward pass of its network");
  }

  @Test
  void valueDrawnWithoutInitializationIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Parameter("scale").variable(Shape.of(2)))
        .withMessage(
            "scale: not initialised; call initialize on the network before its first forward pass");
  }

  @Test
  void initializerThatDrawsAnotherShapeIsNamedAndItsValueNotKept() {
    Parameter scale = new Parameter("scale", (shape, rng) -> Tensor.of(1, 2));
    scale.initialize("0.scale", Initializer.zeros(), Rng.of(0));
    assertThatThrownBy(() -> scale.variable(Shape.of(3)))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage("0.scale: its initializer drew shape [2], asked for [3]");
    assertThat(scale.hasValue()).isFalse();
  }

  /** A layer as a user may write it: elementwise, with a parameter that starts at ones. */
  private static final class Scale implements Layer {
    final Parameter factor = new Parameter("factor", (shape, rng) -> Tensor.full(1, shape));

    @Override
    public Variable forward(Variable x) {
      return x.times(factor.variable(Shape.of(x.shape().dim(-1))));
    }

    @Override
    public Map<String, Parameter> namedParameters() {
      return Map.of("factor", factor);
    }
  }

  @Test
  void ownInitializerGoesBeforeThatOfTheNetwork() {
    Scale scale = new Scale();
    new Sequential(new Relu(), scale).initialize(Initializer.normal(1), Rng.of(0));
    assertThat(scale.forward(Tensor.of(3, 4)).value()).isEqualTo(Tensor.of(3, 4));
    assertThat(scale.factor.name()).isEqualTo("1.factor");
  }
}
