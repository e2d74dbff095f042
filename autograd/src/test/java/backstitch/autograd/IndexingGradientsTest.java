package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** Gradients of rows and elements taken by number, worked by hand. */
class IndexingGradientsTest {
  private static final Tensor X = Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}});

  @Test
  void aRowGatheredSeveralTimesGetsTheSumOfItsGradients() {
    Variable weights = Variable.constant(Tensor.of(new float[][] {{1, 2}, {10, 20}, {100, 200}}));
    assertThat(Derivatives.at(X, v -> v.gather(2, 0, 2).times(weights)))
        .isEqualTo(Tensor.of(new float[][] {{10, 20}, {0, 0}, {101, 202}}));
  }

  @Test
  void gatheringNoRowGivesZeros() {
    assertThat(Derivatives.at(X, v -> v.gather())).isEqualTo(Tensor.zeros(X.shape()));
  }

  @Test
  void scatteredRowsGetTheGradientOfTheRowTheyWereAddedTo() {
    Variable weights = Variable.constant(Tensor.of(new float[][] {{1, 2}, {3, 4}}));
    assertThat(
            Derivatives.at(X, v -> Indexing.scatterAdd(v, new int[] {1, 0, 1}, 2).times(weights)))
        .isEqualTo(Tensor.of(new float[][] {{3, 4}, {1, 2}, {3, 4}}));
  }

  @Test
  void onlyTheSliceGetsAGradient() {
    assertThat(Derivatives.at(X, v -> v.slice(1, 2).square()))
        .isEqualTo(Tensor.of(new float[][] {{0, 0}, {6, 8}, {0, 0}}));
  }

  @Test
  void onlyThePickedElementsGetAGradient() {
    Variable weights = Variable.constant(Tensor.of(10, 20, 30));
    assertThat(Derivatives.at(X, v -> v.pick(new int[] {1, 0, 1}).times(weights)))
        .isEqualTo(Tensor.of(new float[][] {{0, 10}, {20, 0}, {0, 30}}));
  }

  @Test
  void anUnpickedElementGetsTheGradientAtItsLabel() {
    Variable weights = Variable.constant(Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}}));
    assertThat(
            Derivatives.at(
                Tensor.of(7, 8), v -> Indexing.unpick(v, new int[] {2, 0}, 3).times(weights)))
        .isEqualTo(Tensor.of(3, 4));
  }

  @Test
  void paddingGetsNoGradient() {
    Variable weights = Variable.constant(Tensor.of(1, 2, 3, 4));
    assertThat(Derivatives.at(Tensor.of(5), v -> Indexing.padRows(v, 1, 2).times(weights)))
        .isEqualTo(Tensor.of(2));
  }

  @Test
  void noRowsHaveGradientsOfNoRows() {
    Tensor nothing = Tensor.zeros(Shape.of(0, 3));
    int[] none = {};
    assertThat(Derivatives.at(nothing, v -> v.gather(none))).isEqualTo(nothing);
    assertThat(Derivatives.at(nothing, v -> v.slice(0, 0))).isEqualTo(nothing);
    assertThat(Derivatives.at(nothing, v -> v.pick(none))).isEqualTo(nothing);
    assertThat(Derivatives.at(nothing, v -> Indexing.padRows(v, 1, 1))).isEqualTo(nothing);
    assertThat(Derivatives.at(nothing, v -> Indexing.scatterAdd(v, none, 4))).isEqualTo(nothing);
  }

  @Test
  void aWeightGetsZerosFromABatchOfNoRows() {
    Tensor batch = Tensor.zeros(Shape.of(0, 3));
    Tensor weight = Tensor.full(2, Shape.of(3, 4));
    assertThat(Derivatives.at(batch, weight, MatMul::matmul))
        .containsExactly(batch, Tensor.zeros(weight.shape()));
  }

  @Test
  void anOperandBroadcastToNoRowsGetsZeros() {
    Tensor batch = Tensor.zeros(Shape.of(0, 3));
    assertThat(Derivatives.at(batch, Tensor.of(1, 2, 3), Arithmetic::times))
        .containsExactly(batch, Tensor.of(0, 0, 0));
  }
}
