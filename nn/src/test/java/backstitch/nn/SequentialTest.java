package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

class SequentialTest {
  private static Sequential initialized(Layer... layers) {
    Sequential net = new Sequential(layers);
    net.initialize(Initializer.normal(1), Rng.of(3));
    return net;
  }

  @Test
  void parametersAreNamedByThePlaceOfTheirLayer() {
    Sequential net = initialized(new Dense(4), new Relu(), new Dense(2));
    assertThat(net.namedParameters().keySet())
        .containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
    assertThat(net.parameters())
        .extracting(Parameter::name)
        .containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
  }

  @Test
  void namesOfNestedNetworksNest() {
    Sequential inner = new Sequential(new Dense(4), new Relu());
    Sequential net = initialized(new Relu(), inner, new Sequential(new Sequential(new Dense(1))));
    assertThat(net.parameters())
        .extracting(Parameter::name)
        .containsExactly("1.0.weight", "1.0.bias", "2.0.0.weight", "2.0.0.bias");
  }

  @Test
  void variablesCarryTheNameOfTheirParameter() {
    Sequential net = initialized(new Sequential(new Dense(1)));
    net.forward(Tensor.zeros(Shape.of(1, 1)));
    assertThat(net.parameters().get(1).variable()).hasToString("0.0.bias = [0.0]");
  }

  @Test
  void layersAreAppliedInOrder() {
    Dense minusOne = new Dense(1);
    minusOne.namedParameters().get("weight").set(Tensor.of(new float[][] {{1}}));
    minusOne.namedParameters().get("bias").set(Tensor.of(-1));
    Tensor x = Tensor.of(new float[][] {{0.5f}, {3}});
    assertThat(new Sequential(minusOne, new Relu()).forward(x).value())
        .isEqualTo(Tensor.of(new float[][] {{0}, {2}}));
    assertThat(new Sequential(new Relu(), minusOne).forward(x).value())
        .isEqualTo(Tensor.of(new float[][] {{-0.5f}, {2}}));
  }

  @Test
  void networkWithoutLayersIsTheIdentity() {
    Tensor x = Tensor.of(1, 2);
    assertThat(new Sequential().forward(x).value()).isEqualTo(x);
    assertThat(new Sequential().parameters()).isEmpty();
  }

  @Test
  void layerUsedTwiceSharesItsParametersWhichAreListedOnce() {
    Dense shared = new Dense(2);
    Sequential net = initialized(shared, new Relu(), shared);
    Tensor x = Tensor.of(new float[][] {{1, -2}});
    Tensor alone = shared.forward(shared.forward(x).relu()).value();
    assertThat(net.forward(x).value()).isEqualTo(alone);
    assertThat(net.parameters()).containsExactlyElementsOf(shared.parameters());
    assertThat(net.parameters()).extracting(Parameter::name).containsExactly("0.weight", "0.bias");
  }

  @Test
  void gradientsOfALayerUsedTwiceAddUp() {
    Dense shared = new Dense(1);
    shared.namedParameters().get("weight").set(Tensor.of(new float[][] {{3}}));
    shared.namedParameters().get("bias").set(Tensor.of(1));
    Sequential net = new Sequential(shared, shared);
    try (Tape tape = Tape.record()) {
      // w (w x + b) + b with x = 2: dw = 2 w x + b, db = w + 1
      Variable y = net.forward(Tensor.of(new float[][] {{2}})).sum();
      assertThat(y.value().item()).isEqualTo(22);
      assertThat(net.parameters())
          .extracting(p -> tape.gradients(y).of(p.variable()).value().sum().item())
          .containsExactly(13f, 4f);
    }
  }

  @Test
  void dataIsTakenAsAConstant() {
    Tensor data = Tensor.of(1, 2);
    try (Tape tape = Tape.record()) {
      assertThat(new Relu().forward(data).isConstant()).isTrue();
      Variable leaf = Variable.of(data);
      Variable y = new Relu().forward(leaf).sum();
      assertThat(tape.gradients(y).of(leaf).value()).isEqualTo(Tensor.of(1, 1));
    }
  }

  @Test
  void layersAreAddedAtTheEnd() {
    Sequential net = new Sequential(new Dense(4)).add(new Tanh());
    net.add(new Sequential().add(new Dense(2)));
    assertThat(net).hasToString("Sequential[Dense(? -> 4), Tanh, Sequential[Dense(? -> 2)]]");
    net.initialize(Initializer.normal(1), Rng.of(3));
    assertThat(net.parameters())
        .extracting(Parameter::name)
        .containsExactly("0.weight", "0.bias", "2.0.weight", "2.0.bias");
    Tensor x = Tensor.of(new double[][] {{1, 0.5}});
    assertThat(net.forward(x).value())
        .isEqualTo(initialized(new Dense(4), new Tanh(), net.get(2)).forward(x).value());
  }

  @Test
  void layersAreFoundByTheirPlace() {
    Relu relu = new Relu();
    Dense dense = new Dense(1);
    Sequential net = new Sequential(relu).add(dense);
    assertThat(net.size()).isEqualTo(2);
    assertThat(net.get(0)).isSameAs(relu);
    assertThat(net.get(1)).isSameAs(dense);
    assertThat(new Sequential().size()).isZero();
    for (int i : new int[] {-1, 2}) {
      assertThatThrownBy(() -> net.get(i))
          .isExactlyInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("get: there is no layer " + i + " in a network of 2, counted from 0");
    }
  }

  private static void assertTooLate(Sequential net) {
    int size = net.size();
    assertThatThrownBy(() -> net.add(new Dense(2)))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "add: the parameters of this network were asked for, by initialize or an optimiser, which"
                + " would miss those of Dense(? -> 2); add all layers before");
    assertThat(net.size()).isEqualTo(size);
  }

  @Test
  void layerWhoseParametersWouldBeMissedIsRefused() {
    assertTooLate(initialized(new Dense(1)));
    assertTooLate(initialized());
    Sequential inner = new Sequential();
    Sequential net = new Sequential(inner);
    Sgd sgd = new Sgd(net.parameters(), 0.1);
    assertThat(sgd).hasToString("Sgd(learning rate 0.1, momentum 0, weight decay 0, 0 parameters)");
    assertTooLate(net);
    assertTooLate(inner);
  }

  @Test
  void layerWithoutParametersMayBeAddedLater() {
    Sequential net = initialized(new Dense(1));
    Tensor x = Tensor.of(new double[][] {{2}});
    Tensor logits = net.forward(x).value();
    assertThat(net.add(new Sigmoid()).forward(x).value()).isEqualTo(logits.sigmoid());
    Sequential inner = new Sequential(new Relu());
    net.add(inner);
    assertTooLate(inner);
  }

  @Test
  void networkThatWouldHoldItselfIsRefused() {
    Sequential inner = new Sequential();
    Sequential outer = new Sequential(new Sequential(inner));
    for (Sequential layer : new Sequential[] {inner, outer}) {
      assertThatThrownBy(() -> inner.add(layer))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("add: a network cannot be a layer of itself");
    }
    assertThat(inner.size()).isZero();
    assertThat(outer.add(inner).size()).isEqualTo(2);
  }

  @Test
  void nullIsNoLayer() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Sequential().add(null))
        .withMessage("layer");
  }

  @Test
  void textListsTheLayers() {
    Sequential net = initialized(new Dense(4), new Sequential(new Relu()));
    assertThat(net).hasToString("Sequential[Dense(? -> 4), Sequential[Relu]]");
  }
}
