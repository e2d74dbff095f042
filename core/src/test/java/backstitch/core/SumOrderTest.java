package backstitch.core;

import static backstitch.core.Floats.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of a sum is part of its definition: here it is written down a second time. */
@ExtendWith(EngineRestored.class)
class SumOrderTest {
  private static final int[][] SHAPES = {
    {1},
    {15},
    {16},
    {17},
    {31},
    {33},
    {100},
    {1000},
    {4099},
    {7, 5},
    {3, 17},
    {40, 33},
    {513, 3},
    {2, 1025},
    {5, 7, 9},
    {4, 1, 21},
    {1, 6, 33},
    {9, 35, 1},
    {3, 3, 3, 19},
    {2, 17, 2, 17}
  };

  /** Element i goes to sum i mod 16; then 8 + 8, 4 + 4, 2 + 2, 1 + 1. */
  private static double run(List<Float> x) {
    double[] s = new double[16];
    for (int i = 0; i < x.size(); i++) {
      s[i % 16] = s[i % 16] + x.get(i);
    }
    double a = ((s[0] + s[8]) + (s[4] + s[12])) + ((s[2] + s[10]) + (s[6] + s[14]));
    double b = ((s[1] + s[9]) + (s[5] + s[13])) + ((s[3] + s[11]) + (s[7] + s[15]));
    return a + b;
  }

  /** Runs are the reduced axes at the end; the sums of the runs are added in ascending order. */
  private static float[] expected(float[] x, Shape shape, boolean[] reduced, boolean mean) {
    int runLength = 1;
    for (int axis = shape.rank() - 1;
        axis >= 0 && (reduced[axis] || shape.dim(axis) == 1);
        axis--) {
      runLength *= shape.dim(axis);
    }
    int[] left = shape.dims();
    for (int axis = 0; axis < left.length; axis++) {
      left[axis] = reduced[axis] ? 1 : left[axis];
    }
    Shape kept = Shape.of(left);
    List<List<Float>> lines = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      lines.add(new ArrayList<>());
    }
    for (int i = 0; i < x.length; i++) {
      lines.get(BroadcastReference.source(i, shape, kept)).add(x[i]);
    }
    float[] y = new float[kept.size()];
    for (int i = 0; i < y.length; i++) {
      List<Float> line = lines.get(i);
      double sum = 0;
      for (int start = 0; start < line.size(); start += runLength) {
        sum += run(line.subList(start, start + runLength));
      }
      y[i] = (float) (mean ? sum / line.size() : sum);
    }
    return y;
  }

  private static void checkAllAxes(int[] dims) {
    Shape shape = Shape.of(dims);
    float[] values = Floats.cancelling(shape.size(), 31 + shape.size());
    Tensor x = Tensor.of(shape, values);
    for (int subset = 1; subset < 1 << dims.length; subset++) {
      boolean[] reduced = new boolean[dims.length];
      List<Integer> named = new ArrayList<>();
      for (int axis = 0; axis < dims.length; axis++) {
        reduced[axis] = (subset >> axis & 1) == 1;
        if (reduced[axis]) {
          named.add(axis);
        }
      }
      int[] axes = named.stream().mapToInt(i -> i).toArray();
      String what = shape + " over " + named;
      assertSameBits(expected(values, shape, reduced, false), x.sum(axes).toArray(), what);
      assertSameBits(expected(values, shape, reduced, true), x.mean(true, axes).toArray(), what);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void sumsAndMeansKeepTheSpecifiedOrder(int threads) {
    Engine.setThreads(threads);
    for (Engine.KernelKind kind : Engine.KernelKind.values()) {
      Engine.setKernels(kind);
      for (int[] dims : SHAPES) {
        checkAllAxes(dims);
      }
      checkAllAxes(new int[] {300, 1100});
      checkAllAxes(new int[] {7, 2049});
      checkAllAxes(new int[] {3, 40_003});
    }
  }

  @Test
  void sumToKeepsTheOrderOfSum() {
    Shape shape = Shape.of(5, 7, 9);
    Tensor x = Tensor.of(shape, Floats.cancelling(shape.size(), 8));
    assertThat(x.sumTo(Shape.of(7, 1))).isEqualTo(x.sum(0, 2).reshape(7, 1));
    assertThat(x.sumTo(Shape.of(9))).isEqualTo(x.sum(0, 1));
    assertThat(x.sumTo(Shape.of(5, 1, 9))).isEqualTo(x.sum(true, 1));
  }

  @Test
  void theDataOfThisTestTellOrdersApart() {
    float[] x = Floats.cancelling(1000, 31 + 1000);
    double plain = 0;
    for (float value : x) {
      plain += value;
    }
    boolean[] all = {true};
    assertThat(expected(x, Shape.of(1000), all, false)[0]).isNotEqualTo((float) plain);
  }
}
