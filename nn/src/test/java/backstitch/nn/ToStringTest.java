package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Debuggers and logs show what an object is, not its class name and hash code. */
class ToStringTest {
  @Test
  void parameterHasNameAndShape() {
    Sequential net = new Sequential(new Dense(10));
    net.initialize(Initializer.zeros(), Rng.of(0));
    assertThat(net.parameters()).hasToString("[0.weight (no value yet), 0.bias (no value yet)]");
    net.forward(Tensor.zeros(Shape.of(1, 28, 28)));
    assertThat(net.parameters()).hasToString("[0.weight [10, 784], 0.bias [10]]");
  }

  @Test
  void datasetAndBatchHaveTheirSamples() {
    Dataset images = Dataset.ofBytes(Shape.of(2, 3), new byte[30], new int[5]);
    assertThat(images).hasToString("Dataset(5 samples of [2, 3], labels)");
    assertThat(images.batches(4))
        .extracting(Batch::toString)
        .containsExactly("Batch(4 samples of [2, 3], labels)", "Batch(1 sample of [2, 3], labels)");
    Dataset points = Dataset.of(Tensor.zeros(Shape.of(7, 2)), Tensor.zeros(Shape.of(7, 1, 3)));
    assertThat(points).hasToString("Dataset(7 samples of [2], targets of [1, 3])");
    assertThat(points.slice(3, 4)).hasToString("Dataset(1 sample of [2], targets of [1, 3])");
    assertThat(points.split(7).train()).hasToString("Dataset(0 samples of [2], targets of [1, 3])");
    assertThat(points.batches(7).iterator().next())
        .hasToString("Batch(7 samples of [2], targets of [1, 3])");
    assertThat(Dataset.of(Tensor.of(1, 2), Tensor.of(1, 2)))
        .hasToString("Dataset(2 samples of [], targets of [])");
  }

  @Test
  void sgdHasItsSettings() {
    Parameter a = new Parameter("a");
    Parameter b = new Parameter("b");
    assertThat(new Sgd(List.of(a, b), 0.1f, 0.9f, 0))
        .hasToString("Sgd(learning rate 0.1, momentum 0.9, weight decay 0, 2 parameters)");
    assertThat(new Sgd(List.of(a), 2, 0, 1e-4f))
        .hasToString("Sgd(learning rate 2, momentum 0, weight decay 1.0E-4, 1 parameter)");
  }

  @Test
  void lossesAndLayersHaveTheirNames() {
    assertThat(new SoftmaxCrossEntropyLoss()).hasToString("SoftmaxCrossEntropyLoss");
    assertThat(new MeanSquaredError()).hasToString("MeanSquaredError");
    assertThat(new Relu()).hasToString("Relu");
  }

  @Test
  void runningMeanHasItsValueAndNumberOfSamples() {
    RunningMean mean = new RunningMean();
    assertThat(mean).hasToString("RunningMean(NaN over 0 samples)");
    mean.add(0.25, 1);
    assertThat(mean).hasToString("RunningMean(0.25 over 1 sample)");
    mean.add(0.5, 4);
    assertThat(mean).hasToString("RunningMean(0.45 over 5 samples)");
  }
}
