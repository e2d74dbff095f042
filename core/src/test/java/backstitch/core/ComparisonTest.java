package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float NAN = Float.NaN;

  @Test
  void equalMeansSameShapeAndSameBits() {
    Tensor x = Tensor.of(1, 2, 3, 4);
    assertThat(x).isEqualTo(Tensor.of(1, 2, 3, 4)).hasSameHashCodeAs(Tensor.of(1, 2, 3, 4));
    assertThat(x).isNotEqualTo(Tensor.of(1, 2, 3, 5));
    assertThat(x).isNotEqualTo(x.reshape(2, 2));
    assertThat(x.equals(null)).isFalse();
    assertThat(x).isNotEqualTo("[1.0, 2.0, 3.0, 4.0]");
    assertThat(Tensor.zeros(Shape.of(0, 2))).isNotEqualTo(Tensor.zeros(Shape.of(2, 0)));
  }

  @Test
  void zerosDifferBySignAndNansAreOne() {
    assertThat(Tensor.of(0f)).isNotEqualTo(Tensor.of(-0f));
    Tensor otherNan = Tensor.of(Float.intBitsToFloat(0x7FC12345));
    assertThat(Tensor.of(NAN)).isEqualTo(otherNan).hasSameHashCodeAs(otherNan);
  }

  @Test
  void hashCodesOfNeighboursDiffer() {
    assertThat(Tensor.of(1, 2).hashCode()).isNotEqualTo(Tensor.of(2, 1).hashCode());
    assertThat(Tensor.of(1, 2).hashCode()).isNotEqualTo(Tensor.of(1, 2).reshape(2, 1).hashCode());
  }

  @Test
  void closeWithinTheAbsoluteTolerance() {
    Tensor x = Tensor.of(1, 2);
    assertThat(x.isClose(Tensor.of(1.25f, 2), 0, 0.25)).isTrue();
    assertThat(x.isClose(Tensor.of(1.25f, 2), 0, 0.249)).isFalse();
    assertThat(x.isClose(Tensor.of(1, 1.75f), 0, 0.249)).isFalse();
    assertThat(x.isClose(x, 0, 0)).isTrue();
  }

  @Test
  void relativeToleranceIsOfTheOther() {
    assertThat(Tensor.of(90).isClose(Tensor.of(100), 0.1, 0)).isTrue();
    assertThat(Tensor.of(100).isClose(Tensor.of(90), 0.1, 0)).isFalse();
    assertThat(Tensor.of(-90).isClose(Tensor.of(-100), 0.1, 0)).isTrue();
    assertThat(Tensor.of(111).isClose(Tensor.of(100), 0.1, 1)).isTrue();
  }

  @Test
  void nanIsNearNanAndInfinityNearItself() {
    Tensor x = Tensor.of(NAN, INF, -INF);
    assertThat(x.isClose(Tensor.of(NAN, INF, -INF), 0, 0)).isTrue();
    assertThat(Tensor.of(NAN).isClose(Tensor.of(1), 1, 1e9)).isFalse();
    assertThat(Tensor.of(1).isClose(Tensor.of(NAN), 1, 1e9)).isFalse();
    assertThat(Tensor.of(INF).isClose(Tensor.of(-INF), 1, 1e9)).isFalse();
    assertThat(Tensor.of(1).isClose(Tensor.of(INF), 1, 1)).isFalse();
    assertThat(Tensor.of(INF).isClose(Tensor.of(1), 1, 1)).isFalse();
    assertThat(Tensor.of(0f).isClose(Tensor.of(-0f), 0, 0)).isTrue();
  }

  @Test
  void otherShapesAreNotClose() {
    assertThat(Tensor.of(1, 2).isClose(Tensor.of(1, 2).reshape(1, 2), 1, 1)).isFalse();
    assertThat(Tensor.of(1, 2).isClose(Tensor.of(1, 2, 3), 1, 1)).isFalse();
  }
}
