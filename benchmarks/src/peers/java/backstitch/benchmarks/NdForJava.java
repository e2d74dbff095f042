package backstitch.benchmarks;

import backstitch.core.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J, which comes with its own OpenBLAS. */
final class NdForJava implements Peer {
  @Override
  public void setThreads(int threads) {
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    Nd4j.getEnvironment().setMaxThreads(threads);
  }

  @Override
  public Task product(MatrixProduct product) {
    INDArray a = columnMajor(product.a());
    INDArray b = columnMajor(product.b());
    INDArray c =
        Nd4j.create(new float[product.m() * product.n()]).reshape('f', product.m(), product.n());
    return new Task() {
      @Override
      public void run() {
        Nd4j.gemm(a, b, c, product.transposedA(), product.transposedB(), 1, 1);
      }

      @Override
      public float[] result() {
        return c.dup('c').data().asFloat();
      }
    };
  }

  /** Copies a matrix into column-major order, in which gemm computes. */
  private static INDArray columnMajor(Tensor x) {
    return Nd4j.create(x.toArray(), x.shape().dims(), 'c').dup('f');
  }
}
