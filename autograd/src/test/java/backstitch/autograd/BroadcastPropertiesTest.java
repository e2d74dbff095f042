package backstitch.autograd;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Operands of any two shapes that broadcast, including empty ones. */
class BroadcastPropertiesTest {
  @Property(tries = 150)
  void gradientsOfBroadcastOperandsMatchCentralDifferences(
      @ForAll("operations") GradientCheck.Function operation, @ForAll("pairs") List<Shape> pair) {
    Tensor a = Samples.spaced(0, pair.get(0).dims());
    Tensor b = Samples.spaced(1, pair.get(1).dims());
    GradientCheck.check("operation", operation, a, b);
  }

  @Provide
  Arbitrary<GradientCheck.Function> operations() {
    return Arbitraries.of(
        v -> v[0].plus(v[1]),
        v -> v[0].minus(v[1]),
        v -> v[0].times(v[1]),
        v -> v[0].dividedBy(v[1]),
        v -> v[0].maximum(v[1]),
        v -> v[0].minimum(v[1]));
  }

  /** Each operand has the common shape, with some axes set to 1 and leading axes left out. */
  @Provide
  Arbitrary<List<Shape>> pairs() {
    Arbitrary<int[]> common =
        Arbitraries.integers().between(0, 3).array(int[].class).ofMinSize(0).ofMaxSize(4);
    return common.flatMap(
        dims ->
            Arbitraries.integers()
                .between(0, 255)
                .tuple2()
                .map(
                    bits ->
                        List.of(
                            part(dims, bits.get1() & 15, bits.get1() >> 4),
                            part(dims, bits.get2() & 15, bits.get2() >> 4))));
  }

  private static Shape part(int[] dims, int ones, int leftOut) {
    int[] part = dims.clone();
    for (int axis = 0; axis < part.length; axis++) {
      if ((ones >> axis & 1) == 1) {
        part[axis] = 1;
      }
    }
    return Shape.of(Arrays.copyOfRange(part, leftOut % (part.length + 1), part.length));
  }
}
