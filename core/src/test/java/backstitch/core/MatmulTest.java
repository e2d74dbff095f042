package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(EngineRestored.class)
class MatmulTest {
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float NAN = Float.NaN;

  private final Tensor a = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
  private final Tensor b = Tensor.of(new float[][] {{7, 8}, {9, 10}, {11, 12}});

  @ParameterizedTest
  @EnumSource
  void productOfTwoByThreeAndThreeByTwo(Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    assertThat(a.matmul(b)).isEqualTo(Tensor.of(new float[][] {{58, 64}, {139, 154}}));
    assertThat(b.matmul(a))
        .isEqualTo(Tensor.of(new float[][] {{39, 54, 69}, {49, 68, 87}, {59, 82, 105}}));
  }

  @ParameterizedTest
  @EnumSource
  void flavoursTransposeOneOperand(Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    assertThat(a.matmulT(a)).isEqualTo(Tensor.of(new float[][] {{14, 32}, {32, 77}}));
    assertThat(a.tMatmul(a))
        .isEqualTo(Tensor.of(new float[][] {{17, 22, 27}, {22, 29, 36}, {27, 36, 45}}));
    Tensor row = Tensor.of(new float[][] {{1, 0, -1}});
    assertThat(row.matmulT(a)).isEqualTo(Tensor.of(new float[][] {{-2, -2}}));
    assertThat(row.tMatmul(Tensor.of(new float[][] {{2, 3}})))
        .isEqualTo(Tensor.of(new float[][] {{2, 3}, {0, 0}, {-2, -3}}));
  }

  @ParameterizedTest
  @EnumSource
  void emptyInnerAxisGivesPlusZeros(Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    Tensor x = Tensor.zeros(Shape.of(2, 0));
    assertThat(x.matmul(Tensor.zeros(Shape.of(0, 3)))).isEqualTo(Tensor.zeros(Shape.of(2, 3)));
    assertThat(x.matmulT(Tensor.zeros(Shape.of(3, 0)))).isEqualTo(Tensor.zeros(Shape.of(2, 3)));
    assertThat(x.tMatmul(Tensor.zeros(Shape.of(2, 3))).shape()).isEqualTo(Shape.of(0, 3));
    assertThat(Tensor.zeros(Shape.of(0, 2, 3)).matmul(b).shape()).isEqualTo(Shape.of(0, 2, 2));
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(20)
  void nothingIsWalkedWhereNothingIsComputed(Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    Tensor none = Tensor.zeros(Shape.of(0, 0));
    Tensor longest = Tensor.zeros(Shape.of(0, Integer.MAX_VALUE));
    assertThat(none.matmul(longest).shape()).isEqualTo(longest.shape());
    assertThat(longest.tMatmul(none).shape()).isEqualTo(Shape.of(Integer.MAX_VALUE, 0));
    for (int[] leading : new int[][] {{40_000, 40_000}, {65_536, 32_768}}) {
      Tensor batch = Tensor.zeros(Shape.of(leading[0], leading[1], 0, 3));
      assertThat(batch.matmul(b).shape()).isEqualTo(Shape.of(leading[0], leading[1], 0, 2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void leadingAxesAreBroadcast(Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    Tensor rows = Tensor.of(Shape.of(2, 1, 1, 2), 1, 2, 3, 4);
    Tensor columns = Tensor.of(Shape.of(3, 2, 1), 1, 0, 0, 1, 1, 1);
    assertThat(rows.matmul(columns)).isEqualTo(Tensor.of(Shape.of(2, 3, 1, 1), 1, 2, 3, 3, 4, 7));
    assertThat(columns.tMatmul(Tensor.of(Shape.of(2, 1), 10, 1)))
        .isEqualTo(Tensor.of(Shape.of(3, 1, 1), 10, 1, 11));
  }

  @ParameterizedTest
  @EnumSource
  void zeroTimesNanAndZeroTimesInfinityAreNan(Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    Tensor zeros = Tensor.of(new float[][] {{0, 1}, {-0f, 1}, {1, 0}});
    Tensor x = Tensor.of(new float[][] {{NAN, INF, 1}, {1, 1, -INF}});
    assertThat(zeros.matmul(x))
        .isEqualTo(Tensor.of(new float[][] {{NAN, NAN, -INF}, {NAN, NAN, -INF}, {NAN, INF, NAN}}));
  }

  @ParameterizedTest
  @EnumSource
  void productIsFusedAndNotRoundedBeforeTheSum(Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    float x = 1 + 0x1p-12f;
    // x² = 1 + 2⁻¹¹ + 2⁻²⁴; rounded first, the last term would be lost.
    Tensor row = Tensor.of(new float[][] {{-1, x}});
    Tensor column = Tensor.of(new float[][] {{1 + 0x1p-11f}, {x}});
    assertThat(row.matmul(column)).isEqualTo(Tensor.of(new float[][] {{0x1p-24f}}));
  }

  @ParameterizedTest
  @EnumSource
  void chainBeginsAtPlusZeroAndRunsUpwards(Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    Tensor ones = Tensor.full(1, Shape.of(3, 1));
    assertThat(Tensor.of(new float[][] {{1e8f, 1, -1e8f}}).matmul(ones).get(0, 0)).isEqualTo(0);
    assertThat(Tensor.of(new float[][] {{1e8f, -1e8f, 1}}).matmul(ones).get(0, 0)).isEqualTo(1);
    assertThat(Tensor.of(new float[][] {{-0f}}).matmul(Tensor.of(new float[][] {{1}})).get(0, 0))
        .isEqualTo(0f);
  }

  @Test
  void linearHasTheBitsOfMatmulTAndPlus() {
    Rng rng = Rng.of(6);
    for (int[] mkn : new int[][] {{256, 784, 10}, {300, 20, 70}, {1, 1, 1}, {0, 3, 2}, {3, 2, 0}}) {
      Tensor x = Tensor.gaussian(0, 1, Shape.of(mkn[0], mkn[1]), rng);
      Tensor w = Tensor.gaussian(0, 1, Shape.of(mkn[2], mkn[1]), rng);
      Tensor b = Tensor.gaussian(0, 1, Shape.of(mkn[2]), rng);
      assertThat(x.linear(w, b)).isEqualTo(x.matmulT(w).plus(b));
    }
  }
}
