package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitializerTest {
  /** The statistics of drawn numbers. */
  private record Moments(double mean, double deviation, double largest) {
    static Moments of(Initializer initializer, int... dims) {
      float[] values = initializer.draw(Shape.of(dims), Rng.of(11)).toArray();
      double sum = 0;
      double squares = 0;
      double largest = 0;
      for (float value : values) {
        sum += value;
        squares += (double) value * value;
        largest = Math.max(largest, Math.abs(value));
      }
      double mean = sum / values.length;
      return new Moments(mean, Math.sqrt(squares / values.length - mean * mean), largest);
    }
  }

  /** Uniform: the standard deviation is bound / √3, and the largest number is near the bound. */
  private static void assertUniform(Moments moments, double bound) {
    assertThat(moments.mean).isCloseTo(0, within(0.02 * bound));
    assertThat(moments.deviation).isCloseTo(bound / Math.sqrt(3), within(0.01 * bound));
    assertThat(moments.largest).isBetween(0.995 * bound, bound * (1 + 1e-6));
  }

  /** Normal: of some 40 000 numbers, the largest lies beyond 3.5 standard deviations. */
  private static void assertNormal(Moments moments, double deviation) {
    assertThat(moments.mean).isCloseTo(0, within(0.02 * deviation));
    assertThat(moments.deviation).isCloseTo(deviation, within(0.015 * deviation));
    assertThat(moments.largest).isBetween(3.5 * deviation, 6 * deviation);
  }

  @Test
  void zerosAreZero() {
    assertThat(Initializer.zeros().draw(Shape.of(2, 3), Rng.of(0)))
        .isEqualTo(Tensor.zeros(Shape.of(2, 3)));
  }

  @Test
  void normalHasTheDeviationAskedFor() {
    assertNormal(Moments.of(Initializer.normal(0.01f), 200, 200), 0.01);
  }

  @Test
  void uniformFillsItsBounds() {
    assertUniform(Moments.of(Initializer.uniform(0.3f), 200, 200), 0.3f);
  }

  @Test
  void xavierIsUniformWithinTheRootOfSixOverInputsPlusUnits() {
    assertUniform(Moments.of(Initializer.xavier(), 50, 550), 0.1);
    assertUniform(Moments.of(Initializer.xavier(), 550, 50), 0.1);
  }

  @Test
  void xavierCountsTheAxesOfAKernelToBothSides() {
    // [units, inputs, height, width]: 9 · 1000 + 11 · 1000 = 20 000
    Initializer xavier = Initializer.xavier();
    assertUniform(Moments.of(xavier, 9, 11, 50, 20), Math.sqrt(6 / 20_000.0));
  }

  @Test
  void heIsNormalWithTheRootOfTwoOverTheInputs() {
    assertNormal(Moments.of(Initializer.he(), 200, 50), 0.2);
    assertNormal(Moments.of(Initializer.he(), 50, 200), 0.1);
  }

  @Test
  void heCountsTheAxesOfAKernelToTheInputs() {
    assertNormal(Moments.of(Initializer.he(), 200, 8, 5, 5), 0.1);
  }

  @Test
  void xavierOfAVectorIsRefused() {
    assertThatThrownBy(() -> Initializer.xavier().draw(Shape.of(3), Rng.of(0)))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage("xavier: needs a weight of shape [units, inputs, …], got [3]");
  }

  @Test
  void heOfAScalarIsRefused() {
    assertThatThrownBy(() -> Initializer.he().draw(Shape.of(), Rng.of(0)))
        .isExactlyInstanceOf(ShapeMismatchException.class)
        .hasMessage("he: needs a weight of shape [units, inputs, …], got []");
  }

  @Test
  void drawingTwiceFromAStreamGivesDifferentValues() {
    Rng rng = Rng.of(0);
    Tensor first = Initializer.normal(1).draw(Shape.of(3), rng);
    assertThat(Initializer.normal(1).draw(Shape.of(3), rng)).isNotEqualTo(first);
  }

  @Test
  void uniformNeverDrawsItsBound() {
    Tensor drawn = Initializer.uniform(1).draw(Shape.of(1), Rng.of(95449713));
    assertThat(drawn.item()).isEqualTo(Math.nextDown(1f));
  }

  @Test
  void normalAndUniformOfZeroAreZero() {
    for (Initializer initializer : List.of(Initializer.normal(0), Initializer.uniform(0))) {
      assertThat(initializer.draw(Shape.of(2, 3), Rng.of(0)))
          .isEqualTo(Tensor.zeros(Shape.of(2, 3)));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void widthThatMakesNoSenseIsRefusedWhenTheInitializerIsMade(float width) {
    assertThatThrownBy(() -> Initializer.normal(width))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("normal: expected a finite deviation of at least 0, got " + width);
    assertThatThrownBy(() -> Initializer.uniform(width))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("uniform: expected a finite bound of at least 0, got " + width);
  }

  @Test
  void widthsAreRoundedToFloatsAndRefusedBeyondThem() {
    Shape shape = Shape.of(1000);
    assertThat(Initializer.normal(0.01).draw(shape, Rng.of(1)))
        .isEqualTo(Initializer.normal(0.01f).draw(shape, Rng.of(1)));
    assertThat(Initializer.uniform(0.01).draw(shape, Rng.of(1)))
        .isEqualTo(Initializer.uniform(0.01f).draw(shape, Rng.of(1)));
    String end = ": 1.0E39 would become infinite; the largest float is 3.4028235E38";
    assertThatThrownBy(() -> Initializer.normal(1e39))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("normal" + end);
    assertThatThrownBy(() -> Initializer.uniform(1e39))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("uniform" + end);
  }

  @Test
  void weightOfNoInputsOrUnitsIsRefused() {
    int[][] shapes = {{10, 0}, {0, 10}, {0, 0}, {3, 4, 0}};
    for (int[] dims : shapes) {
      Shape shape = Shape.of(dims);
      assertThatThrownBy(() -> Initializer.xavier().draw(shape, Rng.of(0)))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "xavier: expected at least 1 unit and 1 input, got a weight of shape " + shape);
      assertThatThrownBy(() -> Initializer.he().draw(shape, Rng.of(0)))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("he: expected at least 1 unit and 1 input, got a weight of shape " + shape);
    }
  }
}
