package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {
  private static final int SIZE = 50;
  private static final Dataset DATA = numbered(SIZE);

  /** Samples whose label is their number. */
  private static Dataset numbered(int size) {
    return Dataset.of(Tensor.zeros(Shape.of(size)), IntStream.range(0, size).toArray());
  }

  private static int[] order(Dataset data) {
    return data.batches(Integer.MAX_VALUE).iterator().next().labels();
  }

  @Test
  void shuffleIsAPermutationAndNotTheIdentity() {
    int[] order = order(DATA.shuffled(Rng.of(0)));
    assertThat(order).isNotEqualTo(order(DATA));
    Arrays.sort(order);
    assertThat(order).isEqualTo(order(DATA));
  }

  @Test
  void originalKeepsItsOrder() {
    DATA.shuffled(Rng.of(0));
    assertThat(order(DATA)).isEqualTo(IntStream.range(0, SIZE).toArray());
  }

  @Test
  void everyEpochHasAnotherOrder() {
    Rng rng = Rng.of(0);
    int[] first = order(DATA.shuffled(rng));
    int[] second = order(DATA.shuffled(rng));
    int[] third = order(DATA.shuffled(rng));
    assertThat(second).isNotEqualTo(first);
    assertThat(third).isNotEqualTo(first).isNotEqualTo(second);
  }

  @Test
  void sameSeedRepeatsAllEpochs() {
    Rng one = Rng.of(5);
    Rng two = Rng.of(5);
    for (int epoch = 1; epoch <= 3; epoch++) {
      assertThat(order(DATA.shuffled(one))).isEqualTo(order(DATA.shuffled(two)));
    }
  }

  @Test
  void anotherSeedGivesAnotherOrder() {
    assertThat(order(DATA.shuffled(Rng.of(5)))).isNotEqualTo(order(DATA.shuffled(Rng.of(6))));
  }

  @Test
  void orderIsDrawnFromTheStreamShuffleAlone() {
    Rng disturbed = Rng.of(5);
    disturbed.nextLong();
    disturbed.stream("weights/0.weight").nextGaussian();
    Rng shuffle = Rng.of(5).stream("shuffle");
    for (int epoch = 1; epoch <= 3; epoch++) {
      assertThat(order(DATA.shuffled(disturbed))).isEqualTo(shuffle.permutation(SIZE));
    }
  }

  @Test
  void shuffleOfAShuffledDatasetPermutesWhatIsThere() {
    Dataset part = DATA.shuffled(Rng.of(1)).slice(10, 20);
    int[] before = order(part);
    int[] places = Rng.of(2).stream("shuffle").permutation(10);
    int[] expected = Arrays.stream(places).map(place -> before[place]).toArray();
    assertThat(order(part.shuffled(Rng.of(2)))).isEqualTo(expected);
  }

  @Test
  void everySampleComesFirstAboutEquallyOften() {
    Rng rng = Rng.of(0);
    Dataset four = numbered(4);
    int[] first = new int[4];
    for (int i = 0; i < 4000; i++) {
      first[order(four.shuffled(rng))[0]]++;
    }
    // four standard deviations of a binomial with n = 4000 and p = 1/4 are 110
    for (int count : first) {
      assertThat(count).isBetween(890, 1110);
    }
  }
}
