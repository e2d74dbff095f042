package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Engine;
import backstitch.core.Engine.KernelKind;
import backstitch.examples.data.RealData;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The experiment gives the same model, to the last bit, whatever computes it.
 *
 * <p>The hash is that of {@code softmax-regression --epochs 2 --print-hash} on the published data,
 * written down on one machine with Java 17: every other machine and Java version has to find it.
 */
class SameModelTest {
  private static final String AFTER_TWO_EPOCHS =
      "b12cdc35a8f0f6c46ab3ea820c4c4afedd38731d1db0e7d3f72fe23badb29a94";

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
    RealData.orAbort();
    Engine.setKernels(kind);
    Run run = Run.of(new SoftmaxRegression(), "--epochs=2", "--print-hash", "--threads=" + count);
    assertThat(run.err()).isEmpty();
    assertThat(run.hash()).isEqualTo(AFTER_TWO_EPOCHS);
    assertThat(Engine.threads()).isEqualTo(count);
    assertThat(Engine.kernels()).isEqualTo(kind);
  }

  @Test
  void machineWithoutTheVectorModuleFindsTheSameModel() throws Exception {
    RealData.orAbort();
    Run run = Run.inChildJvm(List.of(), SoftmaxRegression.class, "--epochs=2", "--print-hash");
    assertThat(run.err()).isEmpty();
    assertThat(run.hash()).isEqualTo(AFTER_TWO_EPOCHS);
  }

  @Test
  void anotherSeedGivesAnotherModel() {
    RealData.orAbort();
    Run run = Run.of(new SoftmaxRegression(), "--epochs=2", "--print-hash", "--seed=1");
    assertThat(run.hash()).matches("[0-9a-f]{64}").isNotEqualTo(AFTER_TWO_EPOCHS);
  }
}
