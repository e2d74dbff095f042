package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Shapes.class)
@Domain(DomainContext.Global.class)
class SoftmaxPropertiesTest {
  private static Tensor logits(Shape shape, long seed) {
    return Shapes.tensor(shape, seed).times(8);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void softmaxIgnoresAShift(@ForAll Shape shape, @ForAll long seed, @ForAll @IntRange int shift) {
    // Whole sixteenths and a shift of at most 1000: adding it rounds nothing.
    Tensor z = Tensor.of(shape, sixteenths(shape.size(), seed));
    Tensor shifted = z.plus(shift % 1000);
    for (int axis = 0; axis < shape.rank(); axis++) {
      assertThat(shifted.softmax(axis)).isEqualTo(z.softmax(axis));
      assertThat(shifted.logSoftmax(axis)).isEqualTo(z.logSoftmax(axis));
    }
  }

  private static float[] sixteenths(int n, long seed) {
    Rng rng = Rng.of(seed);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (rng.nextInt(513) - 256) / 16f;
    }
    return x;
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void probabilitiesAddUpToOneAlongTheAxis(@ForAll Shape shape, @ForAll long seed) {
    for (int axis = 0; axis < shape.rank(); axis++) {
      Tensor sums = logits(shape, seed).softmax(axis).sum(axis);
      float sum = shape.dim(axis) == 0 ? 0 : 1;
      assertThat(sums.isClose(Tensor.full(sum, sums.shape()), 1e-6, 0)).isTrue();
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void logSoftmaxIsTheLogitLessLogSumExp(@ForAll Shape shape, @ForAll long seed) {
    Tensor z = logits(shape, seed);
    for (int axis = 0; axis < shape.rank(); axis++) {
      Tensor expected = z.minus(z.logSumExp(true, axis));
      assertThat(z.logSoftmax(axis).isClose(expected, 1e-6, 4e-6)).isTrue();
      assertThat(z.logSoftmax(axis).exp().isClose(z.softmax(axis), 1e-5, 0)).isTrue();
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void crossEntropyIsMinusThePickedLogSoftmax(
      @ForAll @IntRange(max = 9) int rows,
      @ForAll @IntRange(min = 1, max = 12) int classes,
      @ForAll long seed) {
    Tensor z = logits(Shape.of(rows, classes), seed);
    int[] labels = new int[rows];
    Rng rng = Rng.of(seed);
    java.util.Arrays.setAll(labels, i -> rng.nextInt(classes));
    CrossEntropy both = z.softmaxCrossEntropyWithDerivative(labels);
    assertThat(both.losses()).isEqualTo(z.softmaxCrossEntropy(labels));
    assertThat(both.derivative()).isEqualTo(z.softmaxMinusOneHot(labels));
    // Not negated zeros: 0 - x.
    assertThat(z.softmaxCrossEntropy(labels))
        .isEqualTo(Tensor.scalar(0).minus(z.logSoftmax(-1).pick(labels)));
    assertThat(
            z.softmaxMinusOneHot(labels)
                .isClose(z.softmax(-1).minus(Tensor.oneHot(labels, classes)), 1e-6, 1e-7))
        .isTrue();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void logSumExpOverAllAxesIsThatOfTheFlatTensor(@ForAll Shape shape, @ForAll long seed) {
    Tensor z = logits(shape, seed);
    assertThat(z.logSumExp()).isEqualTo(z.reshape(-1).logSumExp(0));
    for (int axis = 0; axis < shape.rank(); axis++) {
      Tensor twice = z.logSumExp(axis).logSumExp();
      assertThat(twice.isClose(z.logSumExp(), 1e-6, 1e-5)).isTrue();
    }
  }
}
