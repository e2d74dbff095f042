package backstitch.core.internal;

/**
 * a·b + c, rounded once: what {@code Math.fma} gives, bit for bit, but also where the processor has
 * no instruction for it. There {@code Math.fma} is computed with {@code BigDecimal}, in
 * microseconds.
 *
 * <p>A sum that is to be rounded twice is first rounded to odd: S. Boldo and G. Melquiond,
 * "Emulation of a FMA and Correctly Rounded Sums: Proved Algorithms Using Rounding to Odd", IEEE
 * Transactions on Computers 57 (2008). What rounding took from a sum is found after D. E. Knuth,
 * The Art of Computer Programming, volume 2, 4.2.2; what it took from a product after T. J. Dekker,
 * "A Floating-Point Technique for Extending the Available Precision", Numerische Mathematik 18
 * (1971).
 */
public final class Fma {
  /** Whether {@code Math.fma} is an instruction. No result depends on it, only the time. */
  public static final boolean HARDWARE = isFast();

  private static final int NORMAL_FLOAT = 0x38100000; // the upper half of 2⁻¹²⁶, a double
  private static final double SPLITTER = 0x1p27 + 1; // of 53 bits, in two halves
  // Between them nothing overflows, and what rounding took is a double too.
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
   * The instruction takes 0.1 µs, interpreted too; of these operands, whose sum has 2000 bits,
   * {@code BigDecimal} takes 20 µs even compiled. Any one try may be interrupted.
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
   * The product is exact in double. Only where the sum, rounded to double, lies halfway between two
   * floats does it matter what that rounding took. Normal floats have 29 bits less: halfway is a
   * one and 28 zeros. Subnormal ones have fewer still, and go the long way without a look.
   */
  static float exact(float a, float b, float c) {
    return rounded((double) a * b + c, a, b, c);
  }

  private static float rounded(double sum, float a, float b, float c) {
    long bits = Double.doubleToRawLongBits(sum);
    int high = (int) (bits >>> 32) & Integer.MAX_VALUE;
    // 0 < high < NORMAL_FLOAT, in one comparison: zeros are frequent, and come as they like.
    boolean subnormal = high - 1 + Integer.MIN_VALUE < NORMAL_FLOAT - 1 + Integer.MIN_VALUE;
    if ((int) bits << 3 == Integer.MIN_VALUE || subnormal) {
      return (float) oddSum((double) a * b, c);
    }
    return (float) sum;
  }

  /**
   * {@code c = fma(a, b, c)} for n elements without the instruction: in two loops, which takes half
   * of the time. {@code sums} is scratch, room for n.
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
   * Where the operands and the product are zero or of ordinary size, between 2⁻⁹⁶⁰ and 2⁹⁶⁰;
   * elsewhere as right and as slow as {@code Math.fma}.
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

  /** x + y, of the two doubles around it the one whose last bit is 1; or itself, if a double. */
  private static double oddSum(double x, double y) {
    double sum = x + y;
    double lost = lost(x, y, sum);
    long bits = Double.doubleToRawLongBits(sum);
    if (lost == 0 || (bits & 1) != 0) {
      return sum;
    }
    return Double.longBitsToDouble(lost > 0 == sum > 0 ? bits + 1 : bits - 1);
  }

  /** x + y less the sum, which is x + y rounded. */
  private static double lost(double x, double y, double sum) {
    double ofY = sum - x;
    return (x - (sum - ofY)) + (y - ofY);
  }
}
