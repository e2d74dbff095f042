package backstitch.benchmarks;

import backstitch.core.Engine;
import backstitch.core.Tensor;
import backstitch.nn.Batch;
import java.util.function.Supplier;

/** Backstitch itself, through its public API. */
final class Backstitch implements Peer {
  @Override
  public void setThreads(int threads) {
    Engine.setThreads(threads);
  }

  @Override
  public Task product(MatrixProduct product) {
    Tensor a = product.a();
    Tensor b = product.b();
    return task(() -> product.of(a, b));
  }

  @Override
  public Task map(ArrayOperation operation) {
    Tensor x = operation.x();
    Tensor y = operation.y();
    return switch (operation.name()) {
      case PLUS -> task(() -> x.plus(y));
      case BIAS -> {
        Tensor row = operation.row();
        yield task(() -> x.plus(row));
      }
      case UPDATE -> task(() -> x.plusTimes(-Experiment.LEARNING_RATE, y));
      case RELU -> task(x::relu);
      case EXP -> task(x::exp);
      case SOFTMAX -> task(() -> x.softmax(1));
      case SUM -> task(() -> x.sum());
      case SUM0 -> task(() -> x.sum(0));
      case MAX1 -> task(() -> x.max(1));
    };
  }

  @Override
  public Task step(Experiment experiment) {
    BackstitchTraining training = new BackstitchTraining(experiment);
    Batch samples = experiment.samples();
    return task(() -> training.step(samples));
  }

  @Override
  public Task epoch(Experiment experiment) {
    BackstitchTraining training = new BackstitchTraining(experiment);
    return task(training::epoch);
  }

  private static Task task(Supplier<Tensor> computation) {
    return new Task() {
      /** A field, so that the compiler cannot leave out the computation as unused. */
      private Tensor result = Tensor.scalar(0);

      @Override
      public void run() {
        result = computation.get();
      }

      @Override
      public float[] result() {
        return result.toArray();
      }
    };
  }
}
