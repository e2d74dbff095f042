package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lessons as processes, their output in pipes. */
class ChildProcessTest {
  @TempDir Path directory;

  private static void assertFailed(Run run, int exitCode, String message) {
    assertThat(run.err()).containsExactly(message);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  private String data() throws Exception {
    return "--data=" + SyntheticFolder.write(directory, 3000, 20);
  }

  @Test
  void thereIsNoProgressBarInAPipe() throws Exception {
    Run run = Run.inChildJvm(List.of(), SoftmaxRegression.class, data(), "--batch-size=1");
    assertThat(run.err()).isEmpty();
    assertThat(EpochLine.parseAll(run.out())).hasSize(5);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void linesAreTheSameInEveryLanguage() throws Exception {
    List<String> german = List.of("-Duser.language=de", "-Duser.country=DE");
    Run run = Run.inChildJvm(german, SoftmaxRegression.class, data(), "--epochs=1");
    assertThat(EpochLine.parseAll(run.out())).hasSize(1);
    assertThat(Run.inChildJvm(german, LinearRegression.class, "--epochs=1").out().get(0))
        .matches("epoch 1, loss \\d\\.\\d{6}");
  }

  @Test
  void numbersHaveLatinDigitsInEveryLanguage() throws Exception {
    List<String> egyptian = List.of("-Duser.language=ar", "-Duser.country=EG");
    Run run = Run.inChildJvm(egyptian, NaiveSoftmax.class);
    assertThat(run.out()).anyMatch(line -> line.startsWith("   10  10.000"));
  }

  @Test
  void exitCodeIsThatOfTheMisuse() throws Exception {
    assertFailed(
        Run.inChildJvm(List.of(), SoftmaxRegression.class, "--epochs=0"),
        2,
        "Invalid value for option '--epochs': expected at least 1, got 0"
            + " (--help lists the options)");
  }

  @Test
  void exitCodeIsThatOfTheFailure() throws Exception {
    Path nowhere = directory.resolve("nowhere");
    assertFailed(
        Run.inChildJvm(List.of(), SoftmaxRegression.class, "--data=" + nowhere),
        1,
        nowhere + ": directory: does not exist");
  }

  @Test
  void unknownKernelsAreAFailureInOneLine() throws Exception {
    assertFailed(
        Run.inChildJvm(List.of("-Dbackstitch.kernels=fast"), LinearRegression.class),
        1,
        "backstitch.kernels: expected textbook, plain or vector, got \"fast\"");
  }

  @Test
  void vectorKernelsWithoutTheirModuleAreAFailureInOneLine() throws Exception {
    Run run = Run.inChildJvm(List.of("-Dbackstitch.kernels=vector"), LinearRegression.class);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0))
        .contains("the vector kernels need the JVM option --add-modules jdk.incubator.vector");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void badNumberOfThreadsInThePropertyIsAFailureInOneLine() throws Exception {
    assertFailed(
        Run.inChildJvm(List.of("-Dbackstitch.threads=all"), LinearRegression.class),
        1,
        "backstitch.threads: expected a whole number from 1 to 1024, got \"all\"");
  }

  /** To load it takes about as long as an epoch. */
  @Test
  void parserIsNotLoadedWithoutArguments() throws Exception {
    Run run = Run.inChildJvm(List.of("-verbose:class"), LinearRegression.class);
    assertThat(run.out()).anyMatch(line -> line.contains(" backstitch.nn.Dense "));
    assertThat(run.out()).noneMatch(line -> line.contains(" picocli."));
  }
}
