package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are given as doubles, and rounded once to the floats that tensors are made of. */
class DoublesTest {
  private static final double TOO_LARGE = 1e39;

  private final Tensor x = Tensor.of(1, -2, 3);

  @Test
  void literalsOfEveryKindMakeTheSameVector() {
    Tensor floats = Tensor.of(new float[] {1, 2, 3});
    assertThat(Tensor.of(1, 2, 3)).isEqualTo(floats);
    assertThat(Tensor.of(1f, 2f, 3f)).isEqualTo(floats);
    assertThat(Tensor.of(1.0, 2.0, 3.0)).isEqualTo(floats);
    assertThat(Tensor.of(1, 2f, 3.0)).isEqualTo(floats);
    assertThat(Tensor.of(1L, 2f, (short) 3)).isEqualTo(floats);
    assertThat(Tensor.of(new double[] {1, 2, 3})).isEqualTo(floats);
    assertThat(Tensor.of(7)).isEqualTo(Tensor.of(7.0));
    assertThat(Tensor.of().shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void literalsOfEveryKindFillAShape() {
    Shape shape = Shape.of(1, 2);
    assertThat(Tensor.of(shape, 0.5, 1)).isEqualTo(Tensor.of(shape, 0.5f, 1));
    assertThat(Tensor.of(shape, 1, 2)).isEqualTo(Tensor.of(shape, 1.0, 2.0));
    assertThat(Tensor.of(Shape.of(0)).shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void rowsOfDoublesMakeAMatrix() {
    assertThat(Tensor.of(new double[][] {{1, 0.1}, {-3, 4}}))
        .isEqualTo(Tensor.of(new float[][] {{1, 0.1f}, {-3, 4}}));
    assertThat(Tensor.of(new double[2][0]).shape()).isEqualTo(Shape.of(2, 0));
  }

  @Test
  void arraysOfDoublesGivenMayChange() {
    double[] given = {1, 2};
    Tensor vector = Tensor.of(given);
    given[0] = 99;
    assertThat(vector).isEqualTo(Tensor.of(1, 2));
  }

  @Test
  void eachNumberIsRoundedToTheNearestFloat() {
    assertThat(Tensor.scalar(0.1).item()).isEqualTo(0.1f);
    assertThat(Tensor.of(0.1, 1e-46, -16777217).toArray()).containsExactly(0.1f, 0, -16777216);
    assertThat(Tensor.full(0.1, Shape.of(1)).item()).isEqualTo(0.1f);
    assertThat(x.plus(0.1)).isEqualTo(x.plus(Tensor.scalar(0.1f)));
    assertThat(x.minus(0.1)).isEqualTo(x.minus(Tensor.scalar(0.1f)));
    assertThat(x.times(0.1)).isEqualTo(x.times(Tensor.scalar(0.1f)));
    assertThat(x.dividedBy(0.1)).isEqualTo(x.dividedBy(Tensor.scalar(0.1f)));
    assertThat(x.plusTimes(0.1, x)).isEqualTo(x.plus(x.times(0.1f)));
    assertThat(Tensor.ofBytes(Shape.of(1), new byte[] {3}, 0.1).item()).isEqualTo(3 / 0.1f);
    assertThat(Tensor.ofByteRows(Shape.of(1), new byte[] {3}, 0.1, 0).item()).isEqualTo(3 / 0.1f);
  }

  /** A thousand draws tell 0.1 from the float next to it, which is 1.5e-9 larger. */
  @Test
  void boundsOfRandomNumbersAreRoundedFirst() {
    Shape shape = Shape.of(1000);
    assertThat(Tensor.uniform(0.1, 0.7, shape, Rng.of(1)))
        .isEqualTo(Tensor.uniform(0.1f, 0.7f, shape, Rng.of(1)));
    assertThat(Tensor.gaussian(0.1, 0.7, shape, Rng.of(1)))
        .isEqualTo(Tensor.gaussian(0.1f, 0.7f, shape, Rng.of(1)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void nanAndInfinitiesStayWhatTheyAre(double number) {
    Tensor same = Tensor.of((float) number);
    assertThat(Tensor.of(number)).isEqualTo(same);
    assertThat(Tensor.full(number, Shape.of(1))).isEqualTo(same);
    assertThat(Tensor.of(1).plus(number)).isEqualTo(same);
  }

  private static void refused(String operation, DoubleFunction<?> call) {
    for (double number : new double[] {TOO_LARGE, -TOO_LARGE, Double.MAX_VALUE}) {
      assertThatThrownBy(() -> call.apply(number))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              operation
                  + ": "
                  + number
                  + " would become infinite; the largest float is 3.4028235E38");
    }
  }

  @Test
  void finiteNumberThatWouldBecomeInfiniteIsRefused() {
    Shape one = Shape.of(1);
    refused("scalar", Tensor::scalar);
    refused("of", number -> Tensor.of(0.5, number));
    refused("of", number -> Tensor.of(one, number));
    refused("of", number -> Tensor.of(new double[][] {{number}}));
    refused("full", number -> Tensor.full(number, one));
    refused("full", number -> Tensor.full(number, Shape.of(0)));
    refused("ofBytes", number -> Tensor.ofBytes(one, new byte[1], number));
    refused("ofByteRows", number -> Tensor.ofByteRows(one, new byte[1], number, 0));
    refused("uniform", number -> Tensor.uniform(number, 1, one, Rng.of(0)));
    refused("uniform", number -> Tensor.uniform(0, number, one, Rng.of(0)));
    refused("gaussian", number -> Tensor.gaussian(number, 1, one, Rng.of(0)));
    refused("gaussian", number -> Tensor.gaussian(0, number, one, Rng.of(0)));
    refused("plus", x::plus);
    refused("minus", x::minus);
    refused("times", x::times);
    refused("dividedBy", x::dividedBy);
    refused("maximum", x::maximum);
    refused("minimum", x::minimum);
    refused("plusTimes", number -> x.plusTimes(number, x));
  }

  @Test
  void theLargestFloatIsTheLastThatPasses() {
    double halfway = 0x1.ffffffp127;
    assertThat(Tensor.toFloat("sum", Math.nextDown(halfway))).isEqualTo(Float.MAX_VALUE);
    assertThatThrownBy(() -> Tensor.toFloat("sum", halfway))
        .hasMessage(
            "sum: 3.4028235677973366E38 would become infinite; the largest float is 3.4028235E38");
  }
}
