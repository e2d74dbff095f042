package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Engine.KernelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineRestored.class)
class EngineTest {
  @Test
  void setKernelsDecides() {
    for (KernelKind kind : KernelKind.values()) {
      Engine.setKernels(kind);
      assertThat(Engine.kernels()).isEqualTo(kind);
    }
  }

  @Test
  void descriptionNamesKernelsReasonAndThreads() {
    Engine.setKernels(KernelKind.PLAIN);
    Engine.setThreads(3);
    assertThat(Engine.description())
        .isEqualTo("plain kernels: asked for by Engine.setKernels; 3 threads");
    Engine.setKernels(KernelKind.TEXTBOOK);
    Engine.setThreads(1);
    assertThat(Engine.description())
        .isEqualTo("textbook kernels: asked for by Engine.setKernels; 1 thread");
    Engine.setKernels(KernelKind.VECTOR);
    assertThat(Engine.description())
        .matches("vector \\(\\d+ bits\\) kernels: asked for by Engine.setKernels; 1 thread");
  }

  @Test
  void threadsAreOneToThousandAndTwentyFour() {
    for (int threads : new int[] {1, 2, 1024}) {
      Engine.setThreads(threads);
      assertThat(Engine.threads()).isEqualTo(threads);
    }
    for (int threads : new int[] {0, -1, 1025}) {
      assertThatThrownBy(() -> Engine.setThreads(threads))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("threads: expected 1 to 1024, got " + threads);
    }
    assertThat(Engine.threads()).isEqualTo(1024);
  }
}
