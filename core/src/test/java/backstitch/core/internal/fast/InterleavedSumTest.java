package backstitch.core.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Floats;
import org.junit.jupiter.api.Test;

/** Doubles are summed in the order of floats. */
class InterleavedSumTest {
  @Test
  void doublesInTheOrderOfFloats() {
    float[] floats = Floats.ordinary(1100, 1);
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Math.scalb(floats[i], 37 * i % 60); // so that every order rounds differently
      doubles[i] = floats[i];
    }
    for (int n = 1; n < 1000; n++) {
      Lines line = new Lines(new int[] {1, n}, new boolean[] {false, true});
      double sum = InterleavedSum.ofLine(doubles, n % 50, line, new double[16]);
      double expected = n == 1 ? floats[1] : InterleavedSum.of(new PlainTiles(), floats, n % 50, n);
      assertThat(sum).as("of %d", n).isEqualTo(expected);
    }
  }
}
