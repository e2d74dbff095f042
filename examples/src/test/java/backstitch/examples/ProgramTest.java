package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one program that runs all lessons. */
class ProgramTest {
  @TempDir Path directory;

  private static void refused(String message, String... args) {
    Run run = Run.ofJar(args);
    assertThat(run.err()).containsExactly(message + " (--help lists the options)");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void helpListsEveryLessonWithALine() {
    Run run = Run.ofJar("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().get(0)).startsWith("Usage: ");
    for (String lesson : List.of("softmax-regression", "linear-regression", "naive-softmax")) {
      assertThat(run.out()).filteredOn(line -> line.matches("  " + lesson + "  +\\S.*")).hasSize(1);
    }
  }

  @Test
  void helpOfALessonListsItsOptions() {
    Run run = Run.ofJar("linear-regression", "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .anyMatch(line -> line.contains("--epochs=N"))
        .noneMatch(l -> l.contains("--data"));
  }

  @Test
  void withoutANameSoftmaxRegressionIsRun() throws Exception {
    String data = "--data=" + SyntheticFolder.write(directory, 100, 20);
    Run unnamed = Run.ofJar(data, "--print-hash");
    assertThat(unnamed.exitCode()).isZero();
    assertThat(unnamed.out()).hasSize(6);
    assertThat(Run.ofJar("softmax-regression", data, "--print-hash")).isEqualTo(unnamed);
    assertThat(Run.of(new SoftmaxRegression(), data, "--print-hash")).isEqualTo(unnamed);
  }

  @ParameterizedTest
  @CsvSource({
    "softmax-regresion, softmax-regression",
    "naive, naive-softmax",
    "linear_regression, linear-regression"
  })
  void aMistypedNameGetsTheNearestLesson(String typed, String nearest) {
    refused("Unmatched argument at index 0: '" + typed + "'; did you mean " + nearest + "?", typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--epochs=2", "--print-hash"})
  void optionsBeforeTheNameAreRefused(String option) {
    refused(
        "linear-regression: expected all options behind it, got some before it",
        option,
        "linear-regression");
  }

  @Test
  void aFailureOfANamedLessonIsOneLine() {
    Path nowhere = directory.resolve("nowhere");
    Run run = Run.ofJar("multilayer-perceptron", "--data", nowhere.toString());
    assertThat(run.err()).containsExactly(nowhere + ": directory: does not exist");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void theFirstInfinityIsFoundWhereItBegan() throws Exception {
    String data = "--data=" + SyntheticFolder.write(directory, 100, 20);
    Run run = Run.ofJar(data, "--learning-rate=1e38", "--batch-size=10", "--check-finite");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0))
        .matches(
            "linear: the result is .*Infinity at \\[\\d, \\d], from operand 1 \\[10, .*"
                + "; at backstitch.examples.SoftmaxRegression.train\\(SoftmaxRegression.java:\\d+\\)");
  }
}
