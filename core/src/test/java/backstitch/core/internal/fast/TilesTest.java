package backstitch.core.internal.fast;

import static backstitch.core.Floats.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Floats;
import backstitch.core.internal.Kernels.Product;
import backstitch.core.internal.Textbook;
import backstitch.core.internal.fast.vector.VectorTiles;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain and vector tiles, wherever their matrices lie; {@code AgreementTest} has the rest. */
class TilesTest {
  static Stream<Tiles> all() {
    return Stream.of(new PlainTiles(), new VectorTiles());
  }

  private static void check(
      Tiles tiles, int m, int k, int n, Layout la, Layout lb, Layout lc, float[][] fill) {
    float[] a = Arrays.copyOf(fill[0], m * k);
    float[] b = Arrays.copyOf(fill[1], k * n);
    float[] expected = new float[m * n];
    int[] dims = {m, n};
    new Textbook().matmul(Product.MATMUL, a, new int[] {m, k}, b, new int[] {k, n}, dims, expected);
    Matrix c = lc.of(m, n, new float[m * n]);
    tiles.multiply(la.of(m, k, a), lb.of(k, n, b), c);
    String what = String.join(" ", tiles + "", m + "x" + k + "x" + n, la + " " + lb + " " + lc);
    assertSameBits(expected, Layout.elements(c), what);
    // Nothing outside of C is touched.
    assertSameBits(lc.of(m, n, expected).data(), c.data(), what + ", whole array");
  }

  private static float[][] ordinary(int n) {
    return new float[][] {Floats.ordinary(n, 1), Floats.ordinary(n, 2)};
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyLayoutOfEveryOperand(Tiles tiles) {
    float[][] fill = ordinary(40 * 40);
    for (Layout a : Layout.values()) {
      for (Layout b : Layout.values()) {
        for (Layout c : Layout.values()) {
          check(tiles, 5, 6, 37, a, b, c, fill);
          check(tiles, 37, 7, 5, a, b, c, fill);
          check(tiles, 34, 3, 35, a, b, c, fill);
          check(tiles, 1, 7, 37, a, b, c, fill);
          check(tiles, 37, 6, 1, a, b, c, fill);
          check(tiles, 1, 7, 1, a, b, c, fill);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void sizesAroundLanesAndTiles(Tiles tiles) {
    float[][] fill = {Floats.withSpecials(1100, 3), Floats.withSpecials(1100, 4)};
    int[] sizes = {0, 1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 31, 32, 33};
    for (int m : sizes) {
      for (int k : sizes) {
        for (int n : sizes) {
          check(tiles, m, k, n, Layout.ROWS, Layout.ROWS, Layout.ROWS, fill);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void sizesAroundBlocks(Tiles tiles) {
    float[][] fill = ordinary(1100 * 1100);
    int[] sizes = {63, 64, 65, 127, 128, 129, 255, 256, 257, 511, 512, 513, 1025};
    for (int size : sizes) {
      check(tiles, 5, size, 34, Layout.ROWS, Layout.COLUMNS, Layout.ROWS, fill);
      check(tiles, 3, 9, size, Layout.COLUMNS, Layout.ROWS, Layout.ROWS_WITH_GAPS, fill);
      check(tiles, size, 9, 3, Layout.ROWS, Layout.ROWS, Layout.COLUMNS, fill);
      check(tiles, 70, 130, size, Layout.ROWS, Layout.ROWS, Layout.ROWS, fill);
    }
    check(tiles, 4, 257, 513, Layout.ROWS, Layout.ROWS, Layout.ROWS, fill);
    check(tiles, 40, 400, 550, Layout.ROWS, Layout.ROWS, Layout.ROWS, fill);
    check(tiles, 40, 400, 560, Layout.ROWS, Layout.ROWS, Layout.ROWS, fill);
    check(tiles, 10, 130, 1056, Layout.ROWS, Layout.ROWS, Layout.ROWS, fill);
    check(tiles, 40, 33, 1056, Layout.ROWS, Layout.ROWS, Layout.ROWS, fill);
    for (int k : new int[] {399, 400, 401, 801}) {
      check(tiles, 29, k, 70, Layout.ROWS, Layout.ROWS, Layout.ROWS, fill);
      check(tiles, 40, k, 198, Layout.COLUMNS, Layout.COLUMNS, Layout.ROWS, fill);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void nanInfinityAndDenormalsAcrossBlocks(Tiles tiles) {
    for (int k : new int[] {1, 129, 300}) {
      float[][] specials = {Floats.withSpecials(40 * k, 5), Floats.withSpecials(k * 70, 6)};
      check(tiles, 40, k, 70, Layout.ROWS, Layout.ROWS, Layout.ROWS, specials);
      float[][] tiny = {Floats.tiny(40 * k, 7), Floats.tiny(k * 70, 8)};
      check(tiles, 40, k, 70, Layout.ROWS, Layout.ROWS, Layout.ROWS, tiny);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void zeroTimesNanIsNanInEveryPlace(Tiles tiles) {
    for (int k : new int[] {1, 2, 3, 4, 5, 130, 258}) {
      for (int at = 0; at < k; at += Math.max(1, k / 6)) {
        float[] b = new float[k * 35];
        b[at * 35 + 34] = Float.NaN;
        b[at * 35] = Float.POSITIVE_INFINITY;
        Matrix c = Layout.ROWS.of(3, 35, new float[3 * 35]);
        tiles.multiply(Layout.ROWS.of(3, k, new float[3 * k]), Layout.ROWS.of(k, 35, b), c);
        for (int i = 0; i < 3; i++) {
          assertThat(c.data()[i * 35 + 34]).isNaN();
          assertThat(c.data()[i * 35]).isNaN();
          assertThat(c.data()[i * 35 + 1]).isEqualTo(0);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void underflowIsGradualAlongTheChain(Tiles tiles) {
    float[] a = {0x1p-100f, 0x1p-100f, 0x1p-100f};
    float[] b = {0x1p-49f, 0x1p-49f, -0x1p-48f};
    Matrix c = Layout.ROWS.of(1, 1, new float[] {0});
    tiles.multiply(Layout.ROWS.of(1, 3, a), Layout.ROWS.of(3, 1, b), c);
    assertThat(c.data()[0]).isEqualTo(0);
    c.data()[0] = 0;
    tiles.multiply(Layout.ROWS.of(1, 2, a), Layout.ROWS.of(2, 1, b), c);
    assertThat(c.data()[0]).isEqualTo(0x1p-148f);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyByteDividedByAnything(Tiles tiles) {
    byte[] bytes = new byte[3 * 300];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    float[] divisors = Floats.ordinary(100, 3);
    float[] special = {255, 1, -7, 0, -0f, 0x1.fffffep0f, Float.MIN_VALUE, 1e-40f, 3e38f};
    float[] notFinite = {Float.NaN, Float.POSITIVE_INFINITY};
    int[] rows = {0, 2, 1, 0};
    for (float[] some : new float[][] {divisors, special, notFinite}) {
      for (float divisor : some) {
        for (int rowSize : new int[] {0, 1, 7, 16, 37, 300}) {
          float[] expected = new float[4 * rowSize];
          float[] y = new float[4 * rowSize];
          for (int i = rowSize; i < 3 * rowSize; i++) {
            int b = Byte.toUnsignedInt(bytes[rows[i / rowSize] * rowSize + i % rowSize]);
            expected[i] = b / divisor;
          }
          tiles.divideRows(bytes, rowSize, rows, divisor, y, 1, 3);
          assertSameBits(expected, y, tiles + ", " + rowSize + " bytes by " + divisor);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void sixteenSumsGoOn(Tiles tiles) {
    for (float[] x : new float[][] {Floats.ordinary(40_000, 4), Floats.withSpecials(5000, 5)}) {
      for (int n : new int[] {0, 16, 48, 64, 80, 1024, 4096, 4112, 39_984}) {
        double[] sums = new double[16];
        Arrays.setAll(sums, i -> 0.1 * i);
        double[] expected = sums.clone();
        int start = 7;
        int count = Math.min(n, (x.length - start) / 16 * 16);
        for (int i = 0; i < count; i++) {
          expected[i % 16] += x[start + i];
        }
        tiles.addInterleaved(x, start, count, sums);
        assertThat(sums).as("%s, %d", tiles, count).containsExactly(expected);
      }
    }
  }
}
