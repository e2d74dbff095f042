package backstitch.benchmarks;

import backstitch.examples.data.FashionMnist;
import org.openjdk.jmh.annotations.Param;

/**
 * How long does one epoch on the 60 000 images of Fashion-MNIST take, shuffling and batching
 * included, the images in memory as everybody likes them best?
 */
public class EpochBenchmark extends PeerBenchmark {
  @Param({"softmax", "mlp"})
  public String model;

  @Override
  Task prepare(Peer who) {
    return who.epoch(Experiment.of(model, FashionMnist.load().train()));
  }

  /** The orders of the images differ, and with them the losses a little. */
  @Override
  void check(float[] ours, float[] theirs) {
    checkClose(ours, theirs, 0.1);
  }
}
