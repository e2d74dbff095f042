package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImmutabilityTest {
  @Test
  void arrayGivenToOfMayChange() {
    float[] given = {1, 2, 3, 4};
    Tensor vector = Tensor.of(given);
    Tensor matrix = Tensor.of(Shape.of(2, 2), given);
    given[0] = 99;
    assertThat(vector).isEqualTo(Tensor.of(1, 2, 3, 4));
    assertThat(matrix).isEqualTo(Tensor.of(new float[][] {{1, 2}, {3, 4}}));
  }

  @Test
  void rowsGivenToOfMayChange() {
    float[][] rows = {{1, 2}, {3, 4}};
    Tensor x = Tensor.of(rows);
    rows[1][1] = 99;
    assertThat(x).isEqualTo(Tensor.of(new float[][] {{1, 2}, {3, 4}}));
  }

  @Test
  void bytesGivenMayChange() {
    byte[] bytes = {1, 2};
    Tensor x = Tensor.ofBytes(Shape.of(2), bytes, 1);
    bytes[0] = 99;
    assertThat(x).isEqualTo(Tensor.of(1, 2));
  }

  @Test
  void arrayGotMayChange() {
    Tensor x = Tensor.of(1, 2);
    x.toArray()[0] = 99;
    x.reshape(2, 1).toArray()[0] = 99;
    assertThat(x).isEqualTo(Tensor.of(1, 2));
  }

  @Test
  void dimensionsGivenAndGotMayChange() {
    int[] dims = {2, 3};
    Shape shape = Shape.of(dims);
    dims[0] = 99;
    shape.dims()[1] = 99;
    assertThat(shape).isEqualTo(Shape.of(2, 3));
    assertThat(shape.dims()).containsExactly(2, 3);
  }

  @Test
  void operationsLeaveTheirOperandsAlone() {
    Tensor x = Tensor.of(new float[][] {{1, -2}, {3, 4}});
    Tensor y = Tensor.of(new float[][] {{1, -2}, {3, 4}});
    x.plus(x).times(x).matmul(x);
    x.softmax(1);
    x.logSoftmax(0);
    x.relu();
    x.sumTo(Shape.of(2, 2)).plus(1);
    x.broadcastTo(Shape.of(2, 2)).negate();
    x.reshape(4).exp();
    assertThat(x).isEqualTo(y);
  }

  @Test
  void labelsAndIndicesMayChange() {
    int[] labels = {1, 0};
    Tensor x = Tensor.oneHot(labels, 2);
    labels[0] = 0;
    assertThat(x).isEqualTo(Tensor.of(new float[][] {{0, 1}, {1, 0}}));
  }
}
