package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.autograd.Variable;
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

  private static final class Doubled implements Layer {
    @Override
    public Variable forward(Variable x) {
      return x.times(2);
    }
  }

  @Test
  void layersThatSayNothingOfThemselvesAreNamedByTheirClass() {
    Layer anonymous =
        new Layer() {
          @Override
          public Variable forward(Variable x) {
            return x;
          }
        };
    Layer lambda = x -> x.times(3);
    Layer reference = Variable::tanh;
    Sequential net = initialized(lambda, reference, new Doubled(), anonymous);
    assertThat(net.summary(Shape.of(1, 3)).lines().skip(2).limit(4))
        .containsExactly(
            "(lambda)                 [1, 3]                      0",
            "(lambda)                 [1, 3]                      0",
            "Doubled                  [1, 3]                      0",
            "(anonymous)              [1, 3]                      0");
    assertThat(net).hasToString("Sequential[(lambda), (lambda), Doubled, (anonymous)]");
    assertThat(new Sequential(net, lambda))
        .hasToString("Sequential[Sequential[(lambda), (lambda), Doubled, (anonymous)], (lambda)]");
  }

  @Test
  void longNamesWidenTheirColumnAndTheLongestAreCut() {
    Sequential inner = new Sequential(new Dense(25), new Relu());
    assertThat(initialized(inner).summary(Shape.of(1, 100)).lines())
        .containsExactly(
            "layer                              output shape       parameters",
            "input                              [1, 100]                    0",
            "Sequential[Dense(100 -> 25), Relu] [1, 25]                  2525",
            "total                                                       2525");
    Sequential longer = new Sequential(new Dense(25), new Relu(), new Dense(10));
    assertThat(initialized(longer).summary(Shape.of(1, 100)).lines())
        .containsExactly(
            "layer                                            output shape       parameters",
            "input                                            [1, 100]                    0",
            "Sequential[Dense(100 -> 25), Relu, Dense(25 -... [1, 10]                  2785",
            "total                                                                     2785");
  }

  @Test
  void nameOfSeveralLinesIsPutIntoOne() {
    Layer poem =
        new Layer() {
          @Override
          public Variable forward(Variable x) {
            return x;
          }

          @Override
          public String toString() {
            return "one\n  two\r\nthree";
          }
        };
    assertThat(initialized(poem).summary(Shape.of(1)).lines().toList().get(2))
        .isEqualTo("one two three            [1]                         0");
  }

  @Test
  void wideShapesWidenTheirColumn() {
    assertThat(initialized(new Relu()).summary(Shape.of(10, 11, 12, 13, 14)).lines())
        .containsExactly(
            "layer                    output shape           parameters",
            "input                    [10, 11, 12, 13, 14]            0",
            "Relu                     [10, 11, 12, 13, 14]            0",
            "total                                                    0");
  }
}
