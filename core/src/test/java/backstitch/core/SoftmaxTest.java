package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(EngineRestored.class)
class SoftmaxTest {
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float NAN = Float.NaN;
  private static final float LN2 = 0.6931472f;

  @Test
  void equalLogitsShareTheProbability() {
    assertThat(Tensor.of(3, 3, 3, 3).softmax(0)).isEqualTo(Tensor.full(0.25f, Shape.of(4)));
    assertThat(Tensor.of(1e30f, 1e30f).softmax(0)).isEqualTo(Tensor.of(0.5f, 0.5f));
    assertThat(Tensor.of(-1e30f, -1e30f).logSoftmax(0)).isEqualTo(Tensor.of(-LN2, -LN2));
  }

  @Test
  void oneTwoThree() {
    Tensor x = Tensor.of(1, 2, 3);
    assertThat(x.softmax(0)).isEqualTo(Tensor.of(0.09003057f, 0.24472848f, 0.66524094f));
    assertThat(x.logSoftmax(0)).isEqualTo(Tensor.of(-2.407606f, -1.407606f, -0.40760598f));
    assertThat(x.logSumExp()).isEqualTo(Tensor.scalar(3.407606f));
  }

  /** Short lines are computed several at a time; nobody shall notice. */
  @Test
  void everyLineIsComputedAsIfItWereAlone() {
    for (Shape shape : new Shape[] {Shape.of(521, 10), Shape.of(5, 1000), Shape.of(3, 1025)}) {
      int rows = shape.dim(0);
      Tensor x = Tensor.gaussian(0, 3, shape, Rng.of(7));
      Tensor softmax = x.softmax(1);
      Tensor logSoftmax = x.logSoftmax(1);
      Tensor losses = x.softmaxCrossEntropy(new int[rows]);
      Tensor derivative = x.softmaxMinusOneHot(new int[rows]);
      assertThat(x.transpose().softmax(0)).isEqualTo(softmax.transpose());
      for (int i = 0; i < rows; i++) {
        Tensor line = x.slice(i, i + 1);
        assertThat(line.softmax(1)).isEqualTo(softmax.slice(i, i + 1));
        assertThat(line.logSoftmax(1)).isEqualTo(logSoftmax.slice(i, i + 1));
        assertThat(line.softmaxCrossEntropy(new int[1])).isEqualTo(losses.slice(i, i + 1));
        assertThat(line.softmaxMinusOneHot(new int[1])).isEqualTo(derivative.slice(i, i + 1));
      }
    }
  }

  @Test
  void axisSaysWhereProbabilitiesAddUp() {
    Tensor x = Tensor.of(new float[][] {{0, 5}, {0, 5}});
    assertThat(x.softmax(0)).isEqualTo(Tensor.full(0.5f, Shape.of(2, 2)));
    assertThat(x.softmax(-2)).isEqualTo(x.softmax(0));
    assertThat(x.softmax(1)).isEqualTo(x.softmax(-1));
    assertThat(x.softmax(1).get(0, 1)).isEqualTo(0.9933072f);
    assertThat(x.logSoftmax(0)).isEqualTo(Tensor.full(-LN2, Shape.of(2, 2)));
  }

  @Test
  void severalAxesShareOneSum() {
    Tensor x = Tensor.of(Shape.of(2, 2, 2), 0, 9, 0, 9, 0, 9, 0, 80);
    Tensor y = x.softmax(0, 1);
    assertThat(y.slice(0, 1).toArray()).startsWith(0.25f).endsWith(1.4624862e-31f);
    assertThat(y.get(1, 1, 0)).isEqualTo(0.25f);
    assertThat(y.get(1, 1, 1)).isEqualTo(1);
    assertThat(Tensor.zeros(Shape.of(2, 4)).softmax())
        .isEqualTo(Tensor.full(0.125f, Shape.of(2, 4)));
    assertThat(x.softmax(-1, 0)).isEqualTo(x.transpose(1, 0, 2).softmax(1, 2).transpose(1, 0, 2));
  }

  @Test
  void middleAxisIsWalkedLineByLine() {
    Tensor x = Tensor.of(Shape.of(2, 2, 2), 0, 1, 0, 1, 0, 80, 0, 0);
    Tensor y = x.softmax(1);
    assertThat(y.toArray()).startsWith(0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 1);
    assertThat(y.get(1, 1, 0)).isEqualTo(0.5f);
    assertThat(y.get(1, 1, 1)).isEqualTo(1.8048513e-35f);
  }

  @Test
  void logSumExpOverAxes() {
    Tensor zeros = Tensor.zeros(Shape.of(2, 4, 8));
    assertThat(zeros.logSumExp(1)).isEqualTo(Tensor.full(1.3862944f, Shape.of(2, 8)));
    assertThat(zeros.logSumExp(true, 0, 2)).isEqualTo(Tensor.full(2.7725887f, Shape.of(1, 4, 1)));
    assertThat(zeros.logSumExp()).isEqualTo(Tensor.scalar(4.158883f));
    assertThat(Tensor.of(1000, 1000).logSumExp()).isEqualTo(Tensor.scalar(1000.6932f));
    assertThat(Tensor.scalar(5).logSumExp()).isEqualTo(Tensor.scalar(5));
  }

  @Test
  void logSumExpOfNothingOrOfMinusInfinityIsMinusInfinity() {
    assertThat(Tensor.zeros(Shape.of(0)).logSumExp()).isEqualTo(Tensor.scalar(-INF));
    assertThat(Tensor.zeros(Shape.of(2, 0)).logSumExp(1)).isEqualTo(Tensor.of(-INF, -INF));
    assertThat(Tensor.zeros(Shape.of(2, 0)).logSumExp(0).shape()).isEqualTo(Shape.of(0));
    assertThat(Tensor.of(-INF, -INF).logSumExp()).isEqualTo(Tensor.scalar(-INF));
    assertThat(Tensor.of(-INF, 4).logSumExp()).isEqualTo(Tensor.scalar(4));
  }

  @Test
  void logSumExpPassesInfinityAndNan() {
    assertThat(Tensor.of(1, INF).logSumExp()).isEqualTo(Tensor.scalar(INF));
    assertThat(Tensor.of(INF, INF, -INF).logSumExp()).isEqualTo(Tensor.scalar(INF));
    assertThat(Tensor.of(1, NAN).logSumExp()).isEqualTo(Tensor.scalar(NAN));
    assertThat(Tensor.of(NAN, INF).logSumExp()).isEqualTo(Tensor.scalar(NAN));
    assertThat(Tensor.of(-INF, NAN).logSumExp()).isEqualTo(Tensor.scalar(NAN));
  }

  @Test
  void minusInfinityHasNoProbability() {
    assertThat(Tensor.of(-INF, 2, 2).softmax(0)).isEqualTo(Tensor.of(0, 0.5f, 0.5f));
    assertThat(Tensor.of(-INF, 2, 2).logSoftmax(0)).isEqualTo(Tensor.of(-INF, -LN2, -LN2));
    assertThat(Tensor.of(3, -INF).logSoftmax(0)).isEqualTo(Tensor.of(0, -INF));
  }

  @Test
  void nanSpoilsItsLineOnly() {
    Tensor x = Tensor.of(new float[][] {{1, NAN}, {2, 2}});
    assertThat(x.softmax(1)).isEqualTo(Tensor.of(new float[][] {{NAN, NAN}, {0.5f, 0.5f}}));
    assertThat(x.logSoftmax(1)).isEqualTo(Tensor.of(new float[][] {{NAN, NAN}, {-LN2, -LN2}}));
    assertThat(Tensor.of(-INF, -INF).softmax(0)).isEqualTo(Tensor.of(NAN, NAN));
  }

  @Test
  void emptyAxesGiveEmptyResults() {
    assertThat(Tensor.zeros(Shape.of(2, 0)).softmax(1).shape()).isEqualTo(Shape.of(2, 0));
    assertThat(Tensor.zeros(Shape.of(2, 0)).logSoftmax(0).shape()).isEqualTo(Shape.of(2, 0));
    assertThat(Tensor.zeros(Shape.of(0, 3)).softmaxCrossEntropy(new int[0]).shape())
        .isEqualTo(Shape.of(0));
  }

  @Test
  void crossEntropyIsMinusTheLogOfTheLabelsProbability() {
    Tensor z = Tensor.of(new float[][] {{1, 2, 3}, {7, 7, 7}, {0, 100, 0}});
    assertThat(z.softmaxCrossEntropy(new int[] {0, 2, 0}))
        .isEqualTo(Tensor.of(2.407606f, 1.0986123f, 100));
    assertThat(Tensor.of(1, 2, 3).softmaxCrossEntropy(new int[] {2}))
        .isEqualTo(Tensor.scalar(0.40760598f));
    assertThat(z.reshape(3, 1, 3).softmaxCrossEntropy(new int[] {0, 2, 0}).shape())
        .isEqualTo(Shape.of(3, 1));
  }

  @Test
  void crossEntropySurvivesTheLargestLogits() {
    Tensor z = Tensor.of(new float[][] {{1e30f, 0}, {-1e30f, 0}, {Float.MAX_VALUE, 1}});
    assertThat(z.softmaxCrossEntropy(new int[] {0, 0, 0})).isEqualTo(Tensor.of(0, 1e30f, 0));
    assertThat(z.softmaxCrossEntropy(new int[] {1, 1, 1}))
        .isEqualTo(Tensor.of(1e30f, 0, Float.MAX_VALUE));
  }

  @Test
  void derivativeOfCrossEntropyIsSoftmaxLessOneAtTheLabel() {
    Tensor z = Tensor.of(new float[][] {{1, 2, 3}, {4, 4, -INF}});
    assertThat(z.softmaxMinusOneHot(new int[] {2, 0}))
        .isEqualTo(
            Tensor.of(new float[][] {{0.09003057f, 0.24472848f, -0.33475906f}, {-0.5f, 0.5f, 0}}));
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(20)
  void nothingIsWalkedWhereThereAreManyLinesWithNothingInThem(Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    for (int[] dims :
        new int[][] {{0, Integer.MAX_VALUE}, {Integer.MAX_VALUE, 0}, {2, 0, 1 << 30}}) {
      Tensor none = Tensor.zeros(Shape.of(dims));
      for (int axis = 0; axis < dims.length; axis++) {
        assertThat(none.softmax(axis).shape()).isEqualTo(none.shape());
        assertThat(none.logSoftmax(axis).shape()).isEqualTo(none.shape());
      }
    }
  }
}
