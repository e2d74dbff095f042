package backstitch.core.internal;

import static backstitch.core.Floats.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.core.internal.Kernels.Binary;
import backstitch.core.internal.Kernels.Product;
import backstitch.core.internal.Kernels.Reduction;
import backstitch.core.internal.Kernels.Unary;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The definition, held against numbers that were worked out by hand. */
class TextbookTest {
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final int[] NONE = {};

  private final Kernels textbook = new Textbook();

  private float[] map(Unary f, float... x) {
    float[] y = new float[x.length];
    textbook.map(f, x, y);
    return y;
  }

  private float[] zip(Binary f, float[] a, int[] aDims, float[] b, int[] bDims, int... dims) {
    float[] c = new float[Arrays.stream(dims).reduce(1, (x, y) -> x * y)];
    textbook.zip(f, a, aDims, b, bDims, dims, c);
    return c;
  }

  private float[] pairs(Binary f, float[] a, float[] b) {
    int[] dims = {a.length};
    return zip(f, a, dims, b, dims, dims);
  }

  private static float[] of(float... values) {
    return values;
  }

  private static void equal(float[] got, float... expected) {
    assertSameBits(expected, got, Arrays.toString(got));
  }

  @Test
  void functionsOfOneNumber() {
    equal(map(Unary.NEGATE, 1, -2, 0, -0f), -1, 2, -0f, 0);
    equal(map(Unary.SQUARE, 3, -0.5f), 9, 0.25f);
    equal(map(Unary.SQRT, 9, 2, -1), 3, 1.4142135f, NAN);
    equal(map(Unary.ABS, -3, -0f, NAN), 3, 0, NAN);
    equal(map(Unary.RELU, -3, 2, -0f, NAN), 0, 2, 0, NAN);
    equal(map(Unary.EXP, 0, 1, -1, 89, -INF, NAN), 1, 2.7182817f, 0.36787945f, INF, 0, NAN);
    equal(map(Unary.LOG, 1, 10, 0, -1), 0, 2.3025851f, -INF, NAN);
    equal(map(Unary.TANH, 0, 1, -INF), 0, 0.7615942f, -1);
    equal(map(Unary.SIGMOID, 0, 1, -200, INF), 0.5f, 0.7310586f, 0, 1);
  }

  @Test
  void functionsOfTwoNumbers() {
    equal(pairs(Binary.PLUS, of(1, INF), of(2, -INF)), 3, NAN);
    equal(pairs(Binary.MINUS, of(1, 0), of(2, 0)), -1, 0);
    equal(pairs(Binary.TIMES, of(3, 0), of(-2, INF)), -6, NAN);
    equal(pairs(Binary.DIVIDED_BY, of(1, 1, 0), of(4, -0f, 0)), 0.25f, -INF, NAN);
    equal(pairs(Binary.MAXIMUM, of(1, -0f, NAN), of(2, 0, 1)), 2, 0, NAN);
    equal(pairs(Binary.MINIMUM, of(1, -0f, NAN), of(2, 0, 1)), 1, -0f, NAN);
    equal(pairs(Binary.COMPARE, of(1, 2, -0f, NAN), of(2, 1, 0, 0)), -1, 1, 0, NAN);
  }

  @Test
  void aProductIsRoundedBeforeItIsAdded() {
    float x = 1 + 0x1p-12f; // x² = 1 + 2⁻¹¹ + 2⁻²⁴
    float[] c = new float[1];
    textbook.plusTimes(x, of(-1 - 0x1p-11f), NONE, of(x), NONE, NONE, c);
    equal(c, 0);
  }

  @Test
  void operandsAreBroadcast() {
    int[] column = {2, 1};
    int[] row = {3};
    equal(zip(Binary.PLUS, of(10, 20), column, of(1, 2, 3), row, 2, 3), 11, 12, 13, 21, 22, 23);
    equal(zip(Binary.MINUS, of(1, 2, 3), row, of(10), NONE, 3), -9, -8, -7);
    float[] y = new float[6];
    textbook.broadcast(of(10, 20), column, new int[] {2, 3}, y);
    equal(y, 10, 10, 10, 20, 20, 20);
  }

  private float[] product(Product p, float[] a, int[] aDims, float[] b, int[] bDims, int... dims) {
    float[] c = new float[Arrays.stream(dims).reduce(1, (x, y) -> x * y)];
    textbook.matmul(p, a, aDims, b, bDims, dims, c);
    return c;
  }

  @Test
  void productsOfMatrices() {
    int[] wide = {2, 3};
    int[] tall = {3, 2};
    float[] a = {1, 2, 3, 4, 5, 6};
    float[] b = {7, 8, 9, 10, 11, 12};
    equal(product(Product.MATMUL, a, wide, b, tall, 2, 2), 58, 64, 139, 154);
    equal(product(Product.MATMUL_T, a, wide, a, wide, 2, 2), 14, 32, 32, 77);
    equal(product(Product.T_MATMUL, a, tall, b, tall, 2, 2), 89, 98, 116, 128);
    equal(product(Product.MATMUL, of(), new int[] {1, 0}, of(), new int[] {0, 2}, 1, 2), 0, 0);
    float[] y = new float[4];
    textbook.linear(a, b, of(100, 200), 2, 3, 2, y);
    equal(y, 150, 268, 222, 367);
  }

  @Test
  void leadingAxesAreBroadcast() {
    float[] rows = {1, 2, 3, 4};
    float[] columns = {1, 0, 0, 1, 1, 1};
    equal(
        product(
            Product.MATMUL, rows, new int[] {2, 1, 1, 2}, columns, new int[] {3, 2, 1}, 2, 3, 1, 1),
        1,
        2,
        3,
        3,
        4,
        7);
  }

  private float dot(float[] a, float[] b) {
    return product(Product.MATMUL, a, new int[] {1, a.length}, b, new int[] {b.length, 1}, 1, 1)[0];
  }

  private static float[] full(int n, float value) {
    float[] x = new float[n];
    Arrays.fill(x, value);
    return x;
  }

  @Test
  void aChainRunsUpwardsAndIsFused() {
    assertThat(dot(of(1e8f, 1, -1e8f), full(3, 1))).isEqualTo(0);
    assertThat(dot(of(1e8f, -1e8f, 1), full(3, 1))).isEqualTo(1);
    float x = 1 + 0x1p-12f; // x² = 1 + 2⁻¹¹ + 2⁻²⁴; rounded first, the last term would be lost
    assertThat(dot(of(-1, x), of(1 + 0x1p-11f, x))).isEqualTo(0x1p-24f);
    assertThat(dot(of(0), of(NAN))).isNaN();
  }

  @Test
  void ofEvery1024ProductsThereIsOneChain() {
    float[] ones = full(1026, 1);
    float[] x = new float[1026];
    x[1023] = 0x1p24f; // adding 1 leaves it as it is, adding 2 does not
    x[1024] = 1;
    x[1025] = 1;
    assertThat(dot(x, ones)).isEqualTo(0x1p24f + 2);
    x[1025] = -0x1p24f;
    assertThat(dot(x, ones)).isEqualTo(1); // 2²⁴ + (1 - 2²⁴)
    x[1022] = 1; // 1 + 2²⁴ is 2²⁴
    x[1024] = 0;
    assertThat(dot(x, ones)).isEqualTo(0);
  }

  @Test
  void theFirstChainIsTheSumItselfAndNotAddedToZero() {
    float[] x = new float[1025];
    float[] y = new float[1025];
    x[0] = -Float.MIN_VALUE;
    y[0] = Float.MIN_VALUE; // the product is rounded to -0
    Arrays.fill(x, 1, 1024, -Float.MIN_VALUE);
    Arrays.fill(y, 1, 1024, Float.MIN_VALUE);
    assertSameBits(of(-0f), of(dot(Arrays.copyOf(x, 1024), Arrays.copyOf(y, 1024))), "one block");
    assertSameBits(of(0), of(dot(x, y)), "and +0 from the second");
    x[1024] = -Float.MIN_VALUE;
    y[1024] = Float.MIN_VALUE;
    assertSameBits(of(-0f), of(dot(x, y)), "and -0 from the second");
  }

  @Test
  void longProductsDoNotLoseTheirDigits() {
    assertThat(dot(full(1_000_000, 0.1f), full(1_000_000, 1))).isCloseTo(100_000, within(5f));
    assertThat(dot(full(1 << 25, 1), full(1 << 25, 1))).isEqualTo(0x1p25f);
  }

  private float[] reduce(Reduction f, float[] x, int[] dims, boolean[] reduced, int length) {
    float[] y = new float[length];
    textbook.reduce(f, x, dims, reduced, y);
    return y;
  }

  private float all(Reduction f, float... x) {
    return reduce(f, x, new int[] {x.length}, new boolean[] {true}, 1)[0];
  }

  @Test
  void reductionsOverSomeAxes() {
    float[] x = {1, 2, 3, 4, 5, 6};
    int[] dims = {2, 3};
    boolean[] first = {true, false};
    boolean[] last = {false, true};
    equal(reduce(Reduction.SUM, x, dims, first, 3), 5, 7, 9);
    equal(reduce(Reduction.SUM, x, dims, last, 2), 6, 15);
    equal(reduce(Reduction.MEAN, x, dims, last, 2), 2, 5);
    equal(reduce(Reduction.MAX, x, dims, first, 3), 4, 5, 6);
    assertThat(all(Reduction.MAX, -0f, 0, -0f)).isEqualTo(0f);
    assertThat(all(Reduction.MAX, 1, NAN, 2)).isNaN();
    assertThat(all(Reduction.LOG_SUM_EXP, 1000, 1000)).isEqualTo(1000.6932f);
    assertThat(all(Reduction.LOG_SUM_EXP, -INF, -INF)).isEqualTo(-INF);
    assertThat(all(Reduction.LOG_SUM_EXP)).isEqualTo(-INF);
    assertThat(all(Reduction.SUM)).isEqualTo(0);
    assertThat(all(Reduction.MEAN)).isNaN();
  }

  @Test
  void neighboursAreSumsOfEverySixteenthJoinedAsATree() {
    float[] x = new float[40];
    x[0] = 1; // lost in 2⁶⁰, and with it gone
    x[16] = 0x1p60f;
    x[32] = -0x1p60f;
    assertThat(all(Reduction.SUM, x)).isEqualTo(0);
    x[1] = 1; // in another of the sixteen
    assertThat(all(Reduction.SUM, x)).isEqualTo(1);
    float[] y = new float[16];
    y[0] = 0x1p60f;
    y[8] = -0x1p60f; // these two are joined first
    y[4] = 1;
    assertThat(all(Reduction.SUM, y)).isEqualTo(1);
    y[8] = 1; // these are, and it is lost
    y[4] = -0x1p60f;
    assertThat(all(Reduction.SUM, y)).isEqualTo(0);
  }

  @Test
  void aRunIsCutIntoPieces() {
    float[] x = new float[2 * 65_536];
    x[0] = 1; // in one piece it would meet 2⁶⁰ in the first of the sixteen sums
    x[65_536] = 0x1p60f;
    x[65_536 + 16] = -0x1p60f;
    assertThat(all(Reduction.SUM, x)).isEqualTo(1);
    x[65_536 - 16] = 0x1p60f; // in one piece with the 1
    x[65_536] = 0;
    assertThat(all(Reduction.SUM, x)).isEqualTo(0);
  }

  @Test
  void ofEvery1024RunsThereIsOneSum() {
    int rows = 1026;
    float[] x = new float[rows * 2]; // the first column is of interest
    x[0] = 1;
    x[2 * 1023] = 0x1p60f;
    x[2 * 1024] = -0x1p60f;
    x[2 * 1025] = 1;
    int[] dims = {rows, 2};
    boolean[] first = {true, false};
    // (1 + 2⁶⁰) + (-2⁶⁰ + 1): both ones are lost; one after the other, the last would stay.
    equal(reduce(Reduction.SUM, x, dims, first, 2), 0, 0);
  }

  @Test
  void axesOfSizeOneDoNotCount() {
    float[] x = new float[32];
    x[0] = 1;
    x[16] = 0x1p60f;
    x[31] = -0x1p60f;
    // One run of 32: x[16] is added to x[0]. Two runs of 16 would be added: (1 + 0) + 0.
    boolean[] outer = {true, false, true};
    equal(reduce(Reduction.SUM, x, new int[] {2, 1, 16}, outer, 1), 0);
  }

  @Test
  void firstMaximumCountsAndNanIsLargest() {
    int[] indices = new int[3];
    float[] x = {1, 3, 3, -0f, 0, -0f, 5, NAN, 7};
    textbook.argMax(x, new int[] {3, 3}, new boolean[] {false, true}, indices);
    assertThat(indices).containsExactly(1, 0, 1);
  }

  @Test
  void softmaxAndItsLogarithm() {
    float[] y = new float[2];
    textbook.softmax(of(0, 1.0986123f), new int[] {2}, new boolean[] {true}, false, y); // ln 3
    equal(y, 0.25f, 0.75f);
    textbook.softmax(of(1000, 0), new int[] {2}, new boolean[] {true}, true, y);
    equal(y, 0, -1000);
    textbook.softmax(of(INF, 0), new int[] {2}, new boolean[] {true}, false, y);
    equal(y, NAN, NAN);
  }

  @Test
  void crossEntropyAndItsDerivative() {
    float[] losses = new float[2];
    float[] derivative = new float[4];
    textbook.crossEntropy(of(0, 1.0986123f, 18, 0), 2, new int[] {0, 0}, losses, derivative);
    equal(losses, 1.3862944f, 1.5229979e-8f); // ln 4; e⁻¹⁸
    equal(derivative, -0.75f, 0.75f, -1.5229979e-8f, 1.5229979e-8f);
  }

  @Test
  void whatOnlyMovesNumbers() {
    float[] x = {1, 2, 3, 4, 5, 6};
    float[] six = new float[6];
    textbook.transpose(x, new int[] {2, 3}, new int[] {1, 0}, six);
    equal(six, 1, 4, 2, 5, 3, 6);
    float[] four = new float[4];
    textbook.copy(x, 2, 3, four, 1);
    equal(four, 0, 3, 4, 5);
    four = new float[4];
    textbook.gather(x, 2, new int[] {2, 0}, four);
    equal(four, 5, 6, 1, 2);
    four = new float[4];
    textbook.scatterAdd(x, 2, new int[] {1, 0, 1}, four);
    equal(four, 3, 4, 6, 8);
    float[] two = new float[2];
    textbook.pick(x, 3, new int[] {2, 0}, two);
    equal(two, 3, 4);
    four = new float[4];
    textbook.unpick(of(7, -0f), 2, new int[] {1, 0}, four);
    equal(four, 0, 7, -0f, 0);
    textbook.pixels(new byte[] {0, 1, (byte) 255, 51}, 2, new int[] {1, 0}, 255, four);
    equal(four, 1, 0.2f, 0, 0.003921569f);
  }
}
