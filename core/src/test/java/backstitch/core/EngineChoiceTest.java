package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the engine chooses at its start: each test in a JVM of its own. */
class EngineChoiceTest {
  private static final String QUIET = "-Dtest.level=INFO";
  private static final String PRODUCT = System.lineSeparator() + "[[2.0, 2.0],\n [2.0, 2.0]]";

  @Test
  void withoutTheModulePlainKernelsAreChosen() throws IOException, InterruptedException {
    assertThat(ChildJvm.run(ChosenEngine.class, QUIET, "-Dbackstitch.threads=2"))
        .isEqualTo(
            "PLAIN; plain kernels: without --add-modules jdk.incubator.vector there are no vector"
                + " kernels; 2 threads"
                + PRODUCT);
  }

  @Test
  void withTheModuleVectorKernelsAreChosen() throws IOException, InterruptedException {
    assertThat(ChildJvm.run(ChosenEngine.class, ChildJvm.VECTOR, QUIET, "-Dbackstitch.threads=1"))
        .matches(
            "(?s)VECTOR; vector \\(\\d+ bits\\) \\(for now plain\\) kernels: the module jdk.incubator.vector is present;"
                + " 1 thread\\R.*");
  }

  /** An option that processors with fma instructions have; elsewhere it is ignored. */
  @Test
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
  void withoutFmaInstructionsPlainKernelsAreChosenAndSaidToBeSlow()
      throws IOException, InterruptedException {
    String slow = "; slow, for want of fma instructions; 1 thread" + PRODUCT;
    String[] options = {"-XX:-UseFMA", QUIET, "-Dbackstitch.threads=1", ""};
    options[3] = "-Dtest.wish=TEXTBOOK";
    assertThat(ChildJvm.run(ChosenEngine.class, options))
        .isEqualTo(
            "PLAIN; plain kernels: without --add-modules jdk.incubator.vector there are no vector"
                + " kernels"
                + slow);
    options[3] = ChildJvm.VECTOR;
    String chosen = "PLAIN; plain kernels: the vector kernels need fma instructions";
    assertThat(ChildJvm.run(ChosenEngine.class, options)).isEqualTo(chosen + slow);
    options[1] = "-Dbackstitch.kernels=vector";
    assertThat(ChildJvm.run(ChosenEngine.class, options)).endsWith(chosen + slow);
  }

  @Test
  void withoutTheModuleVectorKernelsAreRefused() throws IOException, InterruptedException {
    String sentence =
        "IllegalStateException: kernels: the vector kernels need the JVM option"
            + " --add-modules jdk.incubator.vector";
    assertThat(ChildJvm.run(ChosenEngine.class, QUIET, "-Dtest.wish=VECTOR"))
        .startsWith("PLAIN; ")
        .endsWith(sentence);
    assertThat(ChildJvm.run(ChosenEngine.class, QUIET, "-Dbackstitch.kernels=vector"))
        .isEqualTo(sentence);
  }

  @Test
  void choiceIsLoggedOnceAtDebugLevel() throws IOException, InterruptedException {
    String log =
        "FINE: kernels: plain, without --add-modules jdk.incubator.vector there are no vector"
            + " kernels";
    assertThat(ChildJvm.run(ChosenEngine.class)).containsOnlyOnce("FINE").startsWith(log);
    assertThat(ChildJvm.run(ChosenEngine.class, "-Dbackstitch.kernels=textbook"))
        .containsOnlyOnce("FINE")
        .startsWith("FINE: kernels: textbook, asked for by the system property backstitch.kernels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kernels=fast | backstitch.kernels: expected textbook, plain or vector, got \"fast\"",
        "kernels=PLAIN | backstitch.kernels: expected textbook, plain or vector, got \"PLAIN\"",
        "threads=two | backstitch.threads: expected a whole number from 1 to 1024, got \"two\"",
        "threads=0 | backstitch.threads: expected a whole number from 1 to 1024, got \"0\"",
      })
  void badPropertiesAreReportedAsWhatTheyAre(String property, String sentence)
      throws IOException, InterruptedException {
    assertThat(ChildJvm.run(ChosenEngine.class, QUIET, "-Dbackstitch." + property))
        .isEqualTo("IllegalArgumentException: " + sentence);
  }

  @Test
  void propertyDecidesTheKernels() throws IOException, InterruptedException {
    assertThat(
            ChildJvm.run(
                ChosenEngine.class,
                ChildJvm.VECTOR,
                QUIET,
                "-Dbackstitch.kernels=plain",
                "-Dbackstitch.threads=1"))
        .isEqualTo(
            "PLAIN; plain kernels: asked for by the system property backstitch.kernels; 1 thread"
                + PRODUCT);
  }
}
