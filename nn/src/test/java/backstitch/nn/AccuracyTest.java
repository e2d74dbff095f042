package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.stream.IntStream;
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

  @Test
  void accuracyOnADatasetIsThatOnAllOfItAtOnce() {
    int samples = 2500; // several batches, the last one smaller
    Tensor features = Tensor.gaussian(0, 1, Shape.of(samples, 3), Rng.of(1).stream("features"));
    int[] labels = IntStream.range(0, samples).map(i -> i % 3).toArray();
    double expected = Accuracy.of(features.times(2), labels);
    Dataset data = Dataset.of(features, labels);
    assertThat(expected).isBetween(0.2, 0.5);
    assertThat(Accuracy.of(x -> Variable.constant(x.times(2)), data))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void accuracyOnAnEmptyDatasetIsNotANumber() {
    Dataset none = Dataset.of(Tensor.zeros(Shape.of(0, 3)), new int[0]);
    assertThat(Accuracy.of(Variable::constant, none)).isNaN();
  }
}
