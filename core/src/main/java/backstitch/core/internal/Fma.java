package backstitch.core.internal;

/**
 * a·b + c, rounded once, with the bits of {@code Math.fma}. It is fast even if the processor has no
 * instruction for it: {@code Math.fma} would then use {@code BigDecimal} and take microseconds.
 *
 * <p>Without the instruction a sum is rounded twice. The result is still right if the first time it
 * is rounded to odd: S. Boldo and G. Melquiond, "Emulation of a FMA and Correctly Rounded Sums:
 * Proved Algorithms Using Rounding to Odd", IEEE Transactions on Computers 57 (2008). The rounding
 * error of a sum is computed as in D. E. Knuth, The Art of Computer Programming, volume 2, 4.2.2;
 * that of a product as in T. J. Dekker, "A Floating-Point Technique for Extending the Available
 * Precision", Numerische Mathematik 18 (1971).
 */
public final class Fma {
  /** Whether the processor has an instruction for fma. Only the time depends on it, no result. */
  public static final boolean HARDWARE = isFast();

  private static final int NORMAL_FLOAT = 0x38100000; // the upper 32 bits of the double 2⁻¹²⁶
  private static final double SPLITTER = 0x1p27 + 1; // cuts a double of 53 bits into two halves
  // Between these bounds nothing overflows, and the rounding error is a double, too.
  private static final double LEAST = 0x1p-960;
  private static final double GREATEST = 0x1p960;

  private Fma() {}

  public static float fma(float a, float b, float c) {
    return HARDWARE ? Math.fma(a, b, c) : exact(a, b, c);
  }

  public static double fma(double a, double b, double c) {
    return HARDWARE ? Math.fma(a, b, c) : exact(a, b, c);
  }

  /**
   * Measures the time. The instruction takes 0.1 µs, even interpreted; {@code BigDecimal} takes 20
   * µs for these operands, whose sum has 2000 bits. One try may be interrupted, so there are five.
   */
  private static boolean isFast() {
    for (int tries = 0; tries < 5; tries++) {
      long start = System.nanoTime();
      double sum = Math.fma(0x1.fffffffffffffp-500, 0x1.fffffffffffffp-500, 0x1p1000);
      if (System.nanoTime() - start < 3_000 && sum == 0x1p1000) {
        return true;
      }
    }
    return false;
  }

  /**
   * The product is exact in double. The sum is rounded to double and then to float. The error of
   * the first rounding matters only if the double is halfway between two floats: if the 29 bits
   * that a normal float does not have are a one and 28 zeros. A subnormal float has still fewer
   * bits; such sums are always rounded to odd.
   */
  static float exact(float a, float b, float c) {
    return rounded((double) a * b + c, a, b, c);
  }

  private static float rounded(double sum, float a, float b, float c) {
    long bits = Double.doubleToRawLongBits(sum);
    int high = (int) (bits >>> 32) & Integer.MAX_VALUE;
    // 0 < high < NORMAL_FLOAT in one comparison: a branch for zero would often be mispredicted.
    boolean subnormal = high - 1 + Integer.MIN_VALUE < NORMAL_FLOAT - 1 + Integer.MIN_VALUE;
    if ((int) bits << 3 == Integer.MIN_VALUE || subnormal) {
      return (float) oddSum((double) a * b, c);
    }
    return (float) sum;
  }

  /**
   * {@code c[j] = fma(a, b[j], c[j])} for n elements, without the instruction. Two loops take half
   * the time of one. The array {@code sums} is scratch space for n numbers.
   */
  public static void addProducts(float a, float[] b, float[] c, int n, double[] sums) {
    for (int j = 0; j < n; j++) {
      sums[j] = (double) a * b[j] + c[j];
    }
    for (int j = 0; j < n; j++) {
      c[j] = rounded(sums[j], a, b[j], c[j]);
    }
  }

  /**
   * Computes without {@code Math.fma} if a or b is 0, or if the product is above 2⁻⁹⁶⁰ and it and
   * the operands are below 2⁹⁶⁰. All else is left to {@code Math.fma}, which is right but slow.
   */
  static double exact(double a, double b, double c) {
    double product = a * b;
    if (a == 0 || b == 0) {
      return product + c;
    }
    double factors = Math.max(Math.abs(a), Math.abs(b));
    double terms = Math.max(Math.abs(product), Math.abs(c));
    if (!(Math.max(factors, terms) < GREATEST && Math.abs(product) > LEAST)) { // or a NaN
      return Math.fma(a, b, c);
    }
    double a1 = upperHalf(a);
    double b1 = upperHalf(b);
    double rest = ((a1 * b1 - product) + (a - a1) * b1 + a1 * (b - b1)) + (a - a1) * (b - b1);
    double small = rest + c;
    double sum = product + small;
    return sum + oddSum(lost(rest, c, small), lost(product, small, sum));
  }

  private static double upperHalf(double x) {
    return x * SPLITTER - (x * SPLITTER - x);
  }

  /** x + y rounded to odd: if it is not a double, the one beside it whose last bit is 1. */
  private static double oddSum(double x, double y) {
    double sum = x + y;
    double lost = lost(x, y, sum);
    long bits = Double.doubleToRawLongBits(sum);
    if (lost == 0 || (bits & 1) != 0) {
      return sum;
    }
    return Double.longBitsToDouble(lost > 0 == sum > 0 ? bits + 1 : bits - 1);
  }

  /** The rounding error of a sum: the exact x + y, less the sum. */
  private static double lost(double x, double y, double sum) {
    double ofY = sum - x;
    return (x - (sum - ofY)) + (y - ofY);
  }
}
