package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgMaxTest {
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float NAN = Float.NaN;

  private final Tensor x = Tensor.of(new float[][] {{1, 9, 3}, {4, -5, 6}});

  @Test
  void rowsHaveTheirLargestColumn() {
    assertThat(x.argMax(1)).containsExactly(1, 2);
    assertThat(x.argMax(-1)).containsExactly(1, 2);
  }

  @Test
  void columnsHaveTheirLargestRow() {
    assertThat(x.argMax(0)).containsExactly(1, 0, 1);
  }

  @Test
  void middleAxisOfThree() {
    Tensor cube = Tensor.of(Shape.of(2, 3, 2), 1, 8, 5, 2, 3, 9, -1, -8, -5, -2, -3, -9);
    assertThat(cube.argMax(1)).containsExactly(1, 2, 0, 1);
  }

  @Test
  void firstOfEqualsWins() {
    assertThat(Tensor.of(2, 7, 7, 7).argMax(0)).containsExactly(1);
    assertThat(Tensor.of(-0f, 0f).argMax(0)).containsExactly(0);
    assertThat(Tensor.of(-INF, -INF).argMax(0)).containsExactly(0);
    assertThat(Tensor.of(1, INF, INF).argMax(0)).containsExactly(1);
  }

  @Test
  void firstNanCountsAsLargest() {
    assertThat(Tensor.of(1, NAN, INF, NAN).argMax(0)).containsExactly(1);
    assertThat(Tensor.of(NAN, 5).argMax(0)).containsExactly(0);
    assertThat(Tensor.of(INF, NAN).argMax(0)).containsExactly(1);
  }

  @Test
  void noLinesGiveNoIndices() {
    assertThat(Tensor.zeros(Shape.of(0, 3)).argMax(1)).isEmpty();
  }
}
