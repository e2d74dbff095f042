package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Softmax and its kin are within 1 ulp of the true value, confident logits included. */
class SoftmaxUlpTest {
  private static BigDecimal sum(BigDecimal[] terms) {
    return Arrays.stream(terms).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void within1(float result, BigDecimal truth, String what, float[] z) {
    assertThat(HighPrecision.ulps(result, truth))
        .as(
            what
                + " of "
                + Arrays.toString(z)
                + " is "
                + result
                + ", exactly "
                + truth.floatValue())
        .isLessThanOrEqualTo(1);
  }

  private static void check(float... z) {
    BigDecimal[] exps = new BigDecimal[z.length];
    Arrays.setAll(exps, i -> HighPrecision.exp(new BigDecimal(z[i])));
    BigDecimal total = sum(exps);
    BigDecimal logTotal = HighPrecision.log(total);
    Tensor x = Tensor.of(z);
    float[] y = x.softmax(0).toArray();
    float[] logY = x.logSoftmax(0).toArray();
    for (int i = 0; i < z.length; i++) {
      BigDecimal p = exps[i].divide(total, HighPrecision.DIGITS);
      BigDecimal others = total.subtract(exps[i]).divide(total, HighPrecision.DIGITS);
      BigDecimal logP = new BigDecimal(z[i]).subtract(logTotal);
      int[] label = {i};
      within1(y[i], p, "softmax", z);
      within1(logY[i], logP, "logSoftmax", z);
      within1(x.softmaxCrossEntropy(label).item(), logP.negate(), "softmaxCrossEntropy", z);
      within1(x.softmaxMinusOneHot(label).get(i), others.negate(), "softmaxMinusOneHot", z);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0.01f, 1, 5, 30, 100})
  void randomLogits(float scale) {
    for (int seed = 0; seed < 20; seed++) {
      check(Tensor.gaussian(0, scale, Shape.of(2 + seed % 9), Rng.of(seed)).toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {10, 15, 17, 20, 25, 30, 37, 40, 60, 80, 100})
  void confidentLogits(float lead) {
    check(lead, 0);
    check(0, lead, -1, 0.5f);
    check(-lead, -2 * lead);
  }

  @Test
  void logSumExpAwayFromZero() {
    for (int seed = 0; seed < 50; seed++) {
      float[] z = Tensor.uniform(1, 30, Shape.of(1 + seed % 20), Rng.of(seed)).toArray();
      BigDecimal[] exps = new BigDecimal[z.length];
      Arrays.setAll(exps, i -> HighPrecision.exp(new BigDecimal(z[i])));
      within1(Tensor.of(z).logSumExp().item(), HighPrecision.log(sum(exps)), "logSumExp", z);
    }
  }

  /**
   * The value itself is near 0 only because ln 2 and its like cancel: 1 ulp would be of nothing.
   */
  @Test
  void logSumExpNearZeroIsAbsolutelyExact() {
    for (int seed = 0; seed < 50; seed++) {
      float u = (float) Rng.of(seed).nextDouble();
      float[] z = {(float) StrictMath.log(u), (float) StrictMath.log1p(-u)};
      BigDecimal total =
          HighPrecision.exp(new BigDecimal(z[0])).add(HighPrecision.exp(new BigDecimal(z[1])));
      double error =
          new BigDecimal(Tensor.of(z).logSumExp().item())
              .subtract(HighPrecision.log(total))
              .abs()
              .doubleValue();
      assertThat(error).isLessThan(1e-12);
    }
  }
}
