package backstitch.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How long does one step of training take on a batch of 256 images: forward, backward, update? The
 * softmax regression of the experiment, and the perceptron with a hidden layer of 256.
 */
public class TrainingStepBenchmark extends PeerBenchmark {
  @Param({"softmax", "mlp"})
  public String model;

  @Override
  Task prepare(Peer who) {
    return who.step(Experiment.of(model, Experiment.randomImages(Experiment.BATCH)));
  }

  /** The loss of a step shows the updates of those before. */
  @Override
  int runsBeforeCheck() {
    return 5;
  }

  @Override
  void check(float[] ours, float[] theirs) {
    checkClose(ours, theirs, 1e-4);
  }
}
