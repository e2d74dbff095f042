package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.junit.jupiter.api.Test;

/** The parts of the module at work together. */
class TrainingTest {
  @Test
  void hiddenLayerLearnsExclusiveOr() {
    Tensor x = Tensor.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    int[] labels = {0, 1, 1, 0};
    Sequential net = new Sequential(new Dense(16), new Relu(), new Dense(2));
    net.initialize(Initializer.he(), Rng.of(0));
    SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();
    Sgd sgd = new Sgd(net.parameters(), 0.2f, 0.9f, 0);
    for (int step = 0; step < 200; step++) {
      try (Tape tape = Tape.record()) {
        sgd.step(tape.gradients(loss.of(net.forward(x), labels).mean()));
      }
    }
    Variable logits = net.forward(x);
    assertThat(Accuracy.of(logits.value(), labels)).isEqualTo(1);
    assertThat(loss.of(logits, labels).value().max().item()).isLessThan(0.02f);
    // The fused loss does not keep one from computing the probabilities.
    assertThat(logits.softmax(-1).value().pick(labels).toArray()[0]).isGreaterThan(0.98f);
  }

  @Test
  void squaredErrorRecoversTheWeightsOfALine() {
    Rng rng = Rng.of(0);
    Tensor x = Tensor.gaussian(0, 1, Shape.of(200, 2), rng.stream("x"));
    Tensor y = x.matmulT(Tensor.of(new float[][] {{2, -3.4f}})).plus(4.2f);
    Dense dense = new Dense(1);
    dense.initialize(Initializer.normal(0.01f), rng);
    Sgd sgd = new Sgd(dense.parameters(), 0.1f);
    for (int epoch = 0; epoch < 10; epoch++) {
      for (Batch batch : Dataset.of(x, y).shuffled(rng).batches(16)) {
        try (Tape tape = Tape.record()) {
          Variable prediction = dense.forward(batch.features());
          sgd.step(tape.gradients(new MeanSquaredError().of(prediction, batch.targets()).mean()));
        }
      }
    }
    float[] weight = dense.parameters().get(0).variable().value().toArray();
    assertThat(weight[0]).isCloseTo(2, within(1e-4f));
    assertThat(weight[1]).isCloseTo(-3.4f, within(1e-4f));
    assertThat(dense.parameters().get(1).variable().value().toArray()[0])
        .isCloseTo(4.2f, within(1e-4f));
  }

  @Test
  void everyBatchIsAveragedOverItsOwnSize() {
    // y = w x with w = 0 and t = 1: dw is the mean of -2 x t over the batch (1, 3), then over (5)
    Dense dense = new Dense(1);
    dense.initialize(Initializer.zeros(), Rng.of(0));
    Tensor x = Tensor.of(new float[][] {{1}, {3}, {5}});
    Tensor t = Tensor.of(new float[][] {{1}, {1}, {1}});
    float[] moves = new float[2];
    int i = 0;
    for (Batch batch : Dataset.of(x, t).batches(2)) {
      try (Tape tape = Tape.record()) {
        Variable l = new MeanSquaredError().of(dense.forward(batch.features()), batch.targets());
        Variable weight = dense.parameters().get(0).variable();
        moves[i++] = tape.gradients(l.mean()).of(weight).value().item();
      }
    }
    assertThat(moves).containsExactly(-4, -10);
  }
}
