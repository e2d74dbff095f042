package backstitch.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.EngineRestored;
import backstitch.core.Floats;
import backstitch.core.Shape;
import backstitch.core.internal.fast.FastKernels;
import backstitch.core.internal.fast.Parallel;
import backstitch.core.internal.fast.PlainTiles;
import backstitch.core.internal.fast.WarmingTiles;
import backstitch.core.internal.fast.vector.VectorTiles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of {@link Kernels}: the fast kernels, with each kind of tile and some numbers of
 * threads, give the bits of the textbook.
 */
@ExtendWith(EngineRestored.class)
class AgreementTest {
  private static final Kernels TEXTBOOK = new Textbook();

  private static final List<Kernels> FAST =
      List.of(
          new FastKernels(new PlainTiles()),
          new FastKernels(new VectorTiles()),
          new FastKernels(new WarmingTiles(new PlainTiles(), new VectorTiles())));

  /** Some numbers to compute with: n of them. */
  private interface Fill {
    float[] of(int n, long seed);
  }

  private static final Map<String, Fill> FILLS =
      Map.of(
          "ordinary", Floats::ordinary,
          "NaN and infinities", Floats::withSpecials,
          "denormals and -0", Floats::tiny,
          "any bits", Floats::anyBits,
          "order shows", Floats::cancelling,
          "ties", AgreementTest::ties);

  /** -2, -1, -0, 0, 1 and 2: hardly a maximum is the only one. */
  private static float[] ties(int n, long seed) {
    float[] x = Floats.ordinary(n, seed);
    for (int i = 0; i < n; i++) {
      x[i] = Math.round(2 * x[i]) == 0 ? Math.copySign(0f, x[i]) : Math.round(2 * x[i]);
    }
    return x;
  }

  /** What a method computes: it fills the arrays that are made for it. */
  private interface Call {
    Object[] run(Kernels kernels);
  }

  private static void agree(String what, Call call, int... threads) {
    Object[] expected = call.run(TEXTBOOK);
    for (int t : threads) {
      Parallel.setThreads(t);
      for (Kernels fast : FAST) {
        Object[] got = call.run(fast);
        for (int r = 0; r < expected.length; r++) {
          compare(String.join(" ", what, fast + ",", t + " threads"), expected[r], got[r]);
        }
      }
    }
  }

  private static void compare(String what, Object expected, Object got) {
    if (expected instanceof float[] floats) {
      Floats.assertSameBits(floats, (float[]) got, what);
    } else {
      assertThat((int[]) got).as(what).isEqualTo(expected);
    }
  }

  // ---- the table: for every method, what it is tried with

  private static final Map<String, Runnable> TABLE = new TreeMap<>();

  static {
    TABLE.put("map", AgreementTest::maps);
    TABLE.put("zip", AgreementTest::zips);
    TABLE.put("plusTimes", AgreementTest::plusTimes);
    TABLE.put("reduce", AgreementTest::reductions);
    TABLE.put("argMax", AgreementTest::argMax);
    TABLE.put("softmax", AgreementTest::softmax);
    TABLE.put("crossEntropy", AgreementTest::crossEntropy);
    TABLE.put("matmul", AgreementTest::matmul);
    TABLE.put("linear", AgreementTest::linear);
    TABLE.put("broadcast", AgreementTest::broadcast);
    TABLE.put("transpose", AgreementTest::transpose);
    TABLE.put("copy", AgreementTest::copy);
    TABLE.put("gather", () -> rows(Kernels::gather, false));
    TABLE.put("scatterAdd", () -> rows(Kernels::scatterAdd, true));
    TABLE.put("pick", AgreementTest::pick);
    TABLE.put("unpick", AgreementTest::unpick);
    TABLE.put("pixels", AgreementTest::pixels);
  }

  static Stream<String> methods() {
    return TABLE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void agreesToTheBit(String method) {
    TABLE.get(method).run();
  }

  @Test
  void everyMethodIsInTheTable() {
    Stream<Method> methods = Arrays.stream(Kernels.class.getDeclaredMethods());
    assertThat(methods.filter(m -> !m.isSynthetic()).map(Method::getName))
        .filteredOn(name -> !name.equals("toString"))
        .containsExactlyInAnyOrderElementsOf(TABLE.keySet());
  }

  // ---- shapes

  private static final int[][] SHAPES = {
    {},
    {0},
    {1},
    {2},
    {7},
    {15},
    {16},
    {17},
    {31},
    {33},
    {100},
    {1023},
    {1024},
    {1025},
    {4099},
    {7, 5},
    {3, 17},
    {40, 33},
    {513, 3},
    {2, 1025},
    {1030, 2},
    {256, 10},
    {5, 7, 9},
    {4, 1, 21},
    {1, 6, 33},
    {9, 35, 1},
    {3, 3, 3, 19},
    {2, 17, 2, 17},
    {0, 5},
    {5, 0},
    {3, 0, 4},
    {1, 1, 1}
  };

  /** Large enough for several threads, and for several blocks of a sum. */
  private static final int[][] LARGE = {
    {65_535},
    {65_536},
    {65_537},
    {200_003},
    {2100, 33},
    {3, 70_001},
    {1025, 2, 20},
    {300, 1100},
    {2, 1300, 40}
  };

  private static int size(int... dims) {
    return Shape.of(dims).size();
  }

  private static void forShapes(Consumer<int[]> body) {
    Arrays.stream(SHAPES).forEach(body);
    Arrays.stream(LARGE).forEach(body);
  }

  /** The fills; of large shapes two, or the textbook would take long. */
  private static void forFills(int size, Consumer<Map.Entry<String, Fill>> body) {
    FILLS.entrySet().stream()
        .filter(f -> size < 20_000 || f.getKey().startsWith("o") || f.getKey().startsWith("N"))
        .forEach(body);
  }

  private static int[] threads(int size) {
    return size < 10_000 ? new int[] {2} : new int[] {1, 2, 3, 5};
  }

  // ---- element by element

  private static void maps() {
    for (Kernels.Unary f : Kernels.Unary.values()) {
      for (int n : new int[] {0, 1, 15, 16, 17, 1023, 1024, 1025, 5000, 40_000}) {
        forFills(
            0,
            fill -> {
              float[] x = fill.getValue().of(n, 1);
              agree(f + " " + n + " " + fill.getKey(), k -> map(k, f, x), threads(n));
            });
      }
    }
  }

  private static Object[] map(Kernels kernels, Kernels.Unary f, float[] x) {
    float[] y = new float[x.length];
    kernels.map(f, x, y);
    return new Object[] {y};
  }

  /** Pairs that are broadcast, each way round. */
  private static final int[][][] PAIRS = {
    {{}, {}},
    {{5}, {}},
    {{1}, {1}},
    {{0}, {1}},
    {{3, 0}, {1}},
    {{4, 3}, {3}},
    {{4, 3}, {4, 1}},
    {{4, 1}, {3}},
    {{4, 1}, {1, 3}},
    {{2, 3, 4}, {3, 1}},
    {{2, 1, 4}, {3, 1}},
    {{1, 1, 7}, {7}},
    {{5, 1, 6, 1}, {7, 1, 8}},
    {{256, 10}, {10}},
    {{2, 1, 1025}, {1, 2, 1}},
    {{3, 1023}, {3, 1}},
    {{3, 1024}, {1024}},
    {{3, 5000}, {5000}},
    {{1}, {2049}},
    {{500, 101}, {500, 101}},
    {{500, 1}, {500, 101}},
    {{101}, {500, 101}},
    {{30, 40, 50}, {40, 1}}
  };

  private interface Zip {
    void run(
        Kernels kernels, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c);
  }

  private static void zip(String what, Zip zip) {
    for (int[][] pair : PAIRS) {
      for (int order = 0; order < 2; order++) {
        int[] aDims = pair[order];
        int[] bDims = pair[1 - order];
        int[] dims = Shape.of(aDims).broadcast("test", Shape.of(bDims)).dims();
        forFills(
            size(dims),
            fill -> {
              float[] a = fill.getValue().of(size(aDims), 1);
              float[] b = fill.getValue().of(size(bDims), 2);
              agree(
                  what + Arrays.deepToString(pair) + fill.getKey(),
                  kernels -> {
                    float[] c = new float[size(dims)];
                    zip.run(kernels, a, aDims, b, bDims, dims, c);
                    return new Object[] {c};
                  },
                  threads(size(dims)));
            });
      }
    }
  }

  private static void zips() {
    for (Kernels.Binary f : Kernels.Binary.values()) {
      zip(
          f.name(),
          (kernels, a, aDims, b, bDims, dims, c) -> kernels.zip(f, a, aDims, b, bDims, dims, c));
    }
  }

  private static void plusTimes() {
    for (float factor : new float[] {-0.1f, 0, 3e38f, Float.NaN}) {
      zip(
          "plusTimes",
          (kernels, a, aDims, b, bDims, dims, c) ->
              kernels.plusTimes(factor, a, aDims, b, bDims, dims, c));
    }
  }

  // ---- reductions

  /** Every choice of axes. */
  private static List<boolean[]> choices(int rank) {
    List<boolean[]> choices = new ArrayList<>();
    for (int subset = 0; subset < 1 << rank; subset++) {
      boolean[] reduced = new boolean[rank];
      for (int axis = 0; axis < rank; axis++) {
        reduced[axis] = (subset >> axis & 1) == 1;
      }
      choices.add(reduced);
    }
    return choices;
  }

  private static int left(int[] dims, boolean[] reduced) {
    int[] left = dims.clone();
    for (int axis = 0; axis < dims.length; axis++) {
      left[axis] = reduced[axis] ? 1 : dims[axis];
    }
    return size(left);
  }

  private interface AlongAxes {
    void run(Kernels kernels, float[] x, int[] dims, boolean[] reduced, float[] y);
  }

  private static void alongAxes(AlongAxes reduction, boolean keepsShape) {
    forShapes(
        dims ->
            forFills(
                size(dims),
                fill -> {
                  float[] x = fill.getValue().of(size(dims), 1);
                  for (boolean[] reduced : choices(dims.length)) {
                    int length = keepsShape ? x.length : left(dims, reduced);
                    agree(
                        Arrays.toString(dims) + Arrays.toString(reduced) + fill.getKey(),
                        kernels -> {
                          float[] y = new float[length];
                          reduction.run(kernels, x, dims, reduced, y);
                          return new Object[] {y};
                        },
                        threads(x.length));
                  }
                }));
  }

  private static void reductions() {
    for (Kernels.Reduction f : Kernels.Reduction.values()) {
      alongAxes((kernels, x, dims, reduced, y) -> kernels.reduce(f, x, dims, reduced, y), false);
    }
  }

  private static void softmax() {
    alongAxes((kernels, x, dims, reduced, y) -> kernels.softmax(x, dims, reduced, false, y), true);
    alongAxes((kernels, x, dims, reduced, y) -> kernels.softmax(x, dims, reduced, true, y), true);
  }

  private static void argMax() {
    forShapes(
        dims ->
            forFills(
                size(dims),
                fill -> {
                  float[] x = fill.getValue().of(size(dims), 1);
                  for (boolean[] reduced : choices(dims.length)) {
                    if (x.length > 0) {
                      agree(
                          Arrays.toString(dims) + Arrays.toString(reduced) + fill.getKey(),
                          kernels -> {
                            int[] indices = new int[left(dims, reduced)];
                            kernels.argMax(x, dims, reduced, indices);
                            return new Object[] {indices};
                          },
                          threads(x.length));
                    }
                  }
                }));
  }

  private static int[] indices(int n, int bound) {
    int[] indices = new int[n];
    for (int i = 0; i < n; i++) {
      indices[i] = 7 * i * i % bound;
    }
    return indices;
  }

  private static final int[][] ROWS_AND_CLASSES = {
    {0, 10}, {1, 1}, {3, 1}, {256, 10}, {7, 17}, {2, 1025}, {1000, 10}, {3, 70_001}, {33, 100}
  };

  private static void crossEntropy() {
    for (int[] dims : ROWS_AND_CLASSES) {
      int[] labels = indices(dims[0], dims[1]);
      forFills(
          size(dims),
          fill -> {
            float[] z = fill.getValue().of(size(dims), 1);
            String what = Arrays.toString(dims) + fill.getKey();
            agree(
                what,
                kernels -> {
                  float[] losses = new float[labels.length];
                  float[] derivative = new float[z.length];
                  float[] alone = new float[labels.length];
                  kernels.crossEntropy(z, dims[1], labels, losses, derivative);
                  kernels.crossEntropy(z, dims[1], labels, alone, null);
                  Floats.assertSameBits(losses, alone, what);
                  return new Object[] {losses, derivative};
                },
                threads(z.length));
          });
    }
  }

  // ---- matrix products

  private static int[] dims(int[] leading, int rows, int columns) {
    int[] dims = Arrays.copyOf(leading, leading.length + 2);
    dims[leading.length] = rows;
    dims[leading.length + 1] = columns;
    return dims;
  }

  private static void product(int[] aLead, int[] bLead, int m, int k, int n, Fill fill, int... t) {
    int[] leading = Shape.of(aLead).broadcast("test", Shape.of(bLead)).dims();
    for (Kernels.Product p : Kernels.Product.values()) {
      int[] aDims = p == Kernels.Product.T_MATMUL ? dims(aLead, k, m) : dims(aLead, m, k);
      int[] bDims = p == Kernels.Product.MATMUL_T ? dims(bLead, n, k) : dims(bLead, k, n);
      float[] a = fill.of(size(aDims), 1);
      float[] b = fill.of(size(bDims), 2);
      int[] dims = dims(leading, m, n);
      agree(
          p + Arrays.toString(aDims) + Arrays.toString(bDims),
          kernels -> {
            float[] c = new float[size(dims)];
            kernels.matmul(p, a, aDims, b, bDims, dims, c);
            return new Object[] {c};
          },
          t);
    }
  }

  private static final int[] NONE = {};

  private static void matmul() {
    int[] small = {0, 1, 2, 3, 5, 6, 9, 10, 11, 15, 16, 17, 31, 32, 33};
    for (int m : small) {
      for (int k : small) {
        for (int n : small) {
          product(
              NONE, NONE, m, k, n, (m + k + n) % 2 == 0 ? Floats::withSpecials : Floats::tiny, 1);
        }
      }
    }
    int[][] sizes = {
      {160, 784, 10}, {10, 160, 784}, {784, 160, 10}, {40, 1024, 10}, {40, 256, 800}, {61, 131, 67},
      {103, 257, 97}, {29, 399, 70}, {29, 400, 70}, {29, 401, 70}, {40, 801, 198}, {40, 400, 560},
      {171, 83, 189}, {3, 930, 501}, {501, 930, 3}, {1, 601, 601}, {601, 601, 1}, {7, 1031, 523}
    };
    for (int[] mkn : sizes) {
      product(NONE, NONE, mkn[0], mkn[1], mkn[2], Floats::ordinary, 1, 2, 5);
    }
    int[][] aroundBlocks = {{1, 1}, {1, 7}, {7, 1}, {3, 5}, {16, 10}, {11, 33}, {3, 260}};
    for (int k : new int[] {1023, 1024, 1025, 1100, 2047, 2048, 2049, 3001}) {
      for (int[] mn : aroundBlocks) {
        product(NONE, NONE, mn[0], k, mn[1], Floats::ordinary, 2);
        product(NONE, NONE, mn[0], k, mn[1], Floats::tiny, 1);
      }
      product(NONE, NONE, 17, k, 35, Floats::withSpecials, 1);
    }
    product(NONE, NONE, 2, 2053, 2053, Floats::ordinary, 1); // a B that is far
    product(NONE, NONE, 140, 1100, 225, Floats::ordinary, 1, 2);
    product(NONE, NONE, 5, 2049, 1030, Floats::ordinary, 2);
    for (int threads : new int[] {1, 2, 5}) {
      product(new int[] {2, 1, 3}, new int[] {4, 1}, 31, 37, 41, Floats::withSpecials, threads);
      product(new int[] {3}, NONE, 5, 7, 9, Floats::ordinary, threads);
      product(new int[] {2}, new int[] {3, 1}, 33, 37, 10, Floats::tiny, threads);
      product(NONE, new int[] {2}, 60, 70, 80, Floats::ordinary, threads);
      product(new int[] {0, 2}, new int[] {1}, 3, 4, 5, Floats::ordinary, threads);
    }
  }

  private static void linear() {
    for (int[] mkn :
        new int[][] {
          {256, 784, 10},
          {300, 20, 70},
          {1, 1, 1},
          {0, 3, 2},
          {3, 2, 0},
          {3, 0, 2},
          {33, 1100, 40},
          {1000, 30, 1}
        }) {
      for (Fill fill : FILLS.values()) {
        float[] x = fill.of(mkn[0] * mkn[1], 1);
        float[] w = fill.of(mkn[2] * mkn[1], 2);
        float[] b = fill.of(mkn[2], 3);
        agree(
            "linear " + Arrays.toString(mkn),
            kernels -> {
              float[] y = new float[mkn[0] * mkn[2]];
              kernels.linear(x, w, b, mkn[0], mkn[1], mkn[2], y);
              return new Object[] {y};
            },
            1,
            2,
            5);
      }
    }
  }

  // ---- what only moves numbers

  private static void broadcast() {
    for (int[][] pair : PAIRS) {
      int[] to = Shape.of(pair[0]).broadcast("test", Shape.of(pair[1])).dims();
      for (int[] dims : pair) {
        float[] x = Floats.anyBits(size(dims), 1);
        agree(
            Arrays.toString(dims) + " to " + Arrays.toString(to),
            kernels -> {
              float[] y = new float[size(to)];
              kernels.broadcast(x, dims, to, y);
              return new Object[] {y};
            },
            threads(size(to)));
      }
    }
  }

  private static void transpose() {
    int[][] orders = {{}, {0}, {1, 0}, {0, 1}, {2, 0, 1}, {1, 2, 0}, {2, 1, 0}, {3, 1, 0, 2}};
    forShapes(
        dims -> {
          for (int[] order : orders) {
            if (order.length == dims.length) {
              float[] x = Floats.anyBits(size(dims), 1);
              agree(
                  Arrays.toString(dims) + " to " + Arrays.toString(order),
                  kernels -> {
                    float[] y = new float[x.length];
                    kernels.transpose(x, dims, order, y);
                    return new Object[] {y};
                  },
                  threads(x.length));
            }
          }
        });
  }

  private static void copy() {
    float[] x = Floats.anyBits(100, 1);
    for (int[] c : new int[][] {{0, 100, 0}, {7, 93, 0}, {0, 0, 0}, {100, 0, 5}, {3, 50, 9}}) {
      agree(
          Arrays.toString(c),
          kernels -> {
            float[] y = new float[c[1] + c[2] + 3];
            kernels.copy(x, c[0], c[1], y, c[2]);
            return new Object[] {y};
          },
          1);
    }
  }

  private interface RowsOperation {
    void run(Kernels kernels, float[] x, int rowSize, int[] indices, float[] y);
  }

  private static void rows(RowsOperation operation, boolean scattered) {
    for (int[] c : new int[][] {{5, 3, 7}, {0, 3, 7}, {5, 0, 7}, {5, 1, 1}, {300, 33, 40}}) {
      for (Fill fill : FILLS.values()) {
        int[] indices = indices(c[0], c[2]);
        float[] x = fill.of(c[1] * (scattered ? c[0] : c[2]), 1);
        agree(
            Arrays.toString(c),
            kernels -> {
              float[] y = new float[c[1] * (scattered ? c[2] : c[0])];
              operation.run(kernels, x, c[1], indices, y);
              return new Object[] {y};
            },
            2);
      }
    }
  }

  private static void pick() {
    for (int[] dims : ROWS_AND_CLASSES) {
      float[] x = Floats.anyBits(size(dims), 1);
      agree(
          Arrays.toString(dims),
          kernels -> {
            float[] y = new float[dims[0]];
            kernels.pick(x, dims[1], indices(dims[0], dims[1]), y);
            return new Object[] {y};
          },
          2);
    }
  }

  private static void unpick() {
    for (int[] dims : ROWS_AND_CLASSES) {
      float[] x = Floats.anyBits(dims[0], 1);
      agree(
          Arrays.toString(dims),
          kernels -> {
            float[] y = new float[size(dims)];
            kernels.unpick(x, dims[1], indices(dims[0], dims[1]), y);
            return new Object[] {y};
          },
          2);
    }
  }

  private static void pixels() {
    byte[] bytes = new byte[300 * 784];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 / 7);
    }
    float[] divisors = {
      255, 1, -7, 0, -0f, 0x1.fffffep0f, Float.MIN_VALUE, 1e-40f, 3e38f, 3, Float.NaN
    };
    for (float divisor : divisors) {
      for (int[] c : new int[][] {{0, 5}, {5, 0}, {1, 1}, {3, 7}, {4, 16}, {5, 37}, {301, 784}}) {
        agree(
            Arrays.toString(c) + " by " + divisor,
            kernels -> {
              float[] y = new float[c[0] * c[1]];
              kernels.pixels(bytes, c[1], indices(c[0], 300), divisor, y);
              return new Object[] {y};
            },
            1,
            2);
      }
    }
  }
}
