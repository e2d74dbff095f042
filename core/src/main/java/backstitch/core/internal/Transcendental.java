package backstitch.core.internal;

import static backstitch.core.internal.Fma.fma;

/**
 * Exponential, sigmoid and logarithm, computed in {@code double}. The caller rounds the result to a
 * {@code float}, which is then within 1 ulp of the true value.
 *
 * <p>{@code Math.exp} and its like may give other bits on another machine, or when they have been
 * compiled. The arithmetic below may not, nor may {@code StrictMath}.
 */
public final class Transcendental {
  private static final double INVERSE_LN2 = 1.4426950408889634;
  // ln 2 is the sum of these two. The first ends in 21 zero bits, so that k · LN2_HIGH is exact.
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  // x + ROUNDER is rounded to a whole number, which is then in the low bits of the sum.
  private static final double ROUNDER = 0x1.8p52;

  // The bits of √½.
  private static final long SQRT_HALF = 0x3FE6A09E667F3BCDL;

  // Here k is -1023 and 1024, for which powerOfTwo gives 0 and infinity.
  private static final double LOWEST = -1023 / INVERSE_LN2;
  private static final double HIGHEST = 1024 / INVERSE_LN2;

  private Transcendental() {}

  /**
   * eˣ with a relative error below 2⁻⁴¹; below x = -708.7 it is 0, above 709.4 infinite.
   *
   * <p>Let x = k ln 2 + r with a whole number k and |r| ≤ ln 2 / 2. Then eˣ = eʳ 2ᵏ. Each step is a
   * method without a branch, so that a loop can do one step for all elements of an array.
   */
  public static double exp(double x) {
    double bounded = bounded(x);
    double k = shiftedExponent(bounded);
    return expOfRest(bounded, k) * powerOfTwo(k);
  }

  /** x, or the nearest bound if x is beyond it: there eˣ is 0 or infinite. */
  public static double bounded(double x) {
    return Math.max(LOWEST, Math.min(HIGHEST, x));
  }

  /** k + ROUNDER: k is x / ln 2, rounded to a whole number. */
  public static double shiftedExponent(double x) {
    return fma(x, INVERSE_LN2, ROUNDER);
  }

  /** eʳ by its Taylor polynomial of degree 10. */
  public static double expOfRest(double x, double shiftedExponent) {
    double k = shiftedExponent - ROUNDER;
    double r = fma(-k, LN2_LOW, fma(-k, LN2_HIGH, x));
    double p = 1.0 / 3628800;
    p = fma(p, r, 1.0 / 362880);
    p = fma(p, r, 1.0 / 40320);
    p = fma(p, r, 1.0 / 5040);
    p = fma(p, r, 1.0 / 720);
    p = fma(p, r, 1.0 / 120);
    p = fma(p, r, 1.0 / 24);
    p = fma(p, r, 1.0 / 6);
    p = fma(p, r, 1.0 / 2);
    p = fma(p, r, 1);
    return fma(p, r, 1);
  }

  /** 2ᵏ: the double whose exponent bits are k + 1023. */
  public static double powerOfTwo(double shiftedExponent) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(shiftedExponent) + 1023) << 52);
  }

  /** 1 / (1 + e⁻ˣ). */
  public static double sigmoid(double x) {
    return 1 / (1 + exp(-x));
  }

  /**
   * ln(1 + x) for 0 ≤ x &lt; 2¹⁰²³, with a relative error below 2⁻⁴⁴ if x &gt; 2⁻¹⁰²²; NaN for NaN.
   *
   * <p>Let 1 + x = 2ᵏ (1 + f) with √½ ≤ 1 + f &lt; √2, where f contains the rounding error of 1 +
   * x. Then ln(1 + x) = k ln 2 + ln(1 + f). With s = f / (2 + f), at most 0.172, ln(1 + f) = 2
   * artanh s, which is computed by its Taylor polynomial of degree 15.
   */
  public static double log1p(double x) {
    double u = 1 + x;
    double one = u - x;
    double lost = (1 - one) + (x - (u - one));
    long bits = Double.doubleToRawLongBits(u) - SQRT_HALF;
    long k = bits >> 52;
    double m = Double.longBitsToDouble((bits & 0xFFFFFFFFFFFFFL) + SQRT_HALF);
    double f = (m - 1) + lost * Double.longBitsToDouble((1023 - k) << 52);
    double s = f / (2 + f);
    double t = s * s;
    double p = 1.0 / 15;
    p = p * t + 1.0 / 13;
    p = p * t + 1.0 / 11;
    p = p * t + 1.0 / 9;
    p = p * t + 1.0 / 7;
    p = p * t + 1.0 / 5;
    p = p * t + 1.0 / 3;
    return k * LN2_HIGH + (k * LN2_LOW + (2 * s + 2 * s * t * p));
  }
}
