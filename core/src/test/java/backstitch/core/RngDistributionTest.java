package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RngDistributionTest {
  /** Σ (seen - expected)² / expected. */
  private static double chiSquare(Iterable<Integer> seen, double expected) {
    double sum = 0;
    for (int count : seen) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  @Test
  void nextIntIsUniform() {
    for (int bound : new int[] {2, 3, 10, 100}) {
      Rng rng = Rng.of(bound);
      Integer[] counts = new Integer[bound];
      Arrays.fill(counts, 0);
      for (int i = 0; i < 1000 * bound; i++) {
        counts[rng.nextInt(bound)]++;
      }
      // Mean bound - 1, deviation √(2 (bound - 1)): five deviations.
      double most = bound - 1 + 5 * Math.sqrt(2 * (bound - 1)) + 5;
      assertThat(chiSquare(Arrays.asList(counts), 1000)).isLessThan(most);
    }
  }

  @Test
  void nextDoubleIsUniform() {
    Rng rng = Rng.of(11);
    Integer[] counts = new Integer[50];
    Arrays.fill(counts, 0);
    for (int i = 0; i < 50_000; i++) {
      counts[(int) (rng.nextDouble() * 50)]++;
    }
    assertThat(chiSquare(Arrays.asList(counts), 1000)).isLessThan(49 + 50);
  }

  @Test
  void gaussianHasItsMoments() {
    Rng rng = Rng.of(12);
    int n = 200_000;
    double[] moments = new double[5];
    int within1 = 0;
    for (int i = 0; i < n; i++) {
      double g = rng.nextGaussian();
      double power = 1;
      for (int m = 1; m < 5; m++) {
        power *= g;
        moments[m] += power / n;
      }
      within1 += Math.abs(g) < 1 ? 1 : 0;
    }
    assertThat(moments[1]).isBetween(-0.01, 0.01);
    assertThat(moments[2]).isBetween(0.985, 1.015);
    assertThat(moments[3]).isBetween(-0.03, 0.03);
    assertThat(moments[4]).isBetween(2.9, 3.1);
    assertThat(within1 / (double) n).isBetween(0.677, 0.688);
  }

  @Test
  void neighbouringGaussiansAreUncorrelated() {
    Rng rng = Rng.of(13);
    double last = rng.nextGaussian();
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      double g = rng.nextGaussian();
      sum += last * g;
      last = g;
    }
    assertThat(sum / 100_000).isBetween(-0.015, 0.015);
  }

  @Test
  void permutationNamesEachNumberOnce() {
    for (int n : new int[] {0, 1, 2, 17, 1000}) {
      int[] order = Rng.of(n).permutation(n);
      Arrays.sort(order);
      assertThat(order).isEqualTo(IntStream.range(0, n).toArray());
    }
  }

  @Test
  void permutationIsFisherAndYatesFromTheLastPlaceDown() {
    Rng rng = Rng.of(14);
    Rng draws = Rng.of(14);
    int[] expected = IntStream.range(0, 30).toArray();
    for (int place = 29; place >= 1; place--) {
      int other = draws.nextInt(place + 1);
      int kept = expected[other];
      expected[other] = expected[place];
      expected[place] = kept;
    }
    assertThat(rng.permutation(30)).isEqualTo(expected);
  }

  @Test
  void permutationsOfOneGeneratorDiffer() {
    Rng rng = Rng.of(15);
    assertThat(rng.permutation(100)).isNotEqualTo(rng.permutation(100));
    assertThat(Rng.of(15).permutation(100)).isEqualTo(Rng.of(15).permutation(100));
  }

  @Test
  void permutationsOfThreeAreEquallyLikely() {
    Rng rng = Rng.of(16);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 6000; i++) {
      counts.merge(Arrays.toString(rng.permutation(3)), 1, Integer::sum);
    }
    assertThat(counts).hasSize(6);
    // Five degrees of freedom: beyond 25 in one of ten thousand.
    assertThat(chiSquare(counts.values(), 1000)).isLessThan(25);
  }

  @Test
  void permutationOfFewerThanNoneIsRefused() {
    assertThatThrownBy(() -> Rng.of(0).permutation(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("permutation: n must be at least 0, is -1");
  }
}
