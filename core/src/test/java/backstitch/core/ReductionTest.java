package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReductionTest {
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float NAN = Float.NaN;

  private final Tensor m = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
  // 0 … 23
  private final Tensor cube =
      Tensor.of(
          Shape.of(2, 3, 4),
          0,
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9,
          10,
          11,
          12,
          13,
          14,
          15,
          16,
          17,
          18,
          19,
          20,
          21,
          22,
          23);

  @Test
  void sumWithoutAxesIsOfEverything() {
    assertThat(m.sum()).isEqualTo(Tensor.scalar(21));
    assertThat(m.sum(true)).isEqualTo(Tensor.full(21, Shape.of(1, 1)));
    assertThat(Tensor.scalar(3).sum()).isEqualTo(Tensor.scalar(3));
  }

  @Test
  void sumOverOneAxis() {
    assertThat(m.sum(0)).isEqualTo(Tensor.of(5, 7, 9));
    assertThat(m.sum(1)).isEqualTo(Tensor.of(6, 15));
    assertThat(m.sum(-1)).isEqualTo(m.sum(1));
    assertThat(m.sum(-2)).isEqualTo(m.sum(0));
  }

  @Test
  void keptAxesHaveSizeOne() {
    assertThat(m.sum(true, 0)).isEqualTo(Tensor.of(Shape.of(1, 3), 5, 7, 9));
    assertThat(m.sum(true, -1)).isEqualTo(Tensor.of(Shape.of(2, 1), 6, 15));
    assertThat(cube.sum(true, 0, 2)).isEqualTo(Tensor.of(Shape.of(1, 3, 1), 60, 92, 124));
  }

  @Test
  void sumOverSeveralAxes() {
    assertThat(cube.sum(0, 1)).isEqualTo(Tensor.of(60, 66, 72, 78));
    assertThat(cube.sum(0, 2)).isEqualTo(Tensor.of(60, 92, 124));
    assertThat(cube.sum(1, 2)).isEqualTo(Tensor.of(66, 210));
    assertThat(cube.sum(2, 1)).isEqualTo(cube.sum(1, 2));
    assertThat(cube.sum(-1, 0)).isEqualTo(cube.sum(0, 2));
    assertThat(cube.sum(0, 1, 2)).isEqualTo(Tensor.scalar(276));
  }

  @Test
  void sumOfNothingIsZero() {
    assertThat(Tensor.zeros(Shape.of(0)).sum()).isEqualTo(Tensor.scalar(0));
    assertThat(Tensor.zeros(Shape.of(2, 0)).sum(1)).isEqualTo(Tensor.of(0, 0));
    assertThat(Tensor.zeros(Shape.of(2, 0, 3)).sum(1)).isEqualTo(Tensor.zeros(Shape.of(2, 3)));
    assertThat(Tensor.zeros(Shape.of(2, 0)).sum(0).shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void sumDoesNotLoseSmallNumbersAmongLargeOnes() {
    assertThat(Tensor.of(16777216, 1, 1).sum().item()).isEqualTo(16777218);
    assertThat(Tensor.of(1e30f, 1, -1e30f).sum().item()).isEqualTo(1);
    assertThat(Tensor.of(Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE).sum().item())
        .isEqualTo(Float.MAX_VALUE);
  }

  @Test
  void sumPassesNanAndInfinity() {
    assertThat(Tensor.of(1, NAN).sum().item()).isNaN();
    assertThat(Tensor.of(1, INF).sum().item()).isEqualTo(INF);
    assertThat(Tensor.of(-INF, INF).sum().item()).isNaN();
    assertThat(Tensor.of(Float.MAX_VALUE, Float.MAX_VALUE).sum().item()).isEqualTo(INF);
  }

  @Test
  void meanDividesByTheCount() {
    assertThat(m.mean()).isEqualTo(Tensor.scalar(3.5f));
    assertThat(m.mean(0)).isEqualTo(Tensor.of(2.5f, 3.5f, 4.5f));
    assertThat(m.mean(true, 1)).isEqualTo(Tensor.of(Shape.of(2, 1), 2, 5));
    assertThat(cube.mean(0, 2)).isEqualTo(Tensor.of(7.5f, 11.5f, 15.5f));
    assertThat(Tensor.of(Float.MAX_VALUE, Float.MAX_VALUE).mean().item())
        .isEqualTo(Float.MAX_VALUE);
  }

  @Test
  void meanOfNothingIsNan() {
    assertThat(Tensor.zeros(Shape.of(0)).mean()).isEqualTo(Tensor.scalar(NAN));
    assertThat(Tensor.zeros(Shape.of(0, 2)).mean(0)).isEqualTo(Tensor.of(NAN, NAN));
    assertThat(Tensor.zeros(Shape.of(0, 2)).mean(1).toArray()).isEmpty();
  }

  @Test
  void maxOverAxes() {
    Tensor x = Tensor.of(new float[][] {{1, 9, 3}, {4, -5, 6}});
    assertThat(x.max()).isEqualTo(Tensor.scalar(9));
    assertThat(x.max(0)).isEqualTo(Tensor.of(4, 9, 6));
    assertThat(x.max(true, -1)).isEqualTo(Tensor.of(Shape.of(2, 1), 9, 6));
    assertThat(cube.max(0, 2)).isEqualTo(Tensor.of(15, 19, 23));
    assertThat(cube.negate().max(1))
        .isEqualTo(Tensor.of(new float[][] {{-0f, -1, -2, -3}, {-12, -13, -14, -15}}));
  }

  @Test
  void maxOverRowsIsMaxOverColumnsOfTheTranspose() {
    Tensor x = Tensor.gaussian(0, 1, Shape.of(300, 1100), Rng.of(3));
    assertThat(x.max(0)).isEqualTo(x.transpose().max(1));
    float[] first = x.max(0).toArray();
    for (int j = 0; j < first.length; j++) {
      float max = x.get(0, j);
      for (int i = 1; i < 300; i++) {
        max = Math.max(max, x.get(i, j));
      }
      assertThat(first[j]).isEqualTo(max);
    }
  }

  @Test
  void maxPassesNanAndPrefersPlusZero() {
    assertThat(Tensor.of(1, NAN, 3).max().item()).isNaN();
    assertThat(Tensor.of(-0f, 0f, -0f).max()).isEqualTo(Tensor.scalar(0f));
    assertThat(Tensor.of(-0f, -1).max()).isEqualTo(Tensor.scalar(-0f));
    assertThat(Tensor.of(-INF, -INF).max().item()).isEqualTo(-INF);
    Tensor zeros = Tensor.of(new float[][] {{-0f, 0}, {-1, -0f}, {0, -0f}});
    assertThat(zeros.max(1)).isEqualTo(Tensor.of(0, -0f, 0));
    assertThat(zeros.max(0)).isEqualTo(Tensor.of(0, 0));
    assertThat(Tensor.of(new float[][] {{1, 2}, {NAN, 3}}).max(0)).isEqualTo(Tensor.of(NAN, 3));
    Tensor twoRuns = Tensor.of(Shape.of(2, 2, 2), -0f, -1, NAN, 2, -0f, 0, 3, 4);
    assertThat(twoRuns.max(0, 2)).isEqualTo(Tensor.of(0, NAN));
    assertThat(Tensor.zeros(Shape.of(0, 3)).max(1).shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void emptyTensorsCostNothingHoweverLongAnAxisIs() {
    Tensor x = Tensor.zeros(Shape.of(Integer.MAX_VALUE, 0));
    assertThat(x.sum(0)).isEqualTo(Tensor.of());
    assertThat(x.sum()).isEqualTo(Tensor.scalar(0));
    assertThat(x.plus(x).exp().transpose().shape()).isEqualTo(Shape.of(0, Integer.MAX_VALUE));
    assertThat(Tensor.zeros(Shape.of(1, 0)).broadcastTo(x.shape())).isEqualTo(x);
  }
}
