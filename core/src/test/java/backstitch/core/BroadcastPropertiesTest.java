package backstitch.core;

import static backstitch.core.Floats.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.core.Shapes.Pair;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Shapes.class)
@Domain(DomainContext.Global.class)
class BroadcastPropertiesTest {
  @FunctionalInterface
  private interface Operation {
    float apply(float x, float y);
  }

  private static float[] expected(Tensor x, Tensor y, Shape common, Operation f) {
    float[] a = x.toArray();
    float[] b = y.toArray();
    float[] c = new float[common.size()];
    for (int i = 0; i < c.length; i++) {
      c[i] =
          f.apply(
              a[BroadcastReference.source(i, common, x.shape())],
              b[BroadcastReference.source(i, common, y.shape())]);
    }
    return c;
  }

  private static void check(Tensor x, Tensor y) {
    Shape common = x.shape().broadcast("test", y.shape());
    String what = x.shape() + " and " + y.shape();
    assertThat(x.plus(y).shape()).isEqualTo(common);
    assertSameBits(expected(x, y, common, (a, b) -> a + b), x.plus(y).toArray(), what);
    assertSameBits(expected(x, y, common, (a, b) -> a - b), x.minus(y).toArray(), what);
    assertSameBits(expected(x, y, common, (a, b) -> a * b), x.times(y).toArray(), what);
    assertSameBits(expected(x, y, common, (a, b) -> a / b), x.dividedBy(y).toArray(), what);
    assertSameBits(
        expected(x, y, common, (a, b) -> a < b ? -1 : a > b ? 1 : 0), x.compare(y).toArray(), what);
    assertSameBits(expected(x, y, common, Math::max), x.maximum(y).toArray(), what);
    assertSameBits(expected(x, y, common, Math::min), x.minimum(y).toArray(), what);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void operandsMeetIndexByIndex(@ForAll Pair shapes, @ForAll long seed) {
    check(Shapes.tensor(shapes.first(), seed), Shapes.tensor(shapes.second(), ~seed));
  }

  @Example
  void longRunsAreWalkedInPiecesOfAnyLength() {
    // A repeated number is laid out a piece at a time; 1023 to 2049 surround the ends of a piece.
    for (int run : new int[] {1023, 1024, 1025, 2048, 2049, 5000}) {
      check(Shapes.tensor(Shape.of(3, run), 1), Shapes.tensor(Shape.of(3, 1), 2));
      check(Shapes.tensor(Shape.of(1), 1), Shapes.tensor(Shape.of(run), 2));
      check(Shapes.tensor(Shape.of(2, 1, run), 1), Shapes.tensor(Shape.of(1, 2, 1), 2));
    }
  }

  @Example
  void largeOperandsAreSplitOverThreads() {
    int threads = Engine.threads();
    try {
      Engine.setThreads(3);
      check(Shapes.tensor(Shape.of(500, 601), 1), Shapes.tensor(Shape.of(500, 601), 2));
      check(Shapes.tensor(Shape.of(500, 601), 1), Shapes.tensor(Shape.of(601), 2));
      check(Shapes.tensor(Shape.of(500, 1), 1), Shapes.tensor(Shape.of(500, 601), 2));
      Tensor x = Shapes.tensor(Shape.of(300_001), 3);
      assertThat(x.negate().negate()).isEqualTo(x);
      assertThat(x.square()).isEqualTo(x.times(x));
    } finally {
      Engine.setThreads(threads);
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void broadcastToMatchesTheReference(@ForAll Shape target, @ForAll long seed) {
    Tensor x = Shapes.tensor(Shapes.thinned(target, seed), seed);
    Tensor y = x.broadcastTo(target);
    assertThat(y.shape()).isEqualTo(target);
    float[] values = x.toArray();
    float[] repeated = new float[target.size()];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = values[BroadcastReference.source(i, target, x.shape())];
    }
    assertSameBits(repeated, y.toArray(), x.shape() + " to " + target);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void broadcastToAndSumToAreAdjoint(@ForAll Shape target, @ForAll long seed) {
    Tensor x = Shapes.tensor(Shapes.thinned(target, seed), seed);
    Tensor y = Shapes.tensor(target, ~seed);
    Tensor summed = y.sumTo(x.shape());
    assertThat(summed.shape()).isEqualTo(x.shape());
    assertThat(Shapes.dot(x.broadcastTo(target), y))
        .isCloseTo(Shapes.dot(x, summed), within(1e-4 * (1 + Math.sqrt(target.size()))));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void sumToMatchesTheReferenceElementByElement(@ForAll Shape from, @ForAll long seed) {
    Tensor y = Shapes.tensor(from, seed);
    Shape target = Shapes.thinned(from, seed);
    double[] sums = new double[target.size()];
    float[] values = y.toArray();
    for (int i = 0; i < values.length; i++) {
      sums[BroadcastReference.source(i, from, target)] += values[i];
    }
    float[] summed = y.sumTo(target).toArray();
    for (int i = 0; i < sums.length; i++) {
      assertThat((double) summed[i]).isCloseTo(sums[i], within(1e-7 * (1 + Math.abs(sums[i]))));
    }
  }
}
