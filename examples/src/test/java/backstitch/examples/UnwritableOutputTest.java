package backstitch.examples;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backstitch.examples.cli.Lesson;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program whose output goes nowhere stops, and says why. */
class UnwritableOutputTest {
  private static final List<String> MESSAGE = List.of("standard output: could not be written");

  @TempDir Path directory;

  static Stream<Lesson<?>> lessons() {
    return CommandLineTest.lessons();
  }

  static Stream<Lesson<?>> trainings() {
    return lessons()
        .filter(lesson -> !(lesson instanceof NaiveSoftmax || lesson instanceof Explain));
  }

  @SuppressWarnings("unchecked")
  private static ProcessBuilder child(Lesson<?> lesson, String... args) {
    var type = (Class<? extends Lesson<?>>) lesson.getClass();
    return Run.childJvm(System.getProperty("java.class.path"), List.of(), type, args);
  }

  private static void assertFails(Process process) throws Exception {
    assertThat(process.waitFor(60, SECONDS)).as("ended").isTrue();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(err.lines()).isEqualTo(MESSAGE);
    assertThat(process.exitValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void trainingEndsSoonAfterItsReaderLeft(Lesson<?> lesson) throws Exception {
    String epochs = "--epochs=1000000";
    String data = "--data=" + SyntheticFolder.write(directory, 100, 20);
    Process process =
        (lesson instanceof LinearRegression ? child(lesson, epochs) : child(lesson, epochs, data))
            .start();
    try {
      assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isNotEmpty();
      process.getInputStream().close();
      assertFails(process);
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void helpThatCannotBeWrittenIsAFailure(Lesson<?> lesson) throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists(), "no /dev/full here");
    assertFails(child(lesson, "--help").redirectOutput(full).start());
    assertFails(child(lesson, "--version").redirectOutput(full).start());
  }

  @Test
  void fullDeviceEndsALessonThatDoesNotTrain() throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists(), "no /dev/full here");
    assertFails(child(new NaiveSoftmax()).redirectOutput(full).start());
  }
}
