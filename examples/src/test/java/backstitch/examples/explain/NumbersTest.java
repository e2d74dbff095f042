package backstitch.examples.explain;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void numbersHaveTheDecimalsThatTheyNeedAndFourAtMost() {
    assertThat(Numbers.of(Tensor.of(1, 20, -3))).isEqualTo("[ 1, 20, -3]");
    assertThat(Numbers.of(Tensor.of(0.5, -0.25))).isEqualTo("[ 0.50, -0.25]");
    assertThat(Numbers.of(Tensor.of(0.123456, 1))).isEqualTo("[0.1235, 1.0000]");
    assertThat(Numbers.of(Tensor.scalar(0.75))).isEqualTo("0.75");
  }

  @Test
  void whatIsRoundedToZeroHasNoSign() {
    assertThat(Numbers.of(Tensor.of(-0.0, -0.00001, 0.5))).isEqualTo("[0.0, 0.0, 0.5]");
  }

  @Test
  void aWideMatrixHasARowALine() {
    Tensor narrow = Tensor.of(new double[][] {{1, 2}, {-3, 4}});
    assertThat(Numbers.of(narrow)).isEqualTo("[[ 1,  2], [-3,  4]]");
    assertThat(Numbers.of(Tensor.full(0.0625, Shape.of(3, 3))))
        .isEqualTo(
            """
            [[0.0625, 0.0625, 0.0625],
             [0.0625, 0.0625, 0.0625],
             [0.0625, 0.0625, 0.0625]]""");
  }
}
