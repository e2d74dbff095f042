package backstitch.core.internal;

/**
 * Functions beyond {@code + - * / √}, computed in {@code double} and rounded once to {@code float}.
 *
 * <p>{@code Math.exp} and its kin may differ from machine to machine and between interpreter and
 * compiler; {@code StrictMath} and the arithmetic below may not. Within 1 ulp of the true value.
 */
final class Transcendental {
  private static final double INVERSE_LN2 = 1.4426950408889634;
  // ln 2 in two parts; the upper one has 21 zero bits at its end, so k · LN2_HIGH is exact.
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  // Added and subtracted, it rounds to the nearest whole number, which stays in the low bits.
  private static final double ROUNDER = 0x1.8p52;

  // The bits of √½.
  private static final long SQRT_HALF = 0x3FE6A09E667F3BCDL;

  // From here on k is -1023 or 1024, whose powers are 0 and infinity.
  private static final double LOWEST = -1023 / INVERSE_LN2;
  private static final double HIGHEST = 1024 / INVERSE_LN2;

  private Transcendental() {}

  /**
   * Replaces the first n numbers x by eˣ, with a relative error below 2⁻⁴¹, for results that end as
   * a {@code float}: below x = -708.7 it is 0, above 709.4 infinite.
   *
   * <p>With x = k ln 2 + r and |r| ≤ ln 2 / 2, eˣ = 2ᵏ eʳ; eʳ is its Taylor polynomial of degree
   * 10.
   *
   * @param exponents scratch, room for n numbers
   */
  static void exp(double[] x, double[] exponents, int n) {
    clamp(x, n);
    expOfRest(x, exponents, n);
    timesPowers(x, exponents, n);
  }

  /** Replaces the first n numbers x by 1 / (1 + e⁻ˣ); {@code exponents} as for {@link #exp}. */
  static void sigmoid(double[] x, double[] exponents, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = -x[i];
    }
    exp(x, exponents, n);
    for (int i = 0; i < n; i++) {
      x[i] = 1 / (1 + x[i]);
    }
  }

  /** A loop of its own: with it in the next one, an exponential takes a fifth longer. */
  private static void clamp(double[] xs, int n) {
    for (int i = 0; i < n; i++) {
      xs[i] = Math.max(LOWEST, Math.min(HIGHEST, xs[i]));
    }
  }

  /**
   * x becomes eʳ; the low bits of its exponent become k. Without a branch, so that C2 makes vector
   * code of it.
   */
  private static void expOfRest(double[] xs, double[] exponents, int n) {
    for (int i = 0; i < n; i++) {
      double x = xs[i];
      double shifted = Math.fma(x, INVERSE_LN2, ROUNDER);
      double k = shifted - ROUNDER;
      double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, x));
      double p = 1.0 / 3628800;
      p = Math.fma(p, r, 1.0 / 362880);
      p = Math.fma(p, r, 1.0 / 40320);
      p = Math.fma(p, r, 1.0 / 5040);
      p = Math.fma(p, r, 1.0 / 720);
      p = Math.fma(p, r, 1.0 / 120);
      p = Math.fma(p, r, 1.0 / 24);
      p = Math.fma(p, r, 1.0 / 6);
      p = Math.fma(p, r, 1.0 / 2);
      p = Math.fma(p, r, 1);
      p = Math.fma(p, r, 1);
      xs[i] = p;
      exponents[i] = shifted;
    }
  }

  /** 2ᵏ has k + 1023 for its exponent. */
  private static void timesPowers(double[] xs, double[] exponents, int n) {
    for (int i = 0; i < n; i++) {
      xs[i] *= Double.longBitsToDouble((Double.doubleToRawLongBits(exponents[i]) + 1023) << 52);
    }
  }

  /**
   * ln(1 + x) for 0 ≤ x &lt; 2¹⁰²³, NaN for NaN, with a relative error below 2⁻⁴⁴ (above 2⁻¹⁰²²).
   *
   * <p>1 + x = 2ᵏ (1 + f) with √½ ≤ 1 + f &lt; √2, where f has what rounding 1 + x lost; and ln(1 +
   * f) = 2 artanh s with s = f / (2 + f), at most 0.172: its Taylor polynomial of degree 15.
   */
  static double log1p(double x) {
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
