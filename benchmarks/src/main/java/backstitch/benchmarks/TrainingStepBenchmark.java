package backstitch.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How long does one training step take on a batch of 256 images: forward, backward, update? The
 * network is the softmax regression of the experiment, or the perceptron with 256 hidden units.
 */
public class TrainingStepBenchmark extends PeerBenchmark {
  @Param({"softmax", "mlp"})
  public String model;

  @Override
  Task prepare(Peer who) {
    return who.step(Experiment.of(model, Experiment.randomImages(Experiment.BATCH)));
  }

  /** More than one, as an update shows only in the loss of the next step. */
  @Override
  int runsBeforeCheck() {
    return 5;
  }

  @Override
  void check(float[] ours, float[] theirs) {
    checkClose(ours, theirs, 1e-4);
  }
}
