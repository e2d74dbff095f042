package backstitch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From what the virtual machines measured to a figure, and what is refused on the way. */
class ComparingTest {
  @BeforeAll
  static void besideOtherJmh() {
    System.setProperty("jmh.ignoreLock", "true"); // times do not matter here
  }

  private static Figure figure(double[] ours, double[] theirs) {
    return Figure.of(Question.SQUARE, "nn:64x64x64", 1, Family.OPENBLAS, ours, theirs);
  }

  @Test
  void ratiosAreTakenPairByPair() {
    // The machine was three times slower during the second pair, for both.
    Figure figure = figure(new double[] {10e3, 30e3, 10e3}, new double[] {20e3, 66e3, 24e3});
    assertThat(figure.ratio()).isEqualTo(2.2);
    assertThat(figure.ours()).isEqualTo(10);
    assertThat(figure.theirs()).isEqualTo(24);
    assertThat(figure.comparison()).isEqualTo("OpenBLAS 2.20 (2.00 – 2.40)");
    assertThat(figure.work()).isEqualTo("`nn` 64×64×64, 1 thread");
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    double[] times = {7, 1, 100, 3};
    assertThat(figure(times, times).ours()).isEqualTo(0.005);
  }

  @Test
  void timeIsFoundAmongWhatAProcessPrints() {
    assertThat(Measure.parse("WARNING: incubator\nmeasured 12.5\n")).isEqualTo(12.5);
    assertThatThrownBy(() -> Measure.parse("Killed\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Killed");
  }

  @Test
  void peersAreToldNothingButTheNumberOfThreads() {
    Map<String, String> environment = new HashMap<>();
    environment.put("OPENBLAS_CORETYPE", "Haswell");
    environment.put("MKL_CBWR", "AVX2");
    environment.put("OMP_NUM_THREADS", "4");
    environment.put("HOME", "/");
    Family.PYTORCH.prepare(environment, 2);
    assertThat(environment)
        .containsOnly(
            entry("HOME", "/"),
            entry("OMP_NUM_THREADS", "2"),
            entry("OPENBLAS_NUM_THREADS", "2"),
            entry("MKL_NUM_THREADS", "2"));
    Family.PYTORCH_PASSIVE.prepare(environment, 2);
    assertThat(environment).containsEntry("OMP_WAIT_POLICY", "passive");
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
    Child child = new Child(java, Path.of("none"), List.of());
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
      lines.add(new Child.Line(text, 1000L * (lines.size() + 1)));
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
}
