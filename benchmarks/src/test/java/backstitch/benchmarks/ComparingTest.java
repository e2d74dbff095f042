package backstitch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** From what the virtual machines measured to a row of a table, and what is refused on the way. */
class ComparingTest {
  private static List<Sample> times(double... nanoseconds) {
    return DoubleStream.of(nanoseconds).mapToObj(t -> new Sample(t, 4096)).toList();
  }

  @Test
  void ratiosAreTakenWithinAlternations() {
    // The machine was three times slower during the second alternation, for both.
    Ratios ratios = Ratios.of(times(20, 66, 24), times(10, 30, 10));
    assertThat(ratios.sorted()).containsExactly(2.0, 2.2, 2.4);
    assertThat(ratios).hasToString("2.20 (2.00 – 2.40)");
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(Ratios.medianTime(times(7, 1, 100, 3))).isEqualTo(5);
  }

  @Test
  void geometricMeanOfHalfAndDoubleIsOne() {
    List<Ratios> both = List.of(new Ratios(List.of(0.5)), new Ratios(List.of(2.0)));
    assertThat(Ratios.geometricMean(both)).isCloseTo(1, within(1e-15));
  }

  @Test
  void rowHoldsOurTimeOurRateAndEachPeersRatio() {
    Table table = new Table(Question.SQUARE, Family.SGEMM, List.of(Family.OPENBLAS));
    String row =
        table.row(
            "nn:100x100x100",
            1,
            Map.of(Family.SGEMM, times(20_000, 20_000), Family.OPENBLAS, times(10_000, 15_000)));
    assertThat(row)
        .isEqualTo(
            "| nn:100x100x100 | 1 | 20.0 µs | 100.0 GFLOP/s | 4096 B"
                + " | 12.5 µs: 0.63 (0.50 – 0.75) |");
    assertThat(table.means()).containsExactly("| geometric mean | 1 |  |  |  | 0.63 |");
  }

  @Test
  void sampleIsFoundAmongWhatAProcessPrints() {
    Sample sample = new Sample(12.5, 64);
    assertThat(Sample.parse("WARNING: incubator\n" + sample.line() + "\n")).isEqualTo(sample);
    assertThatThrownBy(() -> Sample.parse("Killed\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Killed");
  }

  @Test
  void pageSaysWhatTheEnvironmentTellsThePeers() {
    Map<String, String> environment =
        Map.of(
            "OPENBLAS_CORETYPE",
            "Haswell",
            "MKL_CBWR",
            "AVX2",
            "OMP_NUM_THREADS",
            "4",
            "HOME",
            "/");
    assertThat(Machine.steering(environment))
        .containsExactly("- environment of the peers: MKL_CBWR=AVX2 OPENBLAS_CORETYPE=Haswell");
    assertThat(Machine.steering(Map.of("HOME", "/"))).isEmpty();
  }

  @Test
  void wrongResultsAreRefused() {
    float[] ours = {100, 1};
    assertThatCode(() -> PeerBenchmark.checkClose(ours, new float[] {100, 1.009f}, 1e-4))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> PeerBenchmark.checkClose(ours, new float[] {100, 1.011f}, 1e-4))
        .hasMessage("element 1: 1.0 here, 1.011 there");
    assertThatThrownBy(() -> PeerBenchmark.checkClose(ours, new float[] {100, Float.NaN}, 1e-4))
        .hasMessage("element 1: 1.0 here, NaN there");
    assertThatThrownBy(() -> PeerBenchmark.checkClose(ours, new float[] {100}, 1e-4))
        .hasMessage("2 elements here, 1 there");
  }

  @Test
  void whatAChildFailedOfIsSaidInOneLine() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Child child = new Child(java, Path.of("none"), Path.of("none.jar"), List.of());
    List<String> nothing = List.of(Measure.class.getName(), "NoSuchBenchmark");
    assertThatThrownBy(() -> child.run(Family.BACKSTITCH, 1, nothing))
        .isInstanceOf(IllegalStateException.class)
        .message()
        .startsWith("No benchmarks to run")
        .contains("(exit code 1 of " + java)
        .hasLineCount(1);
  }

  private static List<Child.Line> printed(String... texts) {
    List<Child.Line> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(new Child.Line(text, 1000 * (lines.size() + 1)));
    }
    return lines;
  }

  @Test
  void programEndsWithItsFifthLine() {
    String first = "epoch 1, loss 0.7870, train acc 0.748";
    String fifth = "epoch 5, loss 0.4848, train acc 0.837";
    assertThat(Child.timeOfLastEpoch(printed("WARNING", first, fifth, "bye"))).isEqualTo(3000);
  }

  @Test
  void programThatDidNotTrainIsRefused() {
    assertThatThrownBy(
            () -> Child.timeOfLastEpoch(printed("epoch 5, loss 2.3026, train acc 0.100")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("epoch 5, loss 2.3026, train acc 0.100\n");
    assertThatThrownBy(
            () -> Child.timeOfLastEpoch(printed("epoch 1, loss 0.4848, train acc 0.837")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void pollutionIsHeldAgainstAFreshProgramWhateverIsGiven() {
    assertThat(Question.POLLUTION.ours(Family.KERNELS)).isEqualTo(Family.FRESH);
    assertThat(Question.STEP.ours(Family.PLAIN)).isEqualTo(Family.PLAIN);
    assertThat(Question.STEP.ours(null)).isEqualTo(Family.BACKSTITCH);
    assertThat(Question.SQUARE.ours(null)).isEqualTo(Family.SGEMM);
  }
}
