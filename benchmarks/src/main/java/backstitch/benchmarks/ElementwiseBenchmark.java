package backstitch.benchmarks;

import org.openjdk.jmh.annotations.Param;

/** How long do elementwise operations and reductions take, in cache and out of cache? */
public class ElementwiseBenchmark extends PeerBenchmark {
  /** As {@link ArrayOperation#parse} reads it. */
  @Param({"plus:128x256", "exp:128x256", "plus:8192x2048", "exp:8192x2048"})
  public String operation;

  @Override
  Task prepare(Peer who) {
    return who.map(ArrayOperation.parse(operation));
  }

  @Override
  void check(float[] ours, float[] theirs) {
    checkClose(ours, theirs, 1e-4);
  }
}
