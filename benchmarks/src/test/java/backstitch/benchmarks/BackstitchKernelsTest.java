package backstitch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel that is timed from inside computes what the tensors compute, bit for bit. */
class BackstitchKernelsTest {
  @ParameterizedTest
  @ValueSource(strings = {"nn:33x20x70", "nt:33x20x10", "tn:10x20x33"})
  void productIsThatOfTensors(String input) {
    MatrixProduct product = MatrixProduct.parse(input);
    Task kernel = new BackstitchKernels().product(product);
    Task tensor = new Backstitch().product(product);
    kernel.run();
    tensor.run();
    assertThat(kernel.result()).isEqualTo(tensor.result());
  }
}
