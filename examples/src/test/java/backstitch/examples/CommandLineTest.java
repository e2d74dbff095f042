package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Engine;
import backstitch.examples.cli.Lesson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandLineTest {
  @TempDir Path directory;

  static Stream<Lesson<?>> lessons() {
    return Stream.of(
        new SoftmaxRegression(),
        new MultilayerPerceptron(),
        new LinearRegression(),
        new NaiveSoftmax(),
        new Explain());
  }

  private Run trained(Lesson<?> lesson, String... options) throws Exception {
    SyntheticFolder.write(directory, 100, 20);
    List<String> data = List.of("--data", directory.toString());
    Run run =
        Run.of(
            lesson, Stream.of(data, List.of(options)).flatMap(List::stream).toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run;
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void helpNamesTheCommandAndItsOptions(Lesson<?> lesson) {
    Run run = Run.of(lesson, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().get(0)).startsWith("Usage: ");
    assertThat(run.out()).anyMatch(line -> line.matches(" +--debug +print the stack trace.*"));
  }

  @Test
  void helpOfTheLessonHasEveryOption() {
    String help = String.join("\n", Run.of(new SoftmaxRegression(), "-h").out());
    assertThat(help)
        .contains("--epochs=N ", "--batch-size=N ", "--learning-rate=X ", "--seed=N ")
        .contains(
            "--threads=N ",
            "--data=DIR ",
            "--report=FILE ",
            "--print-hash ",
            "--help ",
            "--version ")
        .contains("(default: 5)", "(default: 256)", "(default: 0.1)");
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void versionIsOneLine(Lesson<?> lesson) {
    Run run = Run.of(lesson, "--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).hasSize(1);
    assertThat(run.out().get(0)).startsWith("backstitch ");
  }

  /** Some terminals show nothing else: a Java in the C locale writes question marks. */
  @ParameterizedTest
  @MethodSource("lessons")
  void whatIsPrintedIsAscii(Lesson<?> lesson) throws Exception {
    assertThat(Run.of(lesson, "--help").out()).allMatch(line -> line.matches("\\p{ASCII}*"));
    boolean trains = !(lesson instanceof NaiveSoftmax || lesson instanceof Explain);
    boolean images = trains && !(lesson instanceof LinearRegression);
    Run run =
        images ? trained(lesson, "--epochs=1") : Run.of(lesson, trains ? "--epochs=1" : "--debug");
    assertThat(run.out()).isNotEmpty().allMatch(line -> line.matches("\\p{ASCII}*"));
  }

  /** All but what is drawn, for which the terminal's encoding is asked. */
  @Test
  void messagesAreAscii() throws Exception {
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      for (Path source : sources.filter(CommandLineTest::printsMessages).toList()) {
        assertThat(Files.readAllLines(source))
            .as(source.toString())
            .noneMatch(line -> line.matches(".*\"[^\"]*[^\\p{ASCII}\"][^\"]*\".*"));
      }
    }
  }

  private static boolean printsMessages(Path source) {
    return source.toString().endsWith(".java") && !source.getParent().endsWith("picture");
  }

  @Test
  void everyEpochPrintsOneLine() throws Exception {
    Run run = trained(new SoftmaxRegression(), "--epochs=3");
    assertThat(EpochLine.parseAll(run.out())).extracting(EpochLine::epoch).containsExactly(1, 2, 3);
  }

  @Test
  void hashIsPrintedOnRequestAsTheLastLine() throws Exception {
    Run run = trained(new SoftmaxRegression(), "--epochs=1", "--print-hash");
    assertThat(run.out()).hasSize(2);
    assertThat(run.out().get(1)).matches("model hash [0-9a-f]{64}");
  }

  @Test
  void everyOptionOfTrainingChangesTheModelButThreads() throws Exception {
    int threads = Engine.threads();
    try {
      String model = trained(new SoftmaxRegression(), "--print-hash", "--batch-size=32").hash();
      for (String option : List.of("--epochs=2", "--seed=1", "--learning-rate=0.2")) {
        assertThat(
                trained(new SoftmaxRegression(), "--print-hash", "--batch-size=32", option).hash())
            .as(option)
            .isNotEqualTo(model);
      }
      assertThat(trained(new SoftmaxRegression(), "--print-hash", "--batch-size=31").hash())
          .isNotEqualTo(model);
      assertThat(
              trained(new SoftmaxRegression(), "--print-hash", "--batch-size=32", "--threads=3")
                  .hash())
          .isEqualTo(model);
      assertThat(Engine.threads()).isEqualTo(3);
    } finally {
      Engine.setThreads(threads);
    }
  }

  @Test
  void defaultsAreThoseOfTheHelp() throws Exception {
    String model = trained(new SoftmaxRegression(), "--print-hash").hash();
    assertThat(
            trained(
                    new SoftmaxRegression(),
                    "--print-hash",
                    "--epochs=5",
                    "--batch-size=256",
                    "--learning-rate=0.1",
                    "--seed=0")
                .hash())
        .isEqualTo(model);
  }
}
