package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.examples.data.FashionMnist;
import backstitch.examples.data.RealData;
import backstitch.nn.Batch;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.Sgd;
import backstitch.nn.SoftmaxCrossEntropyLoss;
import org.junit.jupiter.api.Test;

/** From zero weights, with the images in file order, every loss is known. */
class RealTrajectoryTest {
  @Test
  void firstHundredLossesAgreeWithDoublePrecision() {
    FashionMnist data = RealData.orAbort();
    Dense net = new Dense(10);
    net.initialize(Initializer.zeros(), Rng.of(0));
    SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();
    Sgd sgd = new Sgd(net.parameters(), 0.1f);
    DoubleSoftmaxRegression reference = new DoubleSoftmaxRegression(new float[10 * 784], 10, 0.1);
    int step = 0;
    for (Batch batch : data.train().slice(0, 25_600).batches(256)) {
      double expected = reference.step(batch.features().toArray(), batch.labels());
      try (Tape tape = Tape.record()) {
        Variable l = loss.of(net.forward(batch.features()), batch.labels()).mean();
        assertThat((double) l.value().item())
            .as("loss of step %d", ++step)
            .isCloseTo(expected, within(2e-6));
        sgd.step(tape.gradients(l));
      }
    }
    assertThat(step).isEqualTo(100);
  }
}
