package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndexingTest {
  private final Tensor x = Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}});

  @Test
  void sliceTakesRows() {
    assertThat(x.slice(1, 3)).isEqualTo(Tensor.of(new float[][] {{3, 4}, {5, 6}}));
    assertThat(x.slice(0, 3)).isEqualTo(x);
    assertThat(x.slice(2, 2).shape()).isEqualTo(Shape.of(0, 2));
    assertThat(Tensor.of(7, 8, 9).slice(1, 2)).isEqualTo(Tensor.of(8));
    assertThat(Tensor.of(Shape.of(2, 1, 2), 1, 2, 3, 4).slice(1, 2))
        .isEqualTo(Tensor.of(Shape.of(1, 1, 2), 3, 4));
  }

  @Test
  void sliceOfNoRowsIsEmpty() {
    assertThat(Tensor.zeros(Shape.of(0, 2)).slice(0, 0).shape()).isEqualTo(Shape.of(0, 2));
    assertThat(Tensor.zeros(Shape.of(3, 0)).slice(1, 3).shape()).isEqualTo(Shape.of(2, 0));
  }

  @Test
  void padRowsPutsZerosAround() {
    assertThat(x.slice(0, 1).padRows(1, 2))
        .isEqualTo(Tensor.of(new float[][] {{0, 0}, {1, 2}, {0, 0}, {0, 0}}));
    assertThat(x.padRows(0, 0)).isEqualTo(x);
    assertThat(Tensor.of(5).padRows(2, 0)).isEqualTo(Tensor.of(0, 0, 5));
    assertThat(Tensor.zeros(Shape.of(0, 2)).padRows(1, 1)).isEqualTo(Tensor.zeros(Shape.of(2, 2)));
  }

  @Test
  void gatherTakesRowsInOrderAndRepeats() {
    assertThat(x.gather(2, 0, 2)).isEqualTo(Tensor.of(new float[][] {{5, 6}, {1, 2}, {5, 6}}));
    assertThat(x.gather().shape()).isEqualTo(Shape.of(0, 2));
    assertThat(Tensor.of(7, 8, 9).gather(1)).isEqualTo(Tensor.of(8));
    assertThat(Tensor.of(Shape.of(2, 1, 2), 1, 2, 3, 4).gather(1, 1))
        .isEqualTo(Tensor.of(Shape.of(2, 1, 2), 3, 4, 3, 4));
  }

  @Test
  void scatterAddAddsWhereIndicesMeet() {
    assertThat(x.scatterAdd(new int[] {3, 0, 3}, 4))
        .isEqualTo(Tensor.of(new float[][] {{3, 4}, {0, 0}, {0, 0}, {6, 8}}));
    assertThat(Tensor.zeros(Shape.of(0, 2)).scatterAdd(new int[0], 1))
        .isEqualTo(Tensor.of(new float[][] {{0, 0}}));
  }

  @Test
  void scatterAddSumsInDoubleInOrder() {
    Tensor v = Tensor.of(1e30f, 1, -1e30f, 2);
    assertThat(v.scatterAdd(new int[] {0, 0, 0, 0}, 1)).isEqualTo(Tensor.of(2));
    assertThat(Tensor.of(16777216, 1, 1).scatterAdd(new int[] {0, 0, 0}, 1))
        .isEqualTo(Tensor.of(16777218));
  }

  @Test
  void pickTakesTheLabelledElementOfEachLine() {
    assertThat(x.pick(new int[] {1, 0, 1})).isEqualTo(Tensor.of(2, 3, 6));
    assertThat(Tensor.of(7, 8, 9).pick(new int[] {2})).isEqualTo(Tensor.scalar(9));
    assertThat(Tensor.of(Shape.of(2, 2, 2), 1, 2, 3, 4, 5, 6, 7, 8).pick(new int[] {0, 1, 1, 0}))
        .isEqualTo(Tensor.of(new float[][] {{1, 4}, {6, 7}}));
    assertThat(Tensor.zeros(Shape.of(0, 5)).pick(new int[0]).shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void unpickPutsEachElementAtItsLabel() {
    assertThat(Tensor.of(7, 8).unpick(new int[] {2, 0}, 3))
        .isEqualTo(Tensor.of(new float[][] {{0, 0, 7}, {8, 0, 0}}));
    assertThat(Tensor.scalar(5).unpick(new int[] {1}, 2)).isEqualTo(Tensor.of(0, 5));
    assertThat(Tensor.of(new float[][] {{1, 2}}).unpick(new int[] {0, 1}, 2))
        .isEqualTo(Tensor.of(Shape.of(1, 2, 2), 1, 0, 0, 2));
  }
}
