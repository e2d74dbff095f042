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
 * asynchronously, so only training is timed with it: to read the loss is to wait for it.
 */
final class Djl implements Peer {
  /**
   * PyTorch takes its threads from these properties, MXNet from the environment that {@link
   * Family#prepare} sets.
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
    // A transposed matrix in PyTorch is a view: no number is copied.
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
        switch (operation.name()) {
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
          // DJL computes the index of the maximum too, and drops it.
          case MAX1 -> () -> x.max(new int[] {1});
        });
  }

  /** Needs two passes, as DJL lacks PyTorch's addition with a factor, which is one pass. */
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
