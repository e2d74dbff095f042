package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Engine;
import backstitch.core.Engine.KernelKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same program gives the same bits, whatever computes it.
 *
 * <p>The hashes are those of {@link ReferenceTraining}, computed on one machine with Java 17. They
 * are the same on any other; only a change of the numeric contract may change them.
 */
class SameBitsTest {
  private static final String AFTER_ONE_STEP =
      "a7c709fec91c8b70e382b253bdb526c6681028dcff02d2758af03cc9ff0476f1";
  private static final String AFTER_TWENTY_STEPS =
      "450d078dec34b194721b8d392ff376a812dc061cf8ebef1d911864f78e5b9fb1";

  private final KernelKind kernels = Engine.kernels();
  private final int threads = Engine.threads();

  @AfterEach
  void restoreEngine() {
    Engine.setKernels(kernels);
    Engine.setThreads(threads);
  }

  @ParameterizedTest
  @CsvSource({
    "TEXTBOOK, 1", "TEXTBOOK, 2", "TEXTBOOK, 5",
    "PLAIN, 1", "PLAIN, 2", "PLAIN, 5",
    "VECTOR, 1", "VECTOR, 2", "VECTOR, 5"
  })
  void kernelsAndThreadsChangeNoBit(KernelKind kind, int count) {
    Engine.setKernels(kind);
    Engine.setThreads(count);
    assertThat(ReferenceTraining.hashAfter(20)).isEqualTo(AFTER_TWENTY_STEPS);
  }

  @Test
  void machineWithoutTheVectorModuleGivesTheSameBits() throws Exception {
    assertThat(ChildJvm.lastLine(List.of(), ReferenceTraining.class, "20"))
        .isEqualTo(AFTER_TWENTY_STEPS);
  }

  @Test
  void interpreterGivesTheSameBits() throws Exception {
    assertThat(ChildJvm.lastLine(List.of("-Xint"), ReferenceTraining.class, "1"))
        .isEqualTo(AFTER_ONE_STEP);
  }

  @Test
  void interpretedVectorKernelsGiveTheSameBits() throws Exception {
    List<String> options =
        List.of("-Xint", "--add-modules=jdk.incubator.vector", "-Dbackstitch.kernels=vector");
    assertThat(ChildJvm.lastLine(options, ReferenceTraining.class, "1")).isEqualTo(AFTER_ONE_STEP);
  }

  @Test
  void quickCompilerGivesTheSameBits() throws Exception {
    List<String> options = List.of("-XX:TieredStopAtLevel=1");
    assertThat(ChildJvm.lastLine(options, ReferenceTraining.class, "1")).isEqualTo(AFTER_ONE_STEP);
  }

  @Test
  void machineWithoutFusedMultiplyAddGivesTheSameBits() throws Exception {
    List<String> options = List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseFMA");
    assertThat(ChildJvm.lastLine(options, ReferenceTraining.class, "1")).isEqualTo(AFTER_ONE_STEP);
  }
}
