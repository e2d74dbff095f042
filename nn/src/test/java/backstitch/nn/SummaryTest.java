package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static Sequential initialized(Layer... layers) {
    Sequential net = new Sequential(layers);
    net.initialize(Initializer.normal(1), Rng.of(0));
    return net;
  }

  @Test
  void tableHasLayersOutputShapesAndNumbersOfParameters() {
    Sequential net = initialized(new Dense(256), new Relu(), new Dense(10));
    assertThat(net.summary(Shape.of(1, 28, 28)).lines())
        .containsExactly(
            "layer                    output shape       parameters",
            "input                    [1, 28, 28]                 0",
            "Dense(784 -> 256)        [1, 256]               200960",
            "Relu                     [1, 256]                    0",
            "Dense(256 -> 10)         [1, 10]                  2570",
            "total                                           203530");
  }

  @Test
  void parametersOfALayerUsedTwiceCountOnceInTheTotal() {
    Dense shared = new Dense(3);
    assertThat(initialized(shared, shared).summary(Shape.of(2, 3)).lines().toList().get(4))
        .matches("total +12");
  }

  @Test
  void summaryDrawsTheWeightsThatTrainingWouldDraw() {
    Sequential summarized = initialized(new Dense(2));
    Sequential other = initialized(new Dense(2));
    assertThat(summarized.summary(Shape.of(1, 3))).contains("Dense(3 -> 2)");
    Tensor x = Tensor.of(new float[][] {{1, 2, 3}});
    assertThat(summarized.forward(x).value()).isEqualTo(other.forward(x).value());
  }
}
