package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** First values depend on the seed and the name of the parameter, and on nothing else. */
class InitializationTest {
  private static final Tensor X = Tensor.of(new float[][] {{1, 2, 3}});

  private static Sequential drawn(Rng rng, Layer... layers) {
    Sequential net = new Sequential(layers);
    net.initialize(Initializer.normal(1), rng);
    net.forward(X);
    return net;
  }

  private static Tensor value(Layer net, String name) {
    return net.namedParameters().get(name).variable().value();
  }

  @Test
  void sameSeedGivesTheSameWeights() {
    Tensor weight = value(drawn(Rng.of(7), new Dense(4)), "0.weight");
    assertThat(value(drawn(Rng.of(7), new Dense(4)), "0.weight")).isEqualTo(weight);
    assertThat(value(drawn(Rng.of(8), new Dense(4)), "0.weight")).isNotEqualTo(weight);
  }

  @Test
  void weightsAreDrawnFromTheStreamOfTheirName() {
    Tensor expected = Tensor.gaussian(0, 1, Shape.of(4, 3), Rng.of(7).stream("weights/0.weight"));
    assertThat(value(drawn(Rng.of(7), new Dense(4)), "0.weight")).isEqualTo(expected);
  }

  @Test
  void weightsOfOneShapeDifferByName() {
    Sequential net = drawn(Rng.of(7), new Dense(3), new Dense(3));
    assertThat(value(net, "1.weight")).isNotEqualTo(value(net, "0.weight"));
  }

  @Test
  void layersAddedBehindChangeNothing() {
    Sequential small = drawn(Rng.of(7), new Dense(4));
    Sequential large = drawn(Rng.of(7), new Dense(4), new Relu(), new Dense(2));
    assertThat(value(large, "0.weight")).isEqualTo(value(small, "0.weight"));
  }

  @Test
  void reluInPlaceOfADenseLayerChangesNothingBehindIt() {
    Sequential dense = drawn(Rng.of(7), new Dense(3), new Dense(2));
    Sequential relu = drawn(Rng.of(7), new Relu(), new Dense(2));
    assertThat(value(relu, "1.weight")).isEqualTo(value(dense, "1.weight"));
  }

  @Test
  void whatElseIsDrawnBeforeChangesNothing() {
    Tensor expected = value(drawn(Rng.of(7), new Dense(4)), "0.weight");
    Rng rng = Rng.of(7);
    rng.stream("shuffle").permutation(10);
    rng.stream("weights/9.weight").nextLong();
    rng.nextLong();
    assertThat(value(drawn(rng, new Dense(4)), "0.weight")).isEqualTo(expected);
  }

  @Test
  void orderOfTheFirstForwardPassesChangesNothing() {
    Sequential forward = drawn(Rng.of(7), new Dense(3), new Dense(3));
    Dense first = new Dense(3);
    Dense second = new Dense(3);
    new Sequential(first, second).initialize(Initializer.normal(1), Rng.of(7));
    second.forward(X);
    first.forward(X);
    assertThat(value(first, "weight")).isEqualTo(value(forward, "0.weight"));
    assertThat(value(second, "weight")).isEqualTo(value(forward, "1.weight"));
  }

  @Test
  void valuesAreDrawnAtTheFirstForwardPassAndNotBefore() {
    Rng rng = Rng.of(7);
    Sequential net = new Sequential(new Dense(4));
    net.initialize(Initializer.normal(1), rng);
    assertThat(rng.stream("weights/0.weight").position()).isZero();
    net.forward(X);
    assertThat(rng.stream("weights/0.weight").position()).isPositive();
  }

  @Test
  void initializingAgainDrawsAnew() {
    Rng rng = Rng.of(7);
    Sequential net = drawn(rng, new Dense(4));
    Tensor first = value(net, "0.weight");
    net.parameters().get(1).set(Tensor.of(1, 2, 3, 4));
    net.initialize(Initializer.normal(1), rng);
    assertThat(net.parameters()).noneMatch(Parameter::hasValue);
    net.forward(X);
    assertThat(value(net, "0.weight")).isNotEqualTo(first);
    assertThat(value(net, "0.bias")).isEqualTo(Tensor.zeros(Shape.of(4)));
  }

  @Test
  void initializingAgainMakesRoomForAnotherNumberOfInputs() {
    Sequential net = drawn(Rng.of(7), new Dense(4));
    net.initialize(Initializer.zeros(), Rng.of(7));
    net.forward(Tensor.zeros(Shape.of(1, 5)));
    assertThat(value(net, "0.weight")).isEqualTo(Tensor.zeros(Shape.of(4, 5)));
  }
}
