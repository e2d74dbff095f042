package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However the tiles come to be compiled, their vectors are in registers and not objects. */
class NoCliffTest {
  @Test
  void asUsual() throws IOException, InterruptedException {
    assertThat(run()).isEqualTo("registers");
  }

  /**
   * In some JVMs the tiles are compiled before the checks inside fma have been counted. Here these
   * are never counted enough.
   */
  @Test
  void checksThatWereNotCounted() throws IOException, InterruptedException {
    assertThat(run("AbstractVector::*", "FloatVector::lanewiseTemplate")).isEqualTo("registers");
  }

  private static String run(String... uncounted) throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(List.of(ChildJvm.VECTOR, "-XX:CompileCommand=quiet"));
    for (String methods : uncounted) {
      options.add(
          "-XX:CompileCommand=CompileThresholdScaling,jdk.incubator.vector."
              + methods
              + ",1000000.0");
    }
    String output = ChildJvm.run(VectorsInRegisters.class, options.toArray(String[]::new));
    // The JVM repeats its commands first.
    return output.substring(output.lastIndexOf('\n') + 1);
  }
}
