package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArithmeticTest {
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float NAN = Float.NaN;

  private final Tensor x = Tensor.of(1, -2, 3);
  private final Tensor y = Tensor.of(4, 8, -2);

  @Test
  void fourOperationsWorkElementByElement() {
    assertThat(x.plus(y)).isEqualTo(Tensor.of(5, 6, 1));
    assertThat(x.minus(y)).isEqualTo(Tensor.of(-3, -10, 5));
    assertThat(x.times(y)).isEqualTo(Tensor.of(4, -16, -6));
    assertThat(x.dividedBy(y)).isEqualTo(Tensor.of(0.25f, -0.25f, -1.5f));
  }

  @Test
  void numbersAreTakenAsTheRightOperand() {
    assertThat(x.plus(2)).isEqualTo(Tensor.of(3, 0, 5));
    assertThat(x.minus(2)).isEqualTo(Tensor.of(-1, -4, 1));
    assertThat(x.times(2)).isEqualTo(Tensor.of(2, -4, 6));
    assertThat(x.dividedBy(2)).isEqualTo(Tensor.of(0.5f, -1, 1.5f));
    assertThat(x.maximum(0.5)).isEqualTo(Tensor.of(1, 0.5, 3));
    assertThat(x.minimum(0.5)).isEqualTo(Tensor.of(0.5, -2, 0.5));
  }

  @Test
  void rowIsBroadcastOverRows() {
    Tensor m = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(m.minus(x)).isEqualTo(Tensor.of(new float[][] {{0, 4, 0}, {3, 7, 3}}));
    assertThat(x.minus(m)).isEqualTo(Tensor.of(new float[][] {{0, -4, 0}, {-3, -7, -3}}));
  }

  @Test
  void columnIsBroadcastOverColumns() {
    Tensor m = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
    Tensor column = Tensor.of(new float[][] {{2}, {-1}});
    assertThat(m.times(column)).isEqualTo(Tensor.of(new float[][] {{2, 4, 6}, {-4, -5, -6}}));
    assertThat(column.dividedBy(Tensor.of(1, 2, 4)))
        .isEqualTo(Tensor.of(new float[][] {{2, 1, 0.5f}, {-1, -0.5f, -0.25f}}));
  }

  @Test
  void columnAndRowMakeATable() {
    Tensor column = Tensor.of(Shape.of(2, 1), 10, 20);
    assertThat(column.plus(x)).isEqualTo(Tensor.of(new float[][] {{11, 8, 13}, {21, 18, 23}}));
  }

  @Test
  void scalarsStayScalars() {
    assertThat(Tensor.scalar(3).times(Tensor.scalar(4))).isEqualTo(Tensor.scalar(12));
    assertThat(Tensor.scalar(3).plus(x).shape()).isEqualTo(Shape.of(3));
    assertThat(Tensor.scalar(1).plus(Tensor.full(2, Shape.of(1, 1))))
        .isEqualTo(Tensor.full(3, Shape.of(1, 1)));
  }

  @Test
  void emptyAxesBroadcastAgainstOne() {
    assertThat(Tensor.zeros(Shape.of(0, 3)).plus(x).shape()).isEqualTo(Shape.of(0, 3));
    assertThat(Tensor.zeros(Shape.of(0)).plus(Tensor.of(1)).shape()).isEqualTo(Shape.of(0));
    assertThat(Tensor.zeros(Shape.of(3, 0)).plus(Tensor.zeros(Shape.of(3, 1))).shape())
        .isEqualTo(Shape.of(3, 0));
    assertThat(Tensor.zeros(Shape.of(2, 0, 1)).plus(Tensor.zeros(Shape.of(5))).shape())
        .isEqualTo(Shape.of(2, 0, 5));
  }

  @Test
  void divisionByZeroIsIeee() {
    assertThat(Tensor.of(1, -1, 0, 1).dividedBy(Tensor.of(0, 0, 0, -0f)))
        .isEqualTo(Tensor.of(INF, -INF, NAN, -INF));
  }

  @Test
  void infinitiesAndNansAreIeee() {
    assertThat(Tensor.of(INF, INF, NAN).minus(Tensor.of(INF, 1, 1)))
        .isEqualTo(Tensor.of(NAN, INF, NAN));
    assertThat(Tensor.of(0, -0f, INF).times(Tensor.of(INF, 5, -2)))
        .isEqualTo(Tensor.of(NAN, -0f, -INF));
    assertThat(Tensor.of(Float.MAX_VALUE, -0f, -0f).plus(Tensor.of(Float.MAX_VALUE, -0f, 0f)))
        .isEqualTo(Tensor.of(INF, -0f, 0f));
  }

  @Test
  void denormalsAreNotFlushed() {
    assertThat(Tensor.of(Float.MIN_NORMAL).times(0.5f)).isEqualTo(Tensor.of(0x1p-127f));
    assertThat(Tensor.of(Float.MIN_VALUE).plus(Float.MIN_VALUE)).isEqualTo(Tensor.of(0x1p-148f));
    assertThat(Tensor.of(Float.MIN_VALUE).dividedBy(2)).isEqualTo(Tensor.of(0));
  }

  @Test
  void maximumAndMinimumOrderZerosAndPassNan() {
    Tensor a = Tensor.of(1, -0f, 0f, NAN, 2, -INF);
    Tensor b = Tensor.of(2, 0f, -0f, 1, NAN, INF);
    assertThat(a.maximum(b)).isEqualTo(Tensor.of(2, 0f, 0f, NAN, NAN, INF));
    assertThat(a.minimum(b)).isEqualTo(Tensor.of(1, -0f, -0f, NAN, NAN, -INF));
  }

  @Test
  void compareGivesTheSignOfTheDifference() {
    Tensor a = Tensor.of(1, 2, 3, NAN, 1, -0f, INF, -INF);
    Tensor b = Tensor.of(2, 2, 2, 1, NAN, 0f, INF, INF);
    assertThat(a.compare(b)).isEqualTo(Tensor.of(-1, 0, 1, NAN, NAN, 0, 0, -1));
  }

  @Test
  void comparingBroadcasts() {
    assertThat(Tensor.of(Shape.of(2, 1), 1, 3).compare(Tensor.of(2, 3)))
        .isEqualTo(Tensor.of(new float[][] {{-1, -1}, {1, 0}}));
    assertThat(Tensor.of(Shape.of(2, 1), 1, 3).maximum(Tensor.of(2, 3)))
        .isEqualTo(Tensor.of(new float[][] {{2, 3}, {3, 3}}));
  }
}
