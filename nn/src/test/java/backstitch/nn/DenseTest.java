package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.autograd.Gradients;
import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseTest {
  private static final Tensor X = Tensor.of(new float[][] {{1, 2}, {3, 4}});

  /** Three units over two inputs, with W and b in which no two entries are equal. */
  private static Dense byHand() {
    Dense dense = new Dense(3);
    dense.namedParameters().get("weight").set(Tensor.of(new float[][] {{1, 2}, {3, 5}, {7, 11}}));
    dense.namedParameters().get("bias").set(Tensor.of(0.5f, -0.25f, 100));
    return dense;
  }

  private static Dense initialized(int units) {
    Dense dense = new Dense(units);
    dense.initialize(Initializer.normal(1), Rng.of(0));
    return dense;
  }

  @Test
  void outputIsInputTimesTransposedWeightPlusBias() {
    assertThat(byHand().forward(X).value())
        .isEqualTo(Tensor.of(new float[][] {{5.5f, 12.75f, 129}, {11.5f, 28.75f, 165}}));
  }

  @Test
  void gradientsAreThoseWorkedByHand() {
    Dense dense = byHand();
    Variable x = Variable.of(X);
    Variable dY = Variable.constant(Tensor.of(new float[][] {{1, 10, 0}, {2, 0, -1}}));
    try (Tape tape = Tape.record()) {
      Gradients gradients = tape.gradients(dense.forward(x), dY);
      Variable weight = dense.namedParameters().get("weight").variable();
      Variable bias = dense.namedParameters().get("bias").variable();
      assertThat(gradients.of(weight).value())
          .isEqualTo(Tensor.of(new float[][] {{7, 10}, {10, 20}, {-3, -4}}));
      assertThat(gradients.of(bias).value()).isEqualTo(Tensor.of(3, 10, -1));
      assertThat(gradients.of(x).value()).isEqualTo(Tensor.of(new float[][] {{31, 52}, {-5, -7}}));
    }
  }

  @Test
  void inputsAreLearnedFromTheFirstForwardPass() {
    Dense dense = initialized(3);
    assertThat(dense.toString()).isEqualTo("Dense(? -> 3)");
    assertThat(dense.parameters()).noneMatch(Parameter::hasValue);
    dense.forward(X);
    assertThat(dense.toString()).isEqualTo("Dense(2 -> 3)");
    assertThat(dense.parameters())
        .extracting(p -> p.variable().shape())
        .containsExactly(Shape.of(3, 2), Shape.of(3));
  }

  @Test
  void secondForwardPassKeepsTheWeights() {
    Dense dense = initialized(3);
    Tensor first = dense.forward(X).value();
    assertThat(dense.forward(X).value()).isEqualTo(first);
  }

  @Test
  void biasStartsAtZeroWhateverTheInitializer() {
    Dense dense = initialized(3);
    dense.forward(X);
    assertThat(dense.namedParameters().get("bias").variable().value())
        .isEqualTo(Tensor.zeros(Shape.of(3)));
    assertThat(dense.namedParameters().get("weight").variable().value())
        .isNotEqualTo(Tensor.zeros(Shape.of(3, 2)));
  }

  @Test
  void allAxesButTheFirstAreFlattenedInRowMajorOrder() {
    Tensor images = Tensor.of(Shape.of(2, 2, 1, 1), 1, 2, 3, 4);
    assertThat(byHand().forward(images).value()).isEqualTo(byHand().forward(X).value());
  }

  @Test
  void batchWithoutSamplesGivesNoOutputsButDrawsTheWeights() {
    Dense dense = initialized(10);
    assertThat(dense.forward(Tensor.zeros(Shape.of(0, 28, 28))).shape()).isEqualTo(Shape.of(0, 10));
    assertThat(dense.toString()).isEqualTo("Dense(784 -> 10)");
  }

  @Test
  void inputThatIsNotFlattenedKeepsItsGradientShape() {
    Variable images = Variable.of(Tensor.of(Shape.of(2, 2, 1), 1, 2, 3, 4));
    try (Tape tape = Tape.record()) {
      Variable y = byHand().forward(images).sum();
      assertThat(tape.gradients(y).of(images).value())
          .isEqualTo(Tensor.of(Shape.of(2, 2, 1), 11, 18, 11, 18));
    }
  }

  @Test
  void layerThatWasNotInitializedSaysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Dense(10).forward(X))
        .withMessage(
            "weight: not initialised; call initialize on the network before its first forward"
                + " pass");
  }

  @Test
  void anotherNumberOfFeaturesIsRefused() {
    assertThatThrownBy(() -> byHand().forward(Tensor.zeros(Shape.of(4, 5, 3))))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage("Dense(2 -> 3): the input [4, 5, 3] has 15 features per sample");
  }

  @Test
  void inputWithoutAnAxisOfSamplesIsRefused() {
    assertThatThrownBy(() -> byHand().forward(Tensor.of(1, 2)))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage(
            "Dense(2 -> 3): the input [2] has no axis of samples; reshape it to [1, inputs]");
    assertThatThrownBy(() -> new Dense(3).forward(Tensor.scalar(1)))
        .hasMessage(
            "Dense(? -> 3): the input [] has no axis of samples; reshape it to [1, inputs]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void fewerThanOneUnitIsRefused(int units) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(units))
        .withMessage("Dense: expected at least 1 unit, got " + units);
  }
}
