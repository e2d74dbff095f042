package backstitch.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Held against {@code Math.fma}, which is defined to the last bit. */
class FmaTest {
  // Without the instruction Math.fma takes microseconds.
  private static final int MANY = Fma.HARDWARE ? 4_000_000 : 2_000;

  private final Rng random = Rng.of(1);

  private static void check(float a, float b, float c) {
    float expected = Math.fma(a, b, c);
    float actual = Fma.exact(a, b, c);
    if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
      throw new AssertionError(
          String.format(Locale.ROOT, "%a * %a + %a: %a, not %a", a, b, c, actual, expected));
    }
  }

  private static void check(double a, double b, double c) {
    double expected = Math.fma(a, b, c);
    double actual = Fma.exact(a, b, c);
    if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
      throw new AssertionError(
          String.format(Locale.ROOT, "%a * %a + %a: %a, not %a", a, b, c, actual, expected));
    }
  }

  private static void checkSigns(float a, float b, float c) {
    check(a, b, c);
    check(-a, b, c);
    check(a, b, -c);
    check(-a, b, -c);
  }

  private static void checkSigns(double a, double b, double c) {
    check(a, b, c);
    check(-a, b, c);
    check(a, b, -c);
    check(-a, b, -c);
  }

  /** 1 ≤ m < 2 with few or many ones, or ones or zeros at its end: many sums end halfway. */
  private float mantissa() {
    int bits = (int) random.nextLong() >>> 9;
    switch (random.nextInt(4)) {
      case 0:
        bits &= -1 << random.nextInt(24);
        break;
      case 1:
        bits |= (1 << random.nextInt(24)) - 1;
        break;
      case 2:
        bits &= (int) random.nextLong();
        break;
      default:
    }
    return Float.intBitsToFloat(Float.floatToIntBits(1) | bits & 0x7fffff);
  }

  private double longMantissa() {
    long bits = random.nextLong() >>> 12;
    switch (random.nextInt(4)) {
      case 0:
        bits &= -1L << random.nextInt(53);
        break;
      case 1:
        bits |= (1L << random.nextInt(53)) - 1;
        break;
      case 2:
        bits &= random.nextLong();
        break;
      default:
    }
    return Double.longBitsToDouble(Double.doubleToLongBits(1) | bits & 0xfffffffffffffL);
  }

  private int between(int least, int greatest) {
    return least + random.nextInt(greatest + 1 - least);
  }

  @Test
  void anyFloats() {
    for (int i = 0; i < 2 * MANY; i++) {
      check(
          Float.intBitsToFloat((int) random.nextLong()),
          Float.intBitsToFloat((int) random.nextLong()),
          Float.intBitsToFloat((int) random.nextLong()));
    }
  }

  /** c from far below the product, where its sign decides, to far above. */
  @Test
  void floatsOfSimilarSize() {
    for (int i = 0; i < MANY; i++) {
      float c = Math.scalb(mantissa(), between(-80, 60));
      checkSigns(mantissa(), mantissa(), c);
    }
  }

  @Test
  void subnormalFloats() {
    for (int i = 0; i < MANY / 4; i++) {
      int exponent = between(-75, -35);
      float a = Math.scalb(mantissa(), exponent);
      float b = Math.scalb(mantissa(), between(-152, -125) - exponent);
      checkSigns(a, b, Math.scalb(mantissa(), between(-150, -124)));
    }
  }

  /** a·b a little beside 2⁻¹⁵⁰, half the last place of c, by less than their sum can hold. */
  @Test
  void sumsHalfwayBetweenSubnormalFloats() {
    for (int i = 0; i < MANY / 4; i++) {
      long a = between(1 << 23, (1 << 24) - 1);
      long b = ((1L << 47) + a / 2) / a;
      float c = Math.scalb((float) between(1 << 18, (1 << 23) - 1), -149);
      checkSigns(Math.scalb((float) a, -75), Math.scalb((float) b, -122), c);
    }
  }

  @Test
  void floatsAboutToOverflow() {
    for (int i = 0; i < MANY / 4; i++) {
      int exponent = between(40, 80);
      float a = Math.scalb(mantissa(), exponent);
      float b = Math.scalb(mantissa(), between(102, 128) - exponent);
      checkSigns(a, b, Math.scalb(mantissa(), between(100, 127)));
    }
  }

  /** a·b is n + ½ units of the last place of a float, c below all that a double can add to it. */
  @Test
  void productsHalfwayBetweenFloats() {
    for (int i = 0; i < MANY / 4; i++) {
      int a = between(1 << 12, (1 << 13) - 1) | 1;
      int b = ((1 << 24) + random.nextInt(1 << 24)) / a | 1; // a·b is odd, of 25 bits or nearly
      int exponent = between(-60, 50);
      float c = Math.scalb(mantissa(), exponent - between(20, 60));
      checkSigns(Math.scalb(a, exponent), b, c);
      checkSigns(Math.scalb(a, exponent), b, 0f);
    }
  }

  @Test
  void specialFloats() {
    float[] special = {
      0,
      1,
      1.5f,
      Math.nextUp(1f),
      Math.nextDown(1f),
      0x1p24f,
      0x1p-24f,
      0x1p127f,
      0x1p-126f,
      Float.MIN_VALUE,
      Math.nextDown(Float.MIN_NORMAL),
      Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NaN,
      0x1p-75f,
      0x1p64f,
      0x1.fffffep63f,
      0x1p103f,
      0x1p-149f
    };
    for (float a : special) {
      for (float b : special) {
        for (float c : special) {
          checkSigns(a, b, c);
          checkSigns(a, -b, c);
        }
      }
    }
  }

  @Test
  void anyDoubles() {
    for (int i = 0; i < MANY / 400; i++) {
      check(
          Double.longBitsToDouble(random.nextLong()),
          Double.longBitsToDouble(random.nextLong()),
          Double.longBitsToDouble(random.nextLong()));
    }
  }

  @Test
  void doublesOfSimilarSize() {
    for (int i = 0; i < MANY; i++) {
      double c = Math.scalb(longMantissa(), between(-170, 120));
      checkSigns(longMantissa(), longMantissa(), c);
    }
  }

  /** c near the product, so that most of it cancels. */
  @Test
  void doublesThatCancel() {
    for (int i = 0; i < MANY / 2; i++) {
      double a = longMantissa();
      double b = longMantissa();
      checkSigns(a, b, a * b + between(-3, 3) * Math.ulp(a * b));
    }
  }

  /** Also beyond the range that is computed fast, and at its ends. */
  @Test
  void doublesOfAnySize() {
    for (int i = 0; i < MANY / 100; i++) {
      int product = between(-1200, 1100);
      int factor = between(-1000, 1000);
      double a = Math.scalb(longMantissa(), factor);
      double b = Math.scalb(longMantissa(), product - factor);
      checkSigns(a, b, Math.scalb(longMantissa(), product + between(-170, 120)));
    }
    for (int end : new int[] {-960, 960}) {
      for (int i = 0; i < MANY / 100; i++) {
        int product = end + between(-2, 2);
        int factor = between(-80, 80);
        double a = Math.scalb(longMantissa(), end / 2 + factor);
        double b = Math.scalb(longMantissa(), product - end / 2 - factor);
        checkSigns(a, b, Math.scalb(longMantissa(), product + between(-170, 60)));
      }
    }
  }

  @Test
  void specialDoubles() {
    double[] special = {
      0,
      1,
      1.5,
      Math.nextUp(1),
      Math.nextDown(1),
      0x1p53,
      0x1p-53,
      0x1p1023,
      0x1p-1022,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NaN,
      0x1p-480,
      0x1p480,
      0x1p960,
      0x1p-960,
      0x1p996,
      0x1p-540,
      0x1p512
    };
    for (double a : special) {
      for (double b : special) {
        for (double c : special) {
          checkSigns(a, b, c);
          checkSigns(a, -b, c);
        }
      }
    }
  }

  /** Above 2²⁴ floats are even numbers; odd ones go to the multiple of 4, unless c decides. */
  @Test
  void halfwayByHand() {
    // 4097 · 4097 = 2²⁴ + 8193, between the floats 16785408 and 16785410.
    assertThat(Fma.exact(4097f, 4097f, 0f)).isEqualTo(16785408f);
    assertThat(Fma.exact(4097f, 4097f, 0x1p-60f)).isEqualTo(16785410f);
    assertThat(Fma.exact(4097f, 4097f, -0x1p-60f)).isEqualTo(16785408f);
    // 4099 · 4097 = 2²⁴ + 16387, between the floats 16793602 and 16793604.
    assertThat(Fma.exact(4099f, 4097f, 0f)).isEqualTo(16793604f);
    assertThat(Fma.exact(4099f, 4097f, 0x1p-60f)).isEqualTo(16793604f);
    assertThat(Fma.exact(4099f, 4097f, -0x1p-60f)).isEqualTo(16793602f);
  }

  /** 10610063 · 13264529 = 2⁴⁷ - 1: the product is 2⁻¹⁵⁰ - 2⁻¹⁹⁷, not quite half a last place. */
  @Test
  void halfwayBetweenSubnormalsByHand() {
    float a = 10610063 * 0x1p-75f;
    float b = 13264529 * 0x1p-122f;
    float odd = (0x1p19f + 1) * Float.MIN_VALUE; // of two equally near, it would not be taken
    assertThat(Fma.exact(a, b, odd)).isEqualTo(odd);
    assertThat(Fma.exact(-a, b, odd)).isEqualTo(odd);
    assertThat(Fma.exact(a, b, 0f)).isZero();
  }
}
