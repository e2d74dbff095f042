package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.examples.cli.Lesson;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A jar without its folder {@code lib} says so, whichever lesson is started. The launcher verifies
 * the class of the lesson before {@code main} runs: for that no class of {@code lib} may be needed,
 * as where a network is handed on as a {@code Layer} or a class has a static tensor.
 */
class MissingLibTest {
  static Stream<Lesson<?>> lessons() {
    return CommandLineTest.lessons();
  }

  /** The class path of the tests without what the pattern describes. */
  private static String without(String pattern) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.matches(".*[/\\\\](" + pattern + ").*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void assertNames(String type, Run run) {
    assertThat(run.err())
        .containsExactly(
            "lib: class "
                + type
                + " is missing; put the folder lib, with all its jars, beside"
                + " backstitch-examples.jar");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  @SuppressWarnings("unchecked")
  void everyLessonNamesTheFolder(Lesson<?> lesson) throws Exception {
    var type = (Class<? extends Lesson<?>>) lesson.getClass();
    String alone =
        new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    assertNames("backstitch.core.Engine", Run.inChildJvm(alone, List.of(), type));
    assertNames(
        "picocli.CommandLine$ParameterException", Run.inChildJvm(alone, List.of(), type, "--help"));
  }

  @ParameterizedTest
  @CsvSource({
    "core[/\\\\]target|backstitch-core, backstitch.core.Engine",
    "autograd[/\\\\]target|backstitch-autograd, backstitch.autograd.TapeException",
    "nn[/\\\\]target|backstitch-nn, backstitch.nn.Dataset"
  })
  void oneJarThatIsMissingIsEnough(String pattern, String type) throws Exception {
    assertNames(type, Run.inChildJvm(without(pattern), List.of(), LinearRegression.class));
  }

  @Test
  void parserIsMissedWhenItIsNeeded() throws Exception {
    Run run = Run.inChildJvm(without("picocli"), List.of(), NaiveSoftmax.class);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }
}
