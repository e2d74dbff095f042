package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exercise on made-up images. */
class OverfitTest {
  @TempDir Path directory;

  private Run run(int train, String... options) throws Exception {
    String data = "--data=" + SyntheticFolder.write(directory, train, 50);
    String[] args =
        Stream.concat(Stream.of("overfit", data), Stream.of(options)).toArray(String[]::new);
    return Run.ofJar(args);
  }

  @Test
  void showsTheCurvesTheRemediesAndATable() throws Exception {
    Run run = run(1200, "--seeds=2", "--epochs=3");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .allMatch(line -> line.matches("\\p{ASCII}{0,80}"))
        .noneMatch(line -> line.contains("NaN"))
        .contains(
            "Softmax regression on 1000 images: the first after a shuffle by the seed.",
            "Rule: parted once the test loss stays above its lowest by more than the spread.",
            "* 1200 images",
            "* weight decay 0.003",
            "* early stopping",
            "* falling rate");
    String scored = ".* \\d\\.\\d{3} \\+- \\d\\.\\d{3}";
    List<String> table = run.out().subList(run.out().size() - 6, run.out().size());
    assertThat(table.get(0)).matches("setting +train acc +test loss +test acc");
    assertThat(table.subList(1, 6)).allMatch(line -> line.matches(scored));
    assertThat(table.stream().skip(1).map(line -> line.substring(0, 20).strip()))
        .containsExactly(
            "1000 images", "1200 images", "weight decay 0.003", "early stopping", "falling rate");
    // Every remedy is another training.
    assertThat(table.stream().map(line -> line.substring(20)).distinct()).hasSize(6);
    String lossInTable = table.get(1).substring(39, 54).strip();
    assertThat(run.out())
        .filteredOn(l -> l.contains("test loss " + lossInTable + " -> "))
        .hasSize(4);
    assertThat(run.out())
        .filteredOn(l -> l.startsWith("    3 ") && l.contains(lossInTable))
        .hasSize(1);
  }

  /** What it says of the lesson is what the lesson prints. */
  @Test
  void theCurveOfTheLessonIsThatOfTheLesson() throws Exception {
    List<String> out = run(1200, "--seeds=2", "--epochs=1").out();
    int from = out.indexOf("epoch  seed 0  mean of 2 seeds") + 1;
    List<EpochLine> lesson = EpochLine.parseAll(Run.ofJar("--data=" + directory).out());
    assertThat(out.subList(from, from + 5))
        .extracting(line -> Double.valueOf(line.substring(6, 13).strip()))
        .isEqualTo(lesson.stream().map(EpochLine::testAccuracy).toList());
  }

  @Test
  void withManyImagesMoreAreTriedTwice() {
    assertThat(Remedy.all(1000, 60_000))
        .extracting(r -> r.trial().images())
        .startsWith(10_000, 60_000, 1000);
    assertThat(Remedy.all(1000, 10_000))
        .extracting(r -> r.trial().images())
        .startsWith(10_000, 1000);
  }

  @Test
  void pointsAreAtMostTwentyOneAndEndWithTheLastEpoch() {
    assertThat(Trial.measured(3)).containsExactly(1, 2, 3);
    assertThat(Trial.measured(200))
        .startsWith(1, 10, 20)
        .endsWith(190, 200)
        .hasSize(21)
        .doesNotHaveDuplicates();
    assertThat(IntStream.rangeClosed(1, 99)).allMatch(n -> Trial.measured(n).contains(n));
  }

  @Test
  void tooFewImagesAreAFailureInOneLine() throws Exception {
    Run run = run(1000);
    assertThat(run.err())
        .containsExactly("overfit: expected more than 1000 training images, found 1000");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--seeds,  1,  'expected at least 2, as one has no spread, got 1'",
    "--epochs, 0,  'expected at least 1, got 0'"
  })
  void badValueIsRefused(String option, String value, String problem) {
    Run run = Run.ofJar("overfit", option, value);
    assertThat(run.err())
        .containsExactly(
            "Invalid value for option '"
                + option
                + "': "
                + problem
                + " (--help lists the options)");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
