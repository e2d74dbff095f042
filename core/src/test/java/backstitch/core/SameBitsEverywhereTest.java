package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Interpreted or compiled, with vectors of any width or none, without fma instructions. */
class SameBitsEverywhereTest {
  @Test
  void interpreterCompilersAndVectorWidthsAgree() throws IOException, InterruptedException {
    String bits = ChildJvm.run(BitsOfEverything.class, ChildJvm.VECTOR, "-Dtest.rounds=60");
    // One hash: all kernels agree, in the first rounds and in the last; and with other JDKs.
    assertThat(bits).isEqualTo("[d032336]");
    String[][] machines = {
      {"-Xint"},
      {"-XX:TieredStopAtLevel=1", "-Dtest.rounds=20"},
      {"-XX:MaxVectorSize=16", "-Dtest.rounds=20"},
      {"-XX:MaxVectorSize=32", "-Dtest.rounds=20"},
      {"-XX:-UseFMA"},
    };
    for (String[] machine : machines) {
      String[] options = java.util.Arrays.copyOf(machine, machine.length + 2);
      options[machine.length] = ChildJvm.VECTOR;
      options[machine.length + 1] = "-XX:+IgnoreUnrecognizedVMOptions";
      assertThat(ChildJvm.run(BitsOfEverything.class, options)).as(machine[0]).isEqualTo(bits);
    }
    assertThat(ChildJvm.run(BitsOfEverything.class)).as("without vectors").isEqualTo(bits);
  }
}
