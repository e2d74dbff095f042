package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreationTest {
  @Test
  void scalarHasRankZeroAndOneElement() {
    Tensor x = Tensor.scalar(7);
    assertThat(x.shape()).isEqualTo(Shape.of());
    assertThat(x.shape().rank()).isZero();
    assertThat(x.item()).isEqualTo(7);
    assertThat(x.get()).isEqualTo(7);
  }

  @Test
  void vectorHasOneAxis() {
    assertThat(Tensor.of(1, 2, 3).shape()).isEqualTo(Shape.of(3));
    assertThat(Tensor.of(1, 2, 3).toArray()).containsExactly(1, 2, 3);
    assertThat(Tensor.of(new float[0]).shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void matrixKeepsRowsAndColumns() {
    Tensor x = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(x.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(x.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(x.get(1, 0)).isEqualTo(4);
  }

  @Test
  void matrixOfNoRowsIsEmpty() {
    assertThat(Tensor.of(new float[0][]).shape()).isEqualTo(Shape.of(0, 0));
    assertThat(Tensor.of(new float[][] {{}, {}}).shape()).isEqualTo(Shape.of(2, 0));
  }

  @Test
  void elementsAreInRowMajorOrder() {
    Tensor x = Tensor.of(Shape.of(2, 2, 3), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(x.get(0, 0, 2)).isEqualTo(2);
    assertThat(x.get(0, 1, 0)).isEqualTo(3);
    assertThat(x.get(1, 0, 0)).isEqualTo(6);
    assertThat(x.get(1, 1, 2)).isEqualTo(11);
  }

  @Test
  void zerosAndFullFillTheShape() {
    assertThat(Tensor.zeros(Shape.of(2, 2))).isEqualTo(Tensor.of(Shape.of(2, 2), 0, 0, 0, 0));
    assertThat(Tensor.full(2.5f, Shape.of(1, 3)))
        .isEqualTo(Tensor.of(Shape.of(1, 3), 2.5f, 2.5f, 2.5f));
    assertThat(Tensor.full(1, Shape.of(3, 0)).toArray()).isEmpty();
  }

  @Test
  void zerosAndOnesTakeAShapeOrItsDimensions() {
    assertThat(Tensor.zeros(2, 3)).isEqualTo(Tensor.of(Shape.of(2, 3), 0, 0, 0, 0, 0, 0));
    assertThat(Tensor.ones(1, 2)).isEqualTo(Tensor.of(Shape.of(1, 2), 1, 1));
    assertThat(Tensor.ones(Shape.of(2))).isEqualTo(Tensor.of(1, 1));
    assertThat(Tensor.zeros()).isEqualTo(Tensor.scalar(0));
    assertThat(Tensor.ones()).isEqualTo(Tensor.scalar(1));
    assertThat(Tensor.ones(2, 0).shape()).isEqualTo(Shape.of(2, 0));
  }

  @Test
  void bytesAreReadUnsignedAndDivided() {
    byte[] bytes = {0, 1, 127, (byte) 128, (byte) 255, 51};
    assertThat(Tensor.ofBytes(Shape.of(2, 3), bytes, 255))
        .isEqualTo(Tensor.of(Shape.of(2, 3), 0, 1 / 255f, 127 / 255f, 128 / 255f, 1, 0.2f));
    assertThat(Tensor.ofBytes(Shape.of(6), bytes, 1).toArray())
        .containsExactly(0, 1, 127, 128, 255, 51);
  }

  @Test
  void rowsOfBytesAreThoseThatGatherPicks() {
    byte[] bytes = new byte[4 * 70 * 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (31 * i);
    }
    Shape shape = Shape.of(4, 70, 3);
    Tensor all = Tensor.ofBytes(shape, bytes, 255);
    for (int[] rows : new int[][] {{}, {3}, {2, 0, 2}, {0, 1, 2, 3}}) {
      assertThat(Tensor.ofByteRows(shape, bytes, 255, rows)).isEqualTo(all.gather(rows));
    }
    assertThat(Tensor.ofByteRows(Shape.of(0, 5), new byte[0], 255).shape())
        .isEqualTo(Shape.of(0, 5));
  }

  @Test
  void oneHotIsOneAtTheLabelOnly() {
    assertThat(Tensor.oneHot(new int[] {2, 0, 2}, 3))
        .isEqualTo(Tensor.of(new float[][] {{0, 0, 1}, {1, 0, 0}, {0, 0, 1}}));
    assertThat(Tensor.oneHot(new int[0], 4).shape()).isEqualTo(Shape.of(0, 4));
  }

  @Test
  void uniformFollowsItsFormula() {
    Rng rng = Rng.of(5);
    float[] x = Tensor.uniform(-2, 3, Shape.of(2, 4), Rng.of(5)).toArray();
    for (float value : x) {
      assertThat(value).isEqualTo((float) (-2 + 5 * rng.nextDouble()));
    }
  }

  /**
   * The first draw of the last seed is so near to 1 that the formula, rounded to a float, gives the
   * bound.
   */
  @Test
  void uniformNeverDrawsTheBoundAbove() {
    float max = Float.MAX_VALUE;
    float tiny = Float.MIN_VALUE;
    float[][] ranges = {
      {0, 1},
      {-1, 1},
      {-1, 0},
      {-2, 3},
      {1, Math.nextUp(1f)},
      {Math.nextDown(1f), 1},
      {-max, max},
      {0, max},
      {-max, 0},
      {Math.nextDown(max), max},
      {-max, -Math.nextDown(max)},
      {0, tiny},
      {-tiny, 0},
      {-tiny, tiny},
      {1, 1 + 0x1p-20f},
      {16777216, 16777220},
      {0, 0x1p-126f}
    };
    for (float[] range : ranges) {
      for (long seed : new long[] {0, 1, 95449713}) {
        Rng rng = Rng.of(seed);
        Rng formula = Rng.of(seed);
        for (float x : Tensor.uniform(range[0], range[1], Shape.of(1000), rng).toArray()) {
          assertThat(x).isBetween(range[0], Math.nextDown(range[1]));
          float y = (float) (range[0] + ((double) range[1] - range[0]) * formula.nextDouble());
          assertThat(x).isEqualTo(y < range[1] ? y : Math.nextDown(range[1]));
        }
        assertThat(rng.position()).isEqualTo(1000);
      }
    }
    assertThat(Tensor.uniform(-1, 1, Shape.of(1), Rng.of(95449713)).item())
        .isEqualTo(Math.nextDown(1f));
  }

  @Test
  void uniformBetweenEqualBoundsIsTheBound() {
    for (float bound : new float[] {0, 1, -3, Float.MAX_VALUE, Float.MIN_VALUE}) {
      Rng rng = Rng.of(2);
      assertThat(Tensor.uniform(bound, bound, Shape.of(3), rng))
          .isEqualTo(Tensor.full(bound, Shape.of(3)));
      assertThat(rng.position()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5", "NaN, 1", "0, NaN", "-Infinity, 0", "0, Infinity", "Infinity, Infinity"})
  void uniformBetweenBoundsThatMakeNoSenseIsRefused(float low, float high) {
    Rng rng = Rng.of(0);
    for (Shape shape : new Shape[] {Shape.of(2), Shape.of(0)}) {
      assertThatThrownBy(() -> Tensor.uniform(low, high, shape, rng))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "uniform: expected finite bounds, low not above high, got %s and %s", low, high);
    }
    assertThat(rng.position()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, -1", "0, NaN", "0, Infinity", "NaN, 1", "-Infinity, 1", "Infinity, 0"})
  void gaussianWithMomentsThatMakeNoSenseIsRefused(float mean, float deviation) {
    Rng rng = Rng.of(0);
    assertThatThrownBy(() -> Tensor.gaussian(mean, deviation, Shape.of(0), rng))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "gaussian: expected a finite mean and a finite deviation of at least 0, got %s and %s",
            mean, deviation);
    assertThat(rng.position()).isZero();
  }

  @Test
  void gaussianWithoutDeviationIsItsMean() {
    assertThat(Tensor.gaussian(2, 0, Shape.of(3), Rng.of(0))).isEqualTo(Tensor.of(2, 2, 2));
  }

  @Test
  void gaussianFollowsItsFormula() {
    Rng rng = Rng.of(6);
    float[] x = Tensor.gaussian(10, 0.5f, Shape.of(7), Rng.of(6)).toArray();
    for (float value : x) {
      assertThat(value).isEqualTo((float) (10 + 0.5 * rng.nextGaussian()));
    }
  }

  @Test
  void randomTensorsContinueTheirGenerator() {
    Rng rng = Rng.of(1);
    assertThat(Tensor.uniform(0, 1, Shape.of(4), rng))
        .isNotEqualTo(Tensor.uniform(0, 1, Shape.of(4), rng));
    assertThat(rng.position()).isEqualTo(8);
  }
}
