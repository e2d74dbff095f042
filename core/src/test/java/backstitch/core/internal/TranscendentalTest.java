package backstitch.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.HighPrecision;
import backstitch.core.Rng;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What Javadoc promises of functions whose results are used before they are rounded. */
class TranscendentalTest {
  private static void log1pIsWithin44Bits(double x) {
    BigDecimal truth = HighPrecision.log(BigDecimal.ONE.add(new BigDecimal(x)));
    double error = new BigDecimal(Transcendental.log1p(x)).subtract(truth).abs().doubleValue();
    assertThat(error).as("of ln(1 + " + x + ")").isLessThan(truth.doubleValue() * 0x1p-44);
  }

  @Test
  void log1pOfAnySize() {
    Rng rng = Rng.of(1);
    for (int exponent = -60; exponent <= 31; exponent++) {
      for (int i = 0; i < 5; i++) {
        log1pIsWithin44Bits(Math.scalb(1 + rng.nextDouble(), exponent));
      }
    }
  }

  /** There the power of two changes that is taken out. */
  @Test
  void log1pAroundPowersTimesTheRootOfTwo() {
    for (double x = StrictMath.sqrt(2) - 1; x < 1000; x = 2 * x + 1) {
      log1pIsWithin44Bits(Math.nextDown(x));
      log1pIsWithin44Bits(x);
      log1pIsWithin44Bits(Math.nextUp(x));
    }
  }

  @Test
  void log1pOfZeroAndNan() {
    assertThat(Transcendental.log1p(0)).isZero();
    assertThat(Transcendental.log1p(Double.MIN_NORMAL)).isEqualTo(Double.MIN_NORMAL);
    assertThat(Transcendental.log1p(Double.NaN)).isNaN();
  }
}
