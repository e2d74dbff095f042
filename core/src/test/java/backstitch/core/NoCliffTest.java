package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the tiles come to be compiled, their vectors are in registers and not objects. */
@Tag("slow")
class NoCliffTest {
  /** The lanes of this machine, and narrower ones. */
  private static final String WIDEST = "-XX:MaxVectorSize=64";

  private static final String EIGHT_LANES = "-XX:MaxVectorSize=32";
  private static final String FOUR_LANES = "-XX:MaxVectorSize=16";

  /** The checks inside an operation. */
  private static final String[] UNCOUNTED = {
    "AbstractVector::*", "FloatVector::lanewiseTemplate", "DoubleVector::lanewiseTemplate"
  };

  @ParameterizedTest
  @ValueSource(strings = {WIDEST, EIGHT_LANES, FOUR_LANES})
  void asUsual(String lanes) throws IOException, InterruptedException {
    assertThat(run(List.of(lanes))).isEqualTo("registers");
  }

  /**
   * In some JVMs the tiles are compiled before the checks inside fma have been counted. Here these
   * are never counted enough.
   */
  @ParameterizedTest
  @ValueSource(strings = {WIDEST, EIGHT_LANES, FOUR_LANES})
  void checksThatWereNotCounted(String lanes) throws IOException, InterruptedException {
    assertThat(run(List.of(lanes), UNCOUNTED)).isEqualTo("registers");
  }

  /** A program with vectors of its own, of another width, from the beginning. */
  @ParameterizedTest
  @ValueSource(strings = {WIDEST, EIGHT_LANES, FOUR_LANES})
  void besideVectorsOfAnotherWidth(String lanes) throws IOException, InterruptedException {
    assertThat(run(List.of(lanes, "-Dothers=true"))).isEqualTo("registers");
  }

  @ParameterizedTest
  @ValueSource(strings = {WIDEST, EIGHT_LANES, FOUR_LANES})
  void bothAtOnce(String lanes) throws IOException, InterruptedException {
    assertThat(run(List.of(lanes, "-Dothers=true"), UNCOUNTED)).isEqualTo("registers");
  }

  /**
   * Where other shapes came later, and vectors of other widths, which the compiler then knows. With
   * both loops of the tile of five in one method, half of such starts on JDK 17 ended with objects,
   * none where the heap was small.
   */
  @ParameterizedTest
  @ValueSource(strings = {WIDEST, EIGHT_LANES, FOUR_LANES})
  void compiledAnew(String lanes) throws IOException, InterruptedException {
    assertThat(run(CompiledAnew.class, List.of(lanes, "-Xmx1g"))).isEqualTo("registers");
  }

  /** Then a sum may be compiled as a part of what calls it. */
  @ParameterizedTest
  @ValueSource(strings = {WIDEST, EIGHT_LANES, FOUR_LANES})
  void aProgramThatOnlySums(String lanes) throws IOException, InterruptedException {
    assertThat(run(List.of(lanes, "-Dbackstitch.kernels=vector", "-Donly=sums")))
        .isEqualTo("registers");
  }

  private static String run(List<String> some, String... uncounted)
      throws IOException, InterruptedException {
    return run(VectorsInRegisters.class, some, uncounted);
  }

  private static String run(Class<?> main, List<String> some, String... uncounted)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(some);
    options.add(ChildJvm.VECTOR);
    options.add("-XX:+IgnoreUnrecognizedVMOptions");
    options.add("-XX:CompileCommand=quiet");
    for (String methods : uncounted) {
      options.add(
          "-XX:CompileCommand=CompileThresholdScaling,jdk.incubator.vector."
              + methods
              + ",1000000.0");
    }
    String output = ChildJvm.run(main, options.toArray(String[]::new));
    // The JVM repeats its commands first.
    return output.substring(output.lastIndexOf('\n') + 1);
  }
}
