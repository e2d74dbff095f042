package backstitch.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Floats;
import org.junit.jupiter.api.Test;

/** Doubles are summed in the order of floats, which {@code SumOrderTest} writes down. */
class InterleavedSumTest {
  @Test
  void doublesInTheOrderOfFloats() {
    float[] floats = Floats.ordinary(1100, 1);
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Math.scalb(floats[i], 37 * i % 60); // so that every order rounds differently
      doubles[i] = floats[i];
    }
    double[] sums = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}; // of who had them last
    for (int n = 0; n < 1000; n++) {
      double sum = InterleavedSum.of(doubles, n % 50, n, sums);
      double expected = InterleavedSum.of(new TextbookKernels(), floats, n % 50, n);
      assertThat(sum).as("of %d", n).isEqualTo(expected);
    }
  }
}
