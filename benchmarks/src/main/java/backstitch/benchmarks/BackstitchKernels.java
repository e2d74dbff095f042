package backstitch.benchmarks;

import backstitch.core.Engine;
import backstitch.core.Tensor;
import backstitch.core.internal.Kernels;
import backstitch.core.internal.Kernels.Binary;
import backstitch.core.internal.Kernels.Product;
import backstitch.core.internal.Kernels.Unary;
import backstitch.core.internal.Textbook;
import backstitch.core.internal.fast.FastKernels;
import backstitch.core.internal.fast.PlainTiles;
import backstitch.core.internal.fast.vector.VectorTiles;
import java.util.function.Consumer;

/**
 * The kernels of Backstitch, from inside: they write to an array that is there, where {@link
 * Backstitch} makes a new tensor each time. The product is {@code C = C + A·B}, as {@code sgemm}
 * computes it.
 */
final class BackstitchKernels implements Peer {
  @Override
  public void setThreads(int threads) {
    Engine.setThreads(threads);
  }

  private static Kernels kernels() {
    return switch (Engine.kernels()) {
      case TEXTBOOK -> new Textbook();
      case PLAIN -> new FastKernels(new PlainTiles());
      case VECTOR -> new FastKernels(new VectorTiles());
    };
  }

  @Override
  public Task product(MatrixProduct product) {
    if (product.transposedA() && product.transposedB()) {
      throw new IllegalArgumentException("nobody needs both transposed");
    }
    Kernels kernels = kernels();
    Product flavour =
        product.transposedA()
            ? Product.T_MATMUL
            : product.transposedB() ? Product.MATMUL_T : Product.MATMUL;
    Tensor a = product.a();
    Tensor b = product.b();
    float[] as = a.toArray();
    float[] bs = b.toArray();
    int[] dims = {product.m(), product.n()};
    return into(
        product.m() * product.n(),
        c -> kernels.matmul(flavour, as, a.shape().dims(), bs, b.shape().dims(), dims, c));
  }

  /** But softmax and the reductions, which have no array to be given. */
  @Override
  public Task map(ArrayOperation operation) {
    Kernels kernels = kernels();
    float[] x = operation.x().toArray();
    float[] y = operation.y().toArray();
    float[] b = operation.row().toArray();
    int[] dims = {operation.rows(), operation.columns()};
    int[] row = {operation.columns()};
    float factor = -Experiment.LEARNING_RATE;
    return switch (operation.kind()) {
      case PLUS -> into(x.length, c -> kernels.zip(Binary.PLUS, x, dims, y, dims, dims, c));
      case TIMES -> into(x.length, c -> kernels.zip(Binary.TIMES, x, dims, y, dims, dims, c));
      case BIAS -> into(x.length, c -> kernels.zip(Binary.PLUS, x, dims, b, row, dims, c));
      case UPDATE -> into(x.length, c -> kernels.plusTimes(factor, x, dims, y, dims, dims, c));
      case RELU -> into(x.length, c -> kernels.map(Unary.RELU, x, c));
      case EXP -> into(x.length, c -> kernels.map(Unary.EXP, x, c));
      case SOFTMAX, SUM, SUM0, MEAN1, MAX1 ->
          throw new UnsupportedOperationException("no array can be given to " + operation.kind());
    };
  }

  private static Task into(int size, Consumer<float[]> computation) {
    float[] c = new float[size];
    return new Task() {
      @Override
      public void run() {
        computation.accept(c);
      }

      @Override
      public float[] result() {
        return c;
      }
    };
  }
}
