package backstitch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels that are timed from inside compute what the tensors compute, bit for bit. */
class BackstitchKernelsTest {
  @ParameterizedTest
  @EnumSource(names = {"PLUS", "TIMES", "BIAS", "UPDATE", "RELU", "EXP"})
  void operation(ArrayOperation.Kind kind) {
    ArrayOperation operation = new ArrayOperation(kind, 33, 70);
    assertSame(new BackstitchKernels().map(operation), new Backstitch().map(operation));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nn:33x20x70", "nt:33x20x10", "tn:10x20x33"})
  void product(String input) {
    MatrixProduct product = MatrixProduct.parse(input);
    assertSame(new BackstitchKernels().product(product), new Backstitch().product(product));
  }

  private static void assertSame(Task kernel, Task tensor) {
    kernel.run();
    tensor.run();
    assertThat(kernel.result()).isEqualTo(tensor.result());
  }
}
