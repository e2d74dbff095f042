package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

class MatmulPropertiesTest {
  private Engine.KernelKind kernels = Engine.kernels();

  @BeforeTry
  void rememberKernels() {
    kernels = Engine.kernels();
  }

  @AfterTry
  void restoreKernels() {
    Engine.setKernels(kernels);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void transposeOfAProductIsTheProductOfTransposesReversed(
      @ForAll @IntRange(max = 40) int m,
      @ForAll @IntRange(max = 40) int k,
      @ForAll @IntRange(max = 40) int n,
      @ForAll long seed,
      @ForAll Engine.KernelKind kind) {
    Engine.setKernels(kind);
    Tensor a = Shapes.tensor(Shape.of(m, k), seed);
    Tensor b = Shapes.tensor(Shape.of(k, n), ~seed);
    assertThat(a.matmul(b).transpose()).isEqualTo(b.transpose().matmul(a.transpose()));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void flavoursAreProductsWithATransposedCopy(
      @ForAll @IntRange(max = 40) int m,
      @ForAll @IntRange(max = 40) int k,
      @ForAll @IntRange(max = 40) int n,
      @ForAll long seed,
      @ForAll Engine.KernelKind kind) {
    Engine.setKernels(kind);
    Tensor a = Shapes.tensor(Shape.of(m, k), seed);
    Tensor b = Shapes.tensor(Shape.of(k, n), ~seed);
    Tensor product = a.matmul(b);
    assertThat(a.matmulT(b.transpose())).isEqualTo(product);
    assertThat(a.transpose().tMatmul(b)).isEqualTo(product);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void identityChangesNoBit(
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll long seed,
      @ForAll Engine.KernelKind kind) {
    Engine.setKernels(kind);
    int[] diagonal = new int[n];
    java.util.Arrays.setAll(diagonal, i -> i);
    Tensor x = Shapes.tensor(Shape.of(n, n), seed);
    assertThat(x.matmul(Tensor.oneHot(diagonal, n))).isEqualTo(x);
    assertThat(Tensor.oneHot(diagonal, n).matmul(x)).isEqualTo(x);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void rowsOfAProductAreProductsOfRows(
      @ForAll @IntRange(min = 1, max = 50) int m,
      @ForAll @IntRange(max = 300) int k,
      @ForAll @IntRange(max = 50) int n,
      @ForAll long seed) {
    Tensor a = Shapes.tensor(Shape.of(m, k), seed);
    Tensor b = Shapes.tensor(Shape.of(k, n), ~seed);
    Tensor product = a.matmul(b);
    int row = Math.floorMod(seed, m);
    assertThat(a.slice(row, row + 1).matmul(b)).isEqualTo(product.slice(row, row + 1));
  }
}
