package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RngStreamsTest {
  @Test
  void orderOfAskingDoesNotMatter() {
    Rng one = Rng.of(1);
    long a = one.stream("a").nextLong();
    long b = one.stream("b").nextLong();
    Rng two = Rng.of(1);
    assertThat(two.stream("b").nextLong()).isEqualTo(b);
    assertThat(two.stream("a").nextLong()).isEqualTo(a);
    assertThat(a).isNotEqualTo(b);
  }

  @Test
  void drawsOfTheParentAndOfOtherStreamsDoNotMatter() {
    long expected = Rng.of(1).stream("a").nextLong();
    Rng rng = Rng.of(1);
    rng.nextLong();
    rng.stream("b").nextGaussian();
    assertThat(rng.stream("a").nextLong()).isEqualTo(expected);
    Rng parent = Rng.of(1);
    parent.stream("a").nextLong();
    assertThat(parent.position()).isZero();
    assertThat(parent.nextLong()).isEqualTo(Rng.of(1).nextLong());
  }

  @Test
  void sameNameGoesOnWhereItStands() {
    Rng rng = Rng.of(1);
    long first = rng.stream("a").nextLong();
    long second = rng.stream("a").nextLong();
    Rng stream = Rng.of(1).stream("a");
    assertThat(new long[] {stream.nextLong(), stream.nextLong()}).containsExactly(first, second);
    assertThat(first).isNotEqualTo(second);
    assertThat(rng.stream("a").position()).isEqualTo(2);
  }

  @Test
  void streamsOfStreamsDependOnTheWholePath() {
    long ab = Rng.of(1).stream("a").stream("b").nextLong();
    assertThat(Rng.of(1).stream("b").stream("a").nextLong()).isNotEqualTo(ab);
    assertThat(Rng.of(1).stream("ab").nextLong()).isNotEqualTo(ab);
    assertThat(Rng.of(2).stream("a").stream("b").nextLong()).isNotEqualTo(ab);
  }

  @Test
  void seedsDiffer() {
    assertThat(Rng.of(0).nextLong()).isNotEqualTo(Rng.of(1).nextLong());
    assertThat(Rng.of(0).stream("a").nextLong()).isNotEqualTo(Rng.of(1).stream("a").nextLong());
    assertThat(Rng.of(5).nextLong()).isEqualTo(Rng.of(5).nextLong());
  }

  @Test
  void newStreamIsAnotherWithEachCallAndTheFirstIsThatOfTheName() {
    Rng rng = Rng.of(1);
    assertThat(rng.newStream("a")).isSameAs(rng.stream("a"));
    assertThat(rng.newStream("a")).isSameAs(rng.stream("a#2"));
    assertThat(rng.newStream("a")).isSameAs(rng.stream("a#3"));
    assertThat(rng.newStream("b")).isSameAs(rng.stream("b"));
  }

  @Test
  void streamsMayBeAskedForByManyThreadsAtOnce() {
    for (int round = 0; round < 50; round++) {
      Rng rng = Rng.of(1);
      Set<Rng> sameName =
          IntStream.range(0, 1000)
              .parallel()
              .mapToObj(i -> rng.stream("stream " + i % 100))
              .collect(Collectors.toSet());
      assertThat(sameName).hasSize(100);
      Set<Rng> anew =
          IntStream.range(0, 1000)
              .parallel()
              .mapToObj(i -> rng.newStream("new"))
              .collect(Collectors.toSet());
      assertThat(anew).hasSize(1000);
    }
  }
}
