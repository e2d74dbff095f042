package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Functions are within 1 ulp of the true value, over their whole range. */
class UlpTest {
  private static void check(
      UnaryOperator<Tensor> function, UnaryOperator<BigDecimal> truth, float[] x) {
    float[] y = function.apply(Tensor.of(x)).toArray();
    for (int i = 0; i < x.length; i++) {
      double ulps = HighPrecision.ulps(y[i], truth.apply(new BigDecimal(x[i])));
      assertThat(ulps).as("ulps of " + y[i] + " at " + x[i]).isLessThanOrEqualTo(1);
    }
  }

  /** Numbers of every size below a bound, with a sign where it is allowed, and the bound. */
  private static float[] everySize(int n, float bound, boolean negativeToo) {
    Rng rng = Rng.of(n);
    float[] x = new float[n];
    int top = Float.floatToIntBits(bound);
    for (int i = 0; i < n; i++) {
      float size = Float.intBitsToFloat(1 + rng.nextInt(top));
      x[i] = negativeToo && rng.nextInt(2) == 0 ? -size : size;
    }
    x[0] = bound;
    x[1] = Float.MIN_VALUE;
    x[2] = Float.MIN_NORMAL;
    return x;
  }

  /** Evenly spread numbers. */
  private static float[] spread(int n, float low, float high) {
    return Tensor.uniform(low, high, Shape.of(n), Rng.of(n)).toArray();
  }

  private static void checkAll(int n) {
    check(Tensor::exp, HighPrecision::exp, everySize(n, 104, true));
    check(Tensor::exp, HighPrecision::exp, spread(n, -104, 89));
    check(Tensor::log, HighPrecision::log, everySize(n, Float.MAX_VALUE, false));
    check(Tensor::log, HighPrecision::log, spread(n, 0.9f, 1.1f));
    check(Tensor::tanh, HighPrecision::tanh, spread(n, -10, 10));
    check(Tensor::tanh, HighPrecision::tanh, spread(n, -0.01f, 0.01f));
    check(Tensor::sigmoid, HighPrecision::sigmoid, everySize(n, 104, true));
    check(Tensor::sigmoid, HighPrecision::sigmoid, spread(n, -104, 20));
    check(Tensor::sqrt, x -> x.sqrt(HighPrecision.DIGITS), everySize(n, Float.MAX_VALUE, false));
  }

  @Test
  void functionsAreWithinOneUlp() {
    checkAll(400);
  }

  @Test
  @Tag("sweep")
  void functionsAreWithinOneUlpOfManyArguments() {
    checkAll(8000);
  }

  @Test
  @Tag("sweep")
  void expIsWithinOneUlpOfEveryFortiethFloat() {
    float[] x = new float[4096];
    for (long start = Integer.MIN_VALUE; start < Integer.MAX_VALUE; start += 41L * x.length) {
      for (int i = 0; i < x.length; i++) {
        x[i] = Float.intBitsToFloat((int) Math.min(start + 41L * i, Integer.MAX_VALUE));
      }
      float[] y = Tensor.of(x).exp().toArray();
      for (int i = 0; i < x.length; i++) {
        double truth = StrictMath.exp(x[i]);
        float nearest = (float) truth;
        boolean near = Math.abs(y[i] - truth) <= Math.ulp(nearest) && Float.isFinite(nearest);
        if (!near && Float.compare(y[i], nearest) != 0) {
          throw new AssertionError("exp " + x[i] + " is " + y[i] + ", exactly " + truth);
        }
      }
    }
  }

  @Test
  void tinyArgumentsOfTanhReturnThemselves() {
    for (float x : everySize(1000, 1e-4f, true)) {
      float y = Tensor.scalar(x).tanh().item();
      assertThat(Math.abs((double) y - x)).as("tanh " + x).isLessThanOrEqualTo(Math.ulp(x));
    }
  }

  @Test
  void overflowAndUnderflowBeginWhereTheyShould() {
    // The largest float whose exponential is finite, and the smallest above 0.
    assertThat(Tensor.of(0x1.62e42ep6f, Math.nextUp(0x1.62e42ep6f)).exp())
        .isEqualTo(Tensor.of(0x1.ffff08p127f, Float.POSITIVE_INFINITY));
    assertThat(Tensor.of(-103.97207f, Math.nextDown(-103.97208f)).exp())
        .isEqualTo(Tensor.of(Float.MIN_VALUE, 0));
  }
}
