package backstitch.benchmarks;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Tensor;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.Layer;
import backstitch.nn.Parameter;
import backstitch.nn.Relu;
import backstitch.nn.RunningMean;
import backstitch.nn.Sequential;
import backstitch.nn.Sgd;
import backstitch.nn.SoftmaxCrossEntropyLoss;
import java.util.ArrayList;
import java.util.List;

/** The experiment in Backstitch, written as in the lesson. */
final class BackstitchTraining {
  private final Dataset data;
  private final Sequential net;
  private final SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();
  private final Sgd sgd;
  private final Rng rng = Rng.of(5);

  BackstitchTraining(Experiment experiment) {
    data = experiment.data();
    net = network(experiment);
    sgd = new Sgd(net.parameters(), Experiment.LEARNING_RATE);
  }

  private static Sequential network(Experiment experiment) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < experiment.layers(); i++) {
      if (i > 0) {
        layers.add(new Relu());
      }
      layers.add(new Dense(experiment.sizes().get(i + 1)));
    }
    Sequential net = new Sequential(layers.toArray(new Layer[0]));
    net.initialize(Initializer.zeros(), Rng.of(0));
    List<Parameter> parameters = net.parameters();
    for (int i = 0; i < experiment.layers(); i++) {
      parameters.get(2 * i).set(experiment.weights(i)); // the biases stay zeros
    }
    return net;
  }

  /** One step; returns the mean loss. */
  Tensor step(Batch batch) {
    try (Tape tape = Tape.record()) {
      Variable l = loss.of(net.forward(batch.features()), batch.labels()).mean();
      sgd.step(tape.gradients(l));
      return l.value();
    }
  }

  /** All samples once, in a new order, in batches; returns their mean loss. */
  Tensor epoch() {
    RunningMean mean = new RunningMean();
    for (Batch batch : data.shuffled(rng).batches(Experiment.BATCH)) {
      mean.add(step(batch).item(), batch.size());
    }
    return Tensor.scalar((float) mean.value());
  }
}
