package backstitch.core;

import java.math.BigDecimal;
import java.math.MathContext;

/** eˣ and ln x to fifty digits, from their series. */
public final class HighPrecision {
  static final MathContext DIGITS = new MathContext(50);
  private static final MathContext MORE = new MathContext(60);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal LN2 =
      atanhSeries(new BigDecimal("3").pow(-1, MORE)).multiply(TWO);

  private HighPrecision() {}

  /** eˣ = (e^(x / 2^h))^(2^h), and the series of the small exponent. */
  static BigDecimal exp(BigDecimal x) {
    int halvings = 12;
    BigDecimal r = x.divide(TWO.pow(halvings), MORE);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int i = 1; i < 200 && term.abs().compareTo(new BigDecimal("1e-65")) > 0; i++) {
      term = term.multiply(r, MORE).divide(BigDecimal.valueOf(i), MORE);
      sum = sum.add(term, MORE);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, MORE);
    }
    return sum;
  }

  /** ln x = k ln 2 + 2 artanh((m - 1) / (m + 1)) with x = 2ᵏ m. */
  public static BigDecimal log(BigDecimal x) {
    int k = 0;
    while (x.compareTo(new BigDecimal("1.5")) > 0) {
      x = x.divide(TWO, MORE);
      k++;
    }
    while (x.compareTo(new BigDecimal("0.75")) < 0) {
      x = x.multiply(TWO, MORE);
      k--;
    }
    BigDecimal z = x.subtract(BigDecimal.ONE, MORE).divide(x.add(BigDecimal.ONE, MORE), MORE);
    return atanhSeries(z).multiply(TWO, MORE).add(LN2.multiply(BigDecimal.valueOf(k)), MORE);
  }

  private static BigDecimal atanhSeries(BigDecimal z) {
    BigDecimal square = z.multiply(z, MORE);
    BigDecimal power = z;
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 1; i < 300 && power.signum() != 0; i += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(i), MORE), MORE);
      power = power.multiply(square, MORE);
    }
    return sum;
  }

  /** tanh x = (e²ˣ - 1) / (e²ˣ + 1), for |x| that does not drown in the one. */
  static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = exp(x.multiply(TWO));
    return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), MORE);
  }

  static BigDecimal sigmoid(BigDecimal x) {
    return BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(x.negate())), MORE);
  }

  /** By how many units in the last place of the true value, as a float, a result is off. */
  static double ulps(float result, BigDecimal truth) {
    float nearest = truth.floatValue();
    if (Float.isInfinite(nearest) || Float.isInfinite(result)) {
      return nearest == result ? 0 : Double.POSITIVE_INFINITY;
    }
    BigDecimal ulp = new BigDecimal(Math.ulp(nearest));
    return new BigDecimal(result).subtract(truth).divide(ulp, DIGITS).abs().doubleValue();
  }
}
