package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.examples.data.RealData;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Test accuracy over ten seeds: the mean and the spread that the README reports. */
@Tag("sweep")
class SeedSweepTest {
  private static EpochLine at(List<EpochLine> run, int epoch) {
    return run.get(epoch - 1);
  }

  private static double mean(List<List<EpochLine>> runs, int epoch) {
    return runs.stream().mapToDouble(run -> at(run, epoch).testAccuracy()).average().orElseThrow();
  }

  private static double deviation(List<List<EpochLine>> runs, int epoch) {
    double mean = mean(runs, epoch);
    double squares =
        runs.stream()
            .mapToDouble(run -> at(run, epoch).testAccuracy() - mean)
            .map(difference -> difference * difference)
            .sum();
    return Math.sqrt(squares / (runs.size() - 1));
  }

  private static List<EpochLine> run(int seed) {
    Run run = Run.of(new SoftmaxRegression(), "--epochs=15", "--seed=" + seed);
    assertThat(run.exitCode()).as(run.err().toString()).isZero();
    return EpochLine.parseAll(run.out());
  }

  @Test
  void meanTestAccuracyOverTenSeedsIsThatOfIndependentComputations() {
    RealData.orAbort();
    List<List<EpochLine>> runs = IntStream.range(0, 10).mapToObj(SeedSweepTest::run).toList();
    for (int epoch : new int[] {5, 15}) {
      System.out.printf(
          Locale.ROOT,
          "test accuracy at epoch %d over 10 seeds: mean %.4f, standard deviation %.4f%n",
          epoch,
          mean(runs, epoch),
          deviation(runs, epoch));
    }
    assertThat(mean(runs, 5)).isCloseTo(0.820, within(0.008));
    assertThat(mean(runs, 15)).isGreaterThanOrEqualTo(0.830);
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(at(run, 5).loss()).isCloseTo(0.485, within(0.004));
              assertThat(at(run, 5).trainAccuracy()).isCloseTo(0.836, within(0.004));
            });
  }
}
