package backstitch.core;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Random shapes and tensors, small and now and then empty. */
final class Shapes extends DomainContextBase {
  /** Two shapes that broadcast against each other. */
  record Pair(Shape first, Shape second) {}

  private static Arbitrary<Integer> dims() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(12, Arbitraries.integers().between(1, 7)),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(0)),
        net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(8, 40)));
  }

  @Provide
  Arbitrary<Shape> shapes() {
    return dims()
        .array(int[].class)
        .ofMinSize(0)
        .ofMaxSize(4)
        .map(Shape::of)
        .filter(shape -> shape.size() < 20_000);
  }

  /** From one shape, two: axes set to 1, and leading axes left out, at random. */
  @Provide
  Arbitrary<Pair> pairs() {
    return Combinators.combine(shapes(), Arbitraries.longs())
        .as((shape, seed) -> new Pair(thinned(shape, seed), thinned(shape, ~seed)));
  }

  static Shape thinned(Shape shape, long seed) {
    Rng rng = Rng.of(seed);
    int from = rng.nextInt(3) == 0 ? rng.nextInt(shape.rank() + 1) : 0;
    int[] dims = new int[shape.rank() - from];
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = rng.nextInt(3) == 0 ? 1 : shape.dim(from + axis);
    }
    return Shape.of(dims);
  }

  static Tensor tensor(Shape shape, long seed) {
    return Tensor.of(shape, Floats.ordinary(shape.size(), seed));
  }

  /** <x, y> in double. */
  static double dot(Tensor x, Tensor y) {
    float[] a = x.toArray();
    float[] b = y.toArray();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
