package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

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
  void textListsTheLayers() {
    Sequential net = initialized(new Dense(4), new Sequential(new Relu()));
    assertThat(net).hasToString("Sequential[Dense(? -> 4), Sequential[Relu]]");
  }
}
