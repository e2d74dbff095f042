package backstitch.core;

import static backstitch.core.Floats.assertSameBits;

import backstitch.core.MatmulReference.Flavour;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel, flavour and number of threads gives the bits of the definition. */
@ExtendWith(EngineRestored.class)
class MatmulKernelsTest {
  private static final int[] NONE = {};

  static Stream<Arguments> flavoursAndKernels() {
    return Stream.of(Flavour.values())
        .flatMap(
            f -> Stream.of(Engine.KernelKind.values()).map(kernels -> Arguments.of(f, kernels)));
  }

  private static void check(Flavour flavour, int m, int k, int n, int... threads) {
    for (int fill = 0; fill < 3; fill++) {
      Tensor a = tensor(flavour.left(NONE, m, k), fill, 1);
      Tensor b = tensor(flavour.right(NONE, k, n), fill, 2);
      float[] expected = MatmulReference.product(flavour, a.toArray(), b.toArray(), m, k, n);
      for (int number : threads) {
        Engine.setThreads(number);
        String what = String.join(" ", Engine.description(), flavour + "", m + "x" + k + "x" + n);
        assertSameBits(expected, flavour.of(a, b).toArray(), what);
      }
    }
  }

  private static Tensor tensor(Shape shape, int fill, long seed) {
    float[] values =
        switch (fill) {
          case 0 -> Floats.ordinary(shape.size(), seed);
          case 1 -> Floats.withSpecials(shape.size(), seed);
          default -> Floats.tiny(shape.size(), seed);
        };
    return Tensor.of(shape, values);
  }

  @ParameterizedTest
  @MethodSource("flavoursAndKernels")
  void smallAndAwkwardSizes(Flavour flavour, Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    int[] sizes = {0, 1, 2, 3, 4, 5, 8, 15, 16, 17, 32, 33};
    for (int m : sizes) {
      for (int k : sizes) {
        for (int n : sizes) {
          check(flavour, m, k, n, 1);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("flavoursAndKernels")
  void sizesOfTheExperimentAndPrimes(Flavour flavour, Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    check(flavour, 160, 784, 10, 2);
    check(flavour, 10, 160, 784, 2);
    check(flavour, 784, 160, 10, 2);
    check(flavour, 40, 1024, 10, 2); // rows 4 kB apart
    check(flavour, 7, 1031, 523, 1); // few rows, and a B that is packed all the same on AVX2
    check(flavour, 3, 2053, 2053, 1); // and on others
    check(flavour, 40, 256, 800, 1); // a block of B that is full, of panels that fill pages
    check(flavour, 61, 131, 67, 2);
    check(flavour, 103, 257, 97, 2);
  }

  @ParameterizedTest
  @MethodSource("flavoursAndKernels")
  void numberOfThreadsChangesNoBit(Flavour flavour, Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    // Large enough, and with units of 32 enough, for five ranges.
    check(flavour, 171, 83, 189, 1, 2, 3, 5);
    check(flavour, 3, 930, 501, 1, 2, 3, 5);
    check(flavour, 501, 930, 3, 1, 2, 3, 5);
    check(flavour, 1, 601, 601, 1, 2, 3, 5);
    check(flavour, 601, 601, 1, 1, 2, 3, 5);
  }

  @ParameterizedTest
  @MethodSource("flavoursAndKernels")
  void leadingAxesAreBroadcast(Flavour flavour, Engine.KernelKind kernels) {
    Engine.setKernels(kernels);
    for (int threads : new int[] {1, 2, 3, 5}) {
      Engine.setThreads(threads);
      checkBatch(flavour, new int[] {2, 1, 3}, new int[] {4, 1}, 31, 37, 41);
      checkBatch(flavour, new int[] {3}, NONE, 5, 7, 9);
      checkBatch(flavour, new int[] {2}, new int[] {3, 1}, 33, 37, 10);
      checkBatch(flavour, NONE, new int[] {2}, 60, 70, 80);
    }
  }

  private static void checkBatch(Flavour flavour, int[] aLead, int[] bLead, int m, int k, int n) {
    Tensor a = tensor(flavour.left(aLead, m, k), 1, 3);
    Tensor b = tensor(flavour.right(bLead, k, n), 1, 4);
    Shape leading = Shape.of(aLead).broadcast("test", Shape.of(bLead));
    float[] expected = new float[leading.size() * m * n];
    for (int s = 0; s < leading.size(); s++) {
      float[] one =
          MatmulReference.product(
              flavour,
              matrix(a.toArray(), BroadcastReference.source(s, leading, Shape.of(aLead)), m * k),
              matrix(b.toArray(), BroadcastReference.source(s, leading, Shape.of(bLead)), k * n),
              m,
              k,
              n);
      System.arraycopy(one, 0, expected, s * m * n, m * n);
    }
    assertSameBits(expected, flavour.of(a, b).toArray(), Engine.description() + " " + flavour);
  }

  private static float[] matrix(float[] all, int index, int size) {
    return Arrays.copyOfRange(all, index * size, (index + 1) * size);
  }

  @Test
  void operandsWithNanReachOnlyTheirRowAndColumn() {
    // Would the padding of a tile leak, neighbours of the NaN would be NaN as well.
    for (Engine.KernelKind kernels : Engine.KernelKind.values()) {
      Engine.setKernels(kernels);
      float[] a = Floats.ordinary(9 * 7, 5);
      a[3 * 7 + 2] = Float.NaN;
      float[] c = Tensor.of(Shape.of(9, 7), a).matmul(Tensor.full(1, Shape.of(7, 19))).toArray();
      for (int i = 0; i < c.length; i++) {
        org.assertj.core.api.Assertions.assertThat(Float.isNaN(c[i]))
            .as(kernels + " row " + i / 19)
            .isEqualTo(i / 19 == 3);
      }
    }
  }
}
