package backstitch.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import backstitch.core.Tensor;
import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Deep Java Library with the engine that is on the class path: PyTorch or MXNet. MXNet computes
 * later than it is asked to, so that only training, which looks at its loss, can be timed with it.
 */
final class Djl implements Peer {
  /**
   * PyTorch takes its threads from these; MXNet from the environment, see {@link Family#prepare}.
   */
  @Override
  public void setThreads(int threads) {
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  @Override
  public Task product(MatrixProduct product) {
    NDManager manager = NDManager.newBaseManager();
    NDArray a = array(manager, product.a());
    NDArray b = array(manager, product.b());
    // PyTorch transposes by looking at the same numbers in another way.
    NDArray left = product.transposedA() ? a.transpose() : a;
    NDArray right = product.transposedB() ? b.transpose() : b;
    return task(manager, () -> left.matMul(right));
  }

  @Override
  public Task map(ArrayOperation operation) {
    NDManager manager = NDManager.newBaseManager();
    NDArray x = array(manager, operation.x());
    NDArray y = array(manager, operation.y());
    return task(
        manager,
        switch (operation.kind()) {
          case PLUS -> () -> x.add(y);
          case BIAS -> {
            NDArray row = array(manager, operation.row());
            yield () -> x.add(row);
          }
          case UPDATE -> () -> moved(x, y);
          case RELU -> () -> x.getNDArrayInternal().relu();
          case EXP -> x::exp;
          case SOFTMAX -> () -> x.softmax(1);
          case SUM -> x::sum;
          case SUM0 -> () -> x.sum(new int[] {0});
          // DJL has the maximum with its index only, and drops the index.
          case MAX1 -> () -> x.max(new int[] {1});
        });
  }

  /** Two passes where PyTorch itself needs one: DJL lacks its addition with a factor. */
  private static NDArray moved(NDArray x, NDArray y) {
    return y.mul(-Experiment.LEARNING_RATE).addi(x);
  }

  @Override
  public Task step(Experiment experiment) {
    DjlTraining training = new DjlTraining(experiment);
    return loss(training, training::step);
  }

  @Override
  public Task epoch(Experiment experiment) {
    DjlTraining training = new DjlTraining(experiment);
    return loss(training, () -> training.epoch((logits, labels) -> {}));
  }

  static NDArray array(NDManager manager, Tensor x) {
    int[] dims = x.shape().dims();
    long[] shape = new long[dims.length];
    for (int i = 0; i < dims.length; i++) {
      shape[i] = dims[i];
    }
    return manager.create(FloatBuffer.wrap(x.toArray()), new Shape(shape));
  }

  private static Task task(NDManager manager, Supplier<NDArray> computation) {
    return new Task() {
      private @Nullable NDArray result;

      @Override
      public void run() {
        if (result != null) {
          result.close();
        }
        result = computation.get();
      }

      @Override
      public float[] result() {
        return Objects.requireNonNull(result).toFloatArray();
      }

      @Override
      public void close() {
        manager.close();
      }
    };
  }

  private static Task loss(DjlTraining training, Supplier<Float> computation) {
    return new Task() {
      private float loss;

      @Override
      public void run() {
        loss = computation.get();
      }

      @Override
      public float[] result() {
        return new float[] {loss};
      }

      @Override
      public void close() {
        training.close();
      }
    };
  }
}
