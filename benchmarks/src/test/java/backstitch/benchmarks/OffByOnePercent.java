package backstitch.benchmarks;

/** A peer, found by its name, whose results are wrong in one element, by a little. */
final class OffByOnePercent implements Peer {
  private final Peer right = new Backstitch();

  @Override
  public void setThreads(int threads) {
    right.setThreads(threads);
  }

  @Override
  public Task product(MatrixProduct product) {
    return spoiled(right.product(product));
  }

  @Override
  public Task step(Experiment experiment) {
    return spoiled(right.step(experiment));
  }

  @Override
  public Task map(ArrayOperation operation) {
    return spoiled(right.map(operation));
  }

  private static Task spoiled(Task task) {
    return new Task() {
      @Override
      public void run() {
        task.run();
      }

      @Override
      public float[] result() {
        float[] result = task.result();
        result[result.length - 1] *= 1.01f;
        return result;
      }
    };
  }
}
