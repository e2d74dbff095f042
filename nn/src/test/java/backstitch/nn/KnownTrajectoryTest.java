package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import org.junit.jupiter.api.Test;

/**
 * From zero weights, with batches in order, every loss agrees with one computed in double. {@code
 * RealTrajectoryTest} in the examples checks the same on Fashion-MNIST.
 */
class KnownTrajectoryTest {
  @Test
  void hundredLossesAgreeWithDoublePrecision() {
    Dense net = new Dense(10);
    net.initialize(Initializer.zeros(), Rng.of(0));
    SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();
    Sgd sgd = new Sgd(net.parameters(), 0.1f);
    DoubleSoftmaxRegression reference = new DoubleSoftmaxRegression(784, 10, 0.1);
    int step = 0;
    double last = 0;
    // 25 batches an epoch, the last of 24 images
    for (int epoch = 1; epoch <= 4; epoch++) {
      for (Batch batch : SyntheticImages.dataset(24 * 50 + 24).batches(50)) {
        last = reference.step(batch.features().toArray(), batch.labels());
        try (Tape tape = Tape.record()) {
          Variable l = loss.of(net.forward(batch.features()), batch.labels()).mean();
          assertThat((double) l.value().item())
              .as("loss of step %d", ++step)
              .isCloseTo(last, within(2e-6));
          sgd.step(tape.gradients(l));
        }
      }
    }
    assertThat(step).isEqualTo(100);
    assertThat(last).as("it has learned something").isLessThan(1);
  }
}
