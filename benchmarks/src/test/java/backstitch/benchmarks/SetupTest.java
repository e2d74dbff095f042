package backstitch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Engine;
import backstitch.core.Engine.KernelKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Before anything is timed, its result is compared with that of the plain kernels. */
class SetupTest {
  private final KernelKind before = Engine.kernels();

  @AfterEach
  void restore() {
    Engine.setKernels(before);
  }

  private static List<PeerBenchmark> benchmarks() {
    MatmulBenchmark product = new MatmulBenchmark();
    product.product = "nt:256x784x10";
    ElementwiseBenchmark sum = new ElementwiseBenchmark();
    sum.operation = "sum0:33x70";
    TrainingStepBenchmark step = new TrainingStepBenchmark();
    step.model = "softmax";
    return List.of(product, sum, step);
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void wrongResultIsRefused(PeerBenchmark benchmark) {
    benchmark.threads = 1;
    benchmark.peer = "OffByOnePercent";
    assertThatThrownBy(benchmark::prepareAndCheck).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void otherwiseThePeersKernelsAreTimed(PeerBenchmark benchmark) {
    benchmark.threads = 1;
    benchmark.peer = "TEXTBOOK";
    assertThatCode(benchmark::prepareAndCheck).doesNotThrowAnyException();
    assertThat(Engine.kernels()).isEqualTo(KernelKind.TEXTBOOK);
  }
}
