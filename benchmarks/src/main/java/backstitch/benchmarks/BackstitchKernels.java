package backstitch.benchmarks;

import backstitch.core.Engine;
import backstitch.core.Tensor;
import backstitch.core.internal.Kernels;
import backstitch.core.internal.Kernels.Product;
import backstitch.core.internal.Textbook;
import backstitch.core.internal.fast.FastKernels;
import backstitch.core.internal.fast.PlainTiles;
import backstitch.core.internal.fast.vector.VectorTiles;

/**
 * The matrix product of Backstitch's kernels, called directly. It adds to an existing array, {@code
 * C = C + A·B}, as {@code sgemm} does; {@link Backstitch} makes a new tensor for each product.
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
    float[] c = new float[product.m() * product.n()];
    return new Task() {
      @Override
      public void run() {
        kernels.matmul(flavour, as, a.shape().dims(), bs, b.shape().dims(), dims, c);
      }

      @Override
      public float[] result() {
        return c;
      }
    };
  }
}
