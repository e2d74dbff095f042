package backstitch.benchmarks;

import dev.ludovic.netlib.blas.JavaBLAS;

/**
 * netlib's BLAS in Java, which has one thread only. It uses the Vector API where the module {@code
 * jdk.incubator.vector} is present.
 */
final class Netlib implements Peer {
  private final JavaBLAS blas = JavaBLAS.getInstance();

  @Override
  public void setThreads(int threads) {
    // There is nothing to set.
  }

  @Override
  public Task product(MatrixProduct product) {
    float[] a = product.a().toArray();
    float[] b = product.b().toArray();
    int m = product.m();
    int n = product.n();
    int k = product.k();
    float[] c = new float[m * n];
    String transA = product.transposedA() ? "T" : "N";
    String transB = product.transposedB() ? "T" : "N";
    int lda = product.transposedA() ? m : k;
    int ldb = product.transposedB() ? k : n;
    return new Task() {
      /** BLAS is column-major: it reads a row-major matrix as its transpose. So Cᵀ = BᵀAᵀ. */
      @Override
      public void run() {
        blas.sgemm(transB, transA, n, m, k, 1, b, ldb, a, lda, 1, c, n);
      }

      @Override
      public float[] result() {
        return c;
      }
    };
  }
}
