package backstitch.core.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A nest with merged loops goes where the indices go one by one. */
class LoopNestPropertiesTest {
  private static int[] naive(int[] dims, int[] strides) {
    int size = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    int[] offsets = new int[size];
    for (int i = 0; i < size; i++) {
      int rest = i;
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        offsets[i] += rest % dims[axis] * strides[axis];
        rest /= dims[axis];
      }
    }
    return offsets;
  }

  private static void check(LoopNest nest, int operand, int[] expected) {
    assertThat(nest.offsets(operand)).containsExactly(expected);
    int[] starts = nest.innerStarts(operand);
    int n = nest.innerLength();
    int[] walked = new int[starts.length * n];
    for (int i = 0; i < walked.length; i++) {
      walked[i] = starts[i / n] + i % n * nest.innerStride(operand);
    }
    assertThat(walked).containsExactly(expected);
  }

  private static int[] draws(int n, int bound, Rng rng) {
    int[] draws = new int[n];
    Arrays.setAll(draws, i -> rng.nextInt(bound));
    return draws;
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void offsetsAreThoseOfTheIndices(@ForAll @IntRange(max = 5) int rank, @ForAll long seed) {
    Rng rng = Rng.of(seed);
    int[] dims = draws(rank, 5, rng);
    int[] a = draws(rank, 7, rng);
    int[] b = draws(rank, 7, rng);
    LoopNest nest = LoopNest.over(dims, a, b);
    check(nest, 0, naive(dims, a));
    check(nest, 1, naive(dims, b));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void rowMajorStridesCountUpwards(@ForAll @IntRange(max = 5) int rank, @ForAll long seed) {
    int[] dims = draws(rank, 5, Rng.of(seed));
    int[] offsets = naive(dims, LoopNest.rowMajor(dims));
    for (int i = 0; i < offsets.length; i++) {
      assertThat(offsets[i]).isEqualTo(i);
    }
    check(LoopNest.over(dims, LoopNest.rowMajor(dims)), 0, offsets);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void mergingSomeAxesOfARowMajorArrayChangesNoOffset(
      @ForAll @IntRange(max = 5) int rank, @ForAll long seed) {
    Rng rng = Rng.of(seed);
    int[] dims = draws(rank, 4, rng);
    int[] own = dims.clone();
    for (int axis = 0; axis < rank; axis++) {
      own[axis] = rng.nextInt(3) == 0 ? 1 : dims[axis];
    }
    int[] strides = LoopNest.broadcast(own, dims);
    LoopNest nest = LoopNest.over(dims, LoopNest.rowMajor(dims), strides);
    check(nest, 0, naive(dims, LoopNest.rowMajor(dims)));
    check(nest, 1, naive(dims, strides));
  }

  @Example
  void neighboursThatAllOperandsWalkAsOneRunAreMerged() {
    int[] dims = {2, 3, 4};
    int[] whole = LoopNest.rowMajor(dims);
    assertThat(LoopNest.over(dims, whole, whole).innerLength()).isEqualTo(24);
    LoopNest row = LoopNest.over(dims, whole, LoopNest.broadcast(new int[] {4}, dims));
    assertThat(row.innerLength()).isEqualTo(4);
    assertThat(row.innerStarts(0)).containsExactly(0, 4, 8, 12, 16, 20);
    assertThat(row.innerStarts(1)).containsExactly(0, 0, 0, 0, 0, 0);
    LoopNest scalar = LoopNest.over(dims, whole, LoopNest.broadcast(new int[0], dims));
    assertThat(scalar.innerLength()).isEqualTo(24);
    assertThat(scalar.innerStride(1)).isZero();
  }

  @Example
  void nestWithoutAxesIsOneStep() {
    LoopNest nest = LoopNest.over(new int[] {1, 1}, new int[] {5, 7});
    assertThat(nest.innerLength()).isEqualTo(1);
    assertThat(nest.offsets(0)).containsExactly(0);
    assertThat(nest.innerStarts(0)).containsExactly(0);
  }
}
