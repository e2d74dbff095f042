package backstitch.benchmarks;

import backstitch.examples.data.FashionMnist;
import org.openjdk.jmh.annotations.Param;

/**
 * How long does one epoch on the 60 000 images of Fashion-MNIST take, with shuffling and batching?
 * The images are in memory, in the form that suits each peer best.
 */
public class EpochBenchmark extends PeerBenchmark {
  @Param({"softmax", "mlp"})
  public String model;

  @Override
  Task prepare(Peer who) {
    return who.epoch(Experiment.of(model, FashionMnist.load().train()));
  }

  /** Each peer shuffles in its own way, so the mean losses differ a little. */
  @Override
  void check(float[] ours, float[] theirs) {
    checkClose(ours, theirs, 0.1);
  }
}
