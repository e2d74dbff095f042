package backstitch.benchmarks;

import org.openjdk.jmh.annotations.Param;

/** How long does a matrix product take: square ones, and those of the experiment? */
public class MatmulBenchmark extends PeerBenchmark {
  /** As {@link MatrixProduct#parse} reads it. */
  @Param({"nn:256x256x256", "nt:256x784x10", "tn:10x256x784", "nt:256x784x256"})
  public String product;

  @Override
  Task prepare(Peer who) {
    return who.product(MatrixProduct.parse(product));
  }

  @Override
  void check(float[] ours, float[] theirs) {
    MatrixProduct.parse(product).check(ours, theirs);
  }
}
