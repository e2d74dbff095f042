package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private static double accuracy(float[][] logits, int... labels) {
    return Accuracy.of(Tensor.of(logits), labels);
  }

  @Test
  void accuracyIsTheShareOfSamplesWhoseLabelHasTheLargestLogit() {
    float[][] logits = {{1, 3, 2}, {-1, -3, -2}, {0, 1, 5}};
    assertThat(accuracy(logits, 1, 0, 2)).isEqualTo(1);
    assertThat(accuracy(logits, 1, 0, 0)).isEqualTo(2 / 3.0);
    assertThat(accuracy(logits, 0, 1, 0)).isZero();
  }

  @Test
  void ofEqualLogitsTheFirstCounts() {
    float[][] ties = {{0, 0, 0}, {1, 2, 2}};
    assertThat(accuracy(ties, 0, 1)).isEqualTo(1);
    assertThat(accuracy(ties, 1, 2)).isZero();
  }

  @Test
  void rowWithALogitThatIsNotANumberIsNeverRight() {
    float nan = Float.NaN;
    float[][] logits = {{nan, nan, nan}, {9, nan, 1}, {nan, 0, 1}, {0, 1, nan}};
    for (int label = 0; label < 3; label++) {
      assertThat(accuracy(logits, label, label, label, label)).isZero();
    }
    assertThat(accuracy(new float[][] {{nan, 1}, {0, 1}}, 0, 1)).isEqualTo(0.5);
  }

  @Test
  void infiniteLogitsAreLargestAndSmallest() {
    float inf = Float.POSITIVE_INFINITY;
    float[][] logits = {{-inf, inf, 0}, {-inf, -inf, -inf}};
    assertThat(accuracy(logits, 1, 0)).isEqualTo(1);
    assertThat(accuracy(logits, 0, 1)).isZero();
  }

  @Test
  void samplesMayHaveMoreAxes() {
    Tensor logits = Tensor.of(Shape.of(2, 1, 2), 0, 1, Float.NaN, 0);
    assertThat(Accuracy.of(logits, new int[] {1, 0})).isEqualTo(0.5);
  }

  @Test
  void accuracyOfNoSamplesIsNotANumber() {
    assertThat(Accuracy.of(Tensor.zeros(Shape.of(0, 10)), new int[0])).isNaN();
  }

  @Test
  void labelsMustBeAsManyAsSamples() {
    assertThatThrownBy(() -> accuracy(new float[][] {{1, 2}, {3, 4}}, 1))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage("Accuracy: 1 labels for logits of shape [2, 2]");
  }

  @Test
  void labelOutOfRangeIsRefused() {
    assertThatThrownBy(() -> Accuracy.of(Tensor.zeros(Shape.of(2, 3)), new int[] {0, 3}))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Accuracy: label 3 at row 1 is outside the 3 classes");
  }
}
