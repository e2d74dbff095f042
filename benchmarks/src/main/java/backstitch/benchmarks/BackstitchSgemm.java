package backstitch.benchmarks;

import backstitch.core.Engine;
import backstitch.core.internal.Kernels;
import backstitch.core.internal.Matrix;
import backstitch.core.internal.PlainKernels;
import backstitch.core.internal.vector.VectorKernels;

/**
 * The kernels of Backstitch, from inside: {@code C = C + A·B} in an array that is there, as {@code
 * sgemm} computes it, where {@link Backstitch} makes a new tensor each time.
 */
final class BackstitchSgemm implements Peer {
  @Override
  public void setThreads(int threads) {
    Engine.setThreads(threads);
  }

  @Override
  public Task product(MatrixProduct product) {
    boolean plain = Engine.kernels() == Engine.KernelKind.PLAIN;
    Kernels kernels = plain ? new PlainKernels() : new VectorKernels();
    Matrix a = matrix(product.a().toArray(), product.transposedA(), product.m(), product.k());
    Matrix b = matrix(product.b().toArray(), product.transposedB(), product.k(), product.n());
    float[] c = new float[product.m() * product.n()];
    int[] single = {};
    return new Task() {
      @Override
      public void run() {
        backstitch.core.internal.MatrixProduct.multiply(kernels, single, single, a, single, b, c);
      }

      @Override
      public float[] result() {
        return c;
      }
    };
  }

  private static Matrix matrix(float[] values, boolean transposed, int rows, int columns) {
    return transposed
        ? Matrix.rowMajor(values, 0, columns, rows).transposed()
        : Matrix.rowMajor(values, 0, rows, columns);
  }
}
