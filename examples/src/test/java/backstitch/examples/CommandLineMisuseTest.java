package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.examples.cli.Lesson;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandLineMisuseTest {
  @TempDir Path directory;

  private static void assertRefused(String message, Lesson<?> lesson, String... args) {
    Run run = Run.of(lesson, args);
    assertThat(run.err()).containsExactly(message + " (--help lists the options)");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  static Stream<Lesson<?>> lessons() {
    return CommandLineTest.lessons();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void unknownOptionIsRefused(Lesson<?> lesson) {
    assertRefused("Unknown option: '--nope'", lesson, "--nope");
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void argumentThatIsNoOptionIsRefused(Lesson<?> lesson) {
    assertRefused("Unmatched argument at index 0: 'five'", lesson, "five");
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs,        x,                   an int",
    "--epochs,        1.5,                 an int",
    "--epochs,        2147483648,          an int",
    "--batch-size,    many,                an int",
    "--learning-rate, fast,                a float",
    "--seed,          0x1,                 a long",
    "--seed,          9223372036854775808, a long",
    "--threads,       all,                 an int"
  })
  void valueThatIsNotANumberIsRefused(String option, String value, String type) {
    assertRefused(
        "Invalid value for option '" + option + "': '" + value + "' is not " + type,
        new SoftmaxRegression(),
        option,
        value);
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs,        0,         at least 1,              0",
    "--epochs,        -3,        at least 1,              -3",
    "--batch-size,    0,         at least 1,              0",
    "--batch-size,    -1,        at least 1,              -1",
    "--learning-rate, 0,         a finite number above 0, 0.0",
    "--learning-rate, -0.1,      a finite number above 0, -0.1",
    "--learning-rate, NaN,       a finite number above 0, NaN",
    "--learning-rate, Infinity,  a finite number above 0, Infinity",
    "--learning-rate, 1e39,      a finite number above 0, Infinity",
    "--learning-rate, 1e-50,     a finite number above 0, 0.0",
    "--threads,       0,         1 to 1024,               0",
    "--threads,       1025,      1 to 1024,               1025"
  })
  void valueOutOfRangeIsRefused(String option, String value, String expected, String given) {
    for (Lesson<?> lesson : List.of(new SoftmaxRegression(), new LinearRegression())) {
      assertRefused(
          "Invalid value for option '" + option + "': expected " + expected + ", got " + given,
          lesson,
          option,
          value);
    }
  }

  @Test
  void helpIsGivenWhateverElseIsAskedFor() {
    Run run = Run.of(new SoftmaxRegression(), "--epochs=0", "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().get(0)).startsWith("Usage: softmax-regression ");
  }

  @Test
  void optionWithoutItsValueIsRefused() {
    assertRefused(
        "Missing required parameter for option '--data' (DIR)", new SoftmaxRegression(), "--data");
  }

  @Test
  void optionGivenTwiceIsRefused() {
    assertRefused(
        "option '--seed' (N) should be specified only once",
        new SoftmaxRegression(),
        "--seed=1",
        "--seed=2");
  }

  @Test
  void lessonWithoutImagesHasNoData() {
    assertRefused("Unknown option: '--data=.'", new LinearRegression(), "--data=.");
  }

  @Test
  void absentDataIsAFailureInOneLine() {
    Path nowhere = directory.resolve("nowhere");
    Run run = Run.of(new SoftmaxRegression(), "--data", nowhere.toString());
    assertThat(run.err()).containsExactly(nowhere + ": directory: does not exist");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void debugAddsTheStackTrace() {
    Path nowhere = directory.resolve("nowhere");
    Run run = Run.of(new SoftmaxRegression(), "--debug", "--data", nowhere.toString());
    assertThat(run.err().get(0)).isEqualTo(nowhere + ": directory: does not exist");
    assertThat(run.err()).anyMatch(line -> line.startsWith("\tat backstitch.examples."));
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void directoryThatIsNoPathIsRefused() {
    Run run = Run.of(new SoftmaxRegression(), "--data", "/a\0b");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0))
        .startsWith("Invalid value for option '--data': '/a?b' is not a path: ")
        .doesNotContain("Exception");
  }

  @Test
  void emptyDirectoryNameIsRefusedAndAnAtSignIsNoFileOfArguments() {
    Run empty = Run.of(new SoftmaxRegression(), "--data", "");
    assertThat(empty.exitCode()).isEqualTo(2);
    assertThat(empty.err())
        .containsExactly(
            "Invalid value for option '--data': expected a directory, got an empty name"
                + " (--help lists the options)");
    Run at = Run.of(new SoftmaxRegression(), "@pom.xml");
    assertThat(at.exitCode()).isEqualTo(2);
    assertThat(at.err())
        .containsExactly("Unmatched argument at index 0: '@pom.xml' (--help lists the options)");
  }
}
