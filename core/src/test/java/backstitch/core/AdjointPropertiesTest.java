package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.assertj.core.data.Offset;

/** {@code <f(x), y> = <x, g(y)>} for each operation f and its adjoint g. */
@Domain(Shapes.class)
@Domain(DomainContext.Global.class)
class AdjointPropertiesTest {
  private static Offset<Double> tolerance(Tensor x) {
    return within(1e-5 * (1 + x.shape().size()));
  }

  private static int[] draws(int n, int bound, long seed) {
    Rng rng = Rng.of(seed);
    int[] draws = new int[n];
    java.util.Arrays.setAll(draws, i -> rng.nextInt(bound));
    return draws;
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void sliceAndPadRows(
      @ForAll Shape rest,
      @ForAll @IntRange(max = 5) int before,
      @ForAll @IntRange(max = 5) int rows,
      @ForAll @IntRange(max = 5) int after,
      @ForAll long seed) {
    Tensor x = Shapes.tensor(withFirst(before + rows + after, rest), seed);
    Tensor y = Shapes.tensor(withFirst(rows, rest), ~seed);
    Tensor padded = y.padRows(before, after);
    assertThat(padded.shape()).isEqualTo(x.shape());
    assertThat(Shapes.dot(x.slice(before, before + rows), y))
        .isCloseTo(Shapes.dot(x, padded), tolerance(x));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void gatherAndScatterAdd(
      @ForAll Shape rest,
      @ForAll @IntRange(min = 1, max = 8) int rows,
      @ForAll @IntRange(max = 12) int taken,
      @ForAll long seed) {
    int[] indices = draws(taken, rows, seed);
    Tensor x = Shapes.tensor(withFirst(rows, rest), seed);
    Tensor y = Shapes.tensor(withFirst(taken, rest), ~seed);
    Tensor scattered = y.scatterAdd(indices, rows);
    assertThat(scattered.shape()).isEqualTo(x.shape());
    assertThat(Shapes.dot(x.gather(indices), y)).isCloseTo(Shapes.dot(x, scattered), tolerance(y));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void pickAndUnpick(
      @ForAll Shape lines, @ForAll @IntRange(min = 1, max = 9) int classes, @ForAll long seed) {
    int[] labels = draws(lines.size(), classes, seed);
    int[] dims = java.util.Arrays.copyOf(lines.dims(), lines.rank() + 1);
    dims[lines.rank()] = classes;
    Tensor x = Shapes.tensor(Shape.of(dims), seed);
    Tensor y = Shapes.tensor(lines, ~seed);
    Tensor unpicked = y.unpick(labels, classes);
    assertThat(unpicked.shape()).isEqualTo(x.shape());
    assertThat(Shapes.dot(x.pick(labels), y)).isCloseTo(Shapes.dot(x, unpicked), tolerance(y));
    assertThat(unpicked.pick(labels)).isEqualTo(y);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void gatherOfRowsIsAProductWithOneHot(
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll @IntRange(max = 9) int taken,
      @ForAll long seed) {
    int[] indices = draws(taken, rows, seed);
    Tensor x = Shapes.tensor(Shape.of(rows, 5), seed);
    assertThat(x.gather(indices)).isEqualTo(Tensor.oneHot(indices, rows).matmul(x));
  }

  private static Shape withFirst(int rows, Shape rest) {
    int[] dims = new int[rest.rank() + 1];
    dims[0] = rows;
    System.arraycopy(rest.dims(), 0, dims, 1, rest.rank());
    return Shape.of(dims);
  }
}
