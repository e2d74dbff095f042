package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

/** Floats to test with, and their comparison bit for bit. */
public final class Floats {
  private static final float[] SPECIALS = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Math.nextDown(Float.MIN_NORMAL),
    1f,
    -1f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  private Floats() {}

  /** Zeros of both signs, the ends of the denormals, the largest numbers, infinities, NaN. */
  public static float[] specials() {
    return SPECIALS.clone();
  }

  /** Ordinary numbers, within -1 and 1. */
  public static float[] ordinary(int n, long seed) {
    return Tensor.uniform(-1, 1, Shape.of(n), Rng.of(seed)).toArray();
  }

  /** Every bit pattern equally likely, and every special number at least once where n allows. */
  public static float[] anyBits(int n, long seed) {
    Rng rng = Rng.of(seed);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = i < SPECIALS.length ? SPECIALS[i] : Float.intBitsToFloat((int) rng.nextLong());
    }
    return x;
  }

  /** Denormal numbers, zeros of both signs, and a few ordinary ones. */
  public static float[] tiny(int n, long seed) {
    Rng rng = Rng.of(seed);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      float denormal = Float.MIN_VALUE * rng.nextInt(1 << 20);
      float size = rng.nextInt(4) == 0 ? 0 : rng.nextInt(3) == 0 ? 2 * rng.nextInt(50) : denormal;
      x[i] = rng.nextInt(2) == 0 ? size : -size;
    }
    return x;
  }

  /** Ordinary numbers and zeros, with one NaN and one infinity of each sign among them. */
  public static float[] withSpecials(int n, long seed) {
    float[] x = ordinary(n, seed);
    Rng rng = Rng.of(~seed);
    for (int i = 0; i < n; i += 1 + rng.nextInt(9)) {
      x[i] = rng.nextInt(2) == 0 ? 0f : -0f;
    }
    float[] rare = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    for (int r = 0; n > 0 && r < rare.length; r++) {
      x[rng.nextInt(n)] = rare[r];
    }
    return x;
  }

  /**
   * Small numbers, and as many of 2⁶⁰ as of -2⁶⁰: one that is added between two of these is lost,
   * so that each order of adding gives another sum, along any axis where they cancel.
   */
  public static float[] cancelling(int n, long seed) {
    float[] x = ordinary(n, seed);
    int[] place = Rng.of(~seed).permutation(n);
    for (int i = 0; i + 1 < n / 4; i += 2) {
      x[place[i]] = 0x1p60f;
      x[place[i + 1]] = -0x1p60f;
    }
    return x;
  }

  /** Every bit the same, with all NaNs as one. */
  public static void assertSameBits(float[] expected, float[] actual, String what) {
    assertThat(actual.length).as(what).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
        throw new AssertionError(
            what + ": element " + i + " is " + actual[i] + ", expected " + expected[i]);
      }
    }
  }
}
