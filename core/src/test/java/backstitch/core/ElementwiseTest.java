package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementwiseTest {
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float NAN = Float.NaN;

  private final Tensor edges = Tensor.of(0f, -0f, INF, -INF, NAN);

  @Test
  void negateTurnsEverySign() {
    assertThat(Tensor.of(1, -2, 0f, -0f, INF, NAN).negate())
        .isEqualTo(Tensor.of(-1, 2, -0f, 0f, -INF, NAN));
  }

  @Test
  void squareAndAbs() {
    assertThat(Tensor.of(3, -4, 0.5f).square()).isEqualTo(Tensor.of(9, 16, 0.25f));
    assertThat(edges.square()).isEqualTo(Tensor.of(0, 0, INF, INF, NAN));
    assertThat(Tensor.of(3, -4, -0.5f).abs()).isEqualTo(Tensor.of(3, 4, 0.5f));
    assertThat(edges.abs()).isEqualTo(Tensor.of(0, 0, INF, INF, NAN));
  }

  @Test
  void squareRounds() {
    float third = 1 / 3f;
    assertThat(Tensor.of(third).square().item()).isEqualTo((float) ((double) third * third));
    assertThat(Tensor.of(1e30f, 1e-30f).square()).isEqualTo(Tensor.of(INF, 0));
  }

  @Test
  void sqrtOfSquaresIsExactAndOfNegativesNan() {
    assertThat(Tensor.of(0, 1, 4, 2.25f, -1, 0x1p-148f).sqrt())
        .isEqualTo(Tensor.of(0, 1, 2, 1.5f, NAN, 0x1p-74f));
    assertThat(edges.sqrt()).isEqualTo(Tensor.of(0f, -0f, INF, NAN, NAN));
  }

  @Test
  void reluCutsAtPlusZero() {
    assertThat(Tensor.of(2, -3, Float.MIN_VALUE, -Float.MIN_VALUE).relu())
        .isEqualTo(Tensor.of(2, 0, Float.MIN_VALUE, 0));
    assertThat(edges.relu()).isEqualTo(Tensor.of(0f, 0f, INF, 0f, NAN));
  }

  @Test
  void expHasItsKnownValues() {
    assertThat(Tensor.of(1, -1, 10, 0.5f, 88.72283f, 89, -104).exp())
        .isEqualTo(
            Tensor.of(2.7182817f, 0.36787945f, 22026.465f, 1.6487212f, 3.4027985e38f, INF, 0));
    assertThat(edges.exp()).isEqualTo(Tensor.of(1, 1, INF, 0, NAN));
    assertThat(Tensor.of(Float.MAX_VALUE, -Float.MAX_VALUE, 701, -701).exp())
        .isEqualTo(Tensor.of(INF, 0, INF, 0));
  }

  /** They are computed some at a time; the length shall make no difference. */
  @Test
  void expAndSigmoidOfManyAreThoseOfEach() {
    for (int n : new int[] {1, 2, 15, 1023, 1024, 1025, 2050, 40_000}) {
      float[] values = Tensor.uniform(-120, 120, Shape.of(n), Rng.of(n)).toArray();
      float[] special = {NAN, INF, -INF, 800, -800, 0, -0f};
      for (int i = 0; i < n / 100; i++) {
        values[101 * i % n] = special[i % special.length];
      }
      Tensor x = Tensor.of(values);
      float[] exps = x.exp().toArray();
      float[] sigmoids = x.sigmoid().toArray();
      for (int i = 0; i < n; i++) {
        Tensor one = Tensor.scalar(x.get(i));
        assertThat(one.exp()).isEqualTo(Tensor.scalar(exps[i]));
        assertThat(one.sigmoid()).isEqualTo(Tensor.scalar(sigmoids[i]));
      }
    }
  }

  @Test
  void logHasItsKnownValues() {
    assertThat(Tensor.of(1, 2, 10, 2.7182817f, -1, Float.MIN_VALUE).log())
        .isEqualTo(Tensor.of(0, 0.6931472f, 2.3025851f, 0.99999994f, NAN, -103.27893f));
    assertThat(edges.log()).isEqualTo(Tensor.of(-INF, -INF, INF, NAN, NAN));
  }

  @Test
  void tanhHasItsKnownValues() {
    assertThat(Tensor.of(0.5f, -0.5f, 1, 20, -20, Float.MIN_VALUE).tanh())
        .isEqualTo(Tensor.of(0.46211717f, -0.46211717f, 0.7615942f, 1, -1, Float.MIN_VALUE));
    assertThat(edges.tanh()).isEqualTo(Tensor.of(0f, -0f, 1, -1, NAN));
  }

  @Test
  void sigmoidHasItsKnownValues() {
    assertThat(Tensor.of(1, -1, 2, 40, -40, -800, 800).sigmoid())
        .isEqualTo(Tensor.of(0.7310586f, 0.26894143f, 0.8807971f, 1, 4.248354e-18f, 0, 1));
    assertThat(edges.sigmoid()).isEqualTo(Tensor.of(0.5f, 0.5f, 1, 0, NAN));
  }

  @Test
  void shapesStay() {
    Tensor x = Tensor.zeros(Shape.of(2, 0, 3));
    assertThat(x.exp().shape()).isEqualTo(Shape.of(2, 0, 3));
    assertThat(Tensor.full(4, Shape.of(1, 2)).sqrt()).isEqualTo(Tensor.full(2, Shape.of(1, 2)));
    assertThat(Tensor.scalar(-3).abs()).isEqualTo(Tensor.scalar(3));
  }

  @Test
  void timesStepKeepsWhatMeetsAPositive() {
    Tensor x =
        Tensor.of(
            Float.MIN_VALUE,
            1,
            Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            0,
            -0f,
            -Float.MIN_VALUE,
            -3,
            Float.NEGATIVE_INFINITY,
            Float.NaN);
    assertThat(Tensor.scalar(3).timesStep(x).toArray())
        .containsExactly(3, 3, 3, 3, 0, 0, 0, 0, 0, Float.NaN);
  }

  @Test
  void timesStepChoosesWhateverThereIsToChoose() {
    Tensor x = Tensor.of(-2, -0f, 0f, NAN, INF, -INF, Float.MIN_VALUE);
    assertThat(x.timesStep(Tensor.scalar(1))).isEqualTo(x);
    for (float notPositive : new float[] {0, -0f, -1, -INF, -Float.MIN_VALUE}) {
      assertThat(x.timesStep(Tensor.scalar(notPositive))).isEqualTo(Tensor.zeros(x.shape()));
    }
    assertThat(x.timesStep(Tensor.scalar(NAN))).isEqualTo(Tensor.full(NAN, x.shape()));
    Tensor negativeNaN = Tensor.scalar(Float.intBitsToFloat(0xFF800001));
    assertThat(x.timesStep(negativeNaN)).isEqualTo(Tensor.full(NAN, x.shape()));
  }

  @Test
  void timesNoNanIsTheProductUnlessTheWeightIsZero() {
    Tensor x = Tensor.of(-2, -0f, 0f, NAN, INF, -INF, Float.MIN_VALUE);
    for (float weight : new float[] {1, -1, 0.5f, INF, NAN, Float.MIN_VALUE, 3e38f}) {
      assertThat(x.timesNoNan(Tensor.scalar(weight))).isEqualTo(x.times(weight));
    }
    assertThat(x.timesNoNan(Tensor.scalar(0.5f)))
        .isEqualTo(Tensor.of(-1, -0f, 0, NAN, INF, -INF, 0));
    assertThat(x.timesNoNan(Tensor.scalar(0))).isEqualTo(Tensor.zeros(x.shape()));
    assertThat(x.timesNoNan(Tensor.scalar(-0f))).isEqualTo(Tensor.zeros(x.shape()));
  }

  @Test
  void whatIsChosenIsBroadcast() {
    Tensor x = Tensor.of(new float[][] {{NAN, 2, 3}, {4, 5, -INF}});
    assertThat(x.timesStep(Tensor.of(-1, 1, 0)))
        .isEqualTo(Tensor.of(new float[][] {{0, 2, 0}, {0, 5, 0}}));
    assertThat(x.timesNoNan(Tensor.of(0, 2, -0f)))
        .isEqualTo(Tensor.of(new float[][] {{0, 4, 0}, {0, 10, 0}}));
  }

  @Test
  void plusTimesRoundsLikeTimesAndPlus() {
    Rng rng = Rng.of(5);
    Tensor a = Tensor.gaussian(0, 1, Shape.of(3, 700), rng);
    for (Shape shape : new Shape[] {Shape.of(3, 700), Shape.of(700), Shape.of(3, 1), Shape.of()}) {
      Tensor b = Tensor.gaussian(0, 1, shape, rng);
      assertThat(a.plusTimes(-0.1f, b)).isEqualTo(a.plus(b.times(-0.1f)));
      assertThat(b.plusTimes(-0.1f, a)).isEqualTo(b.plus(a.times(-0.1f)));
    }
  }
}
