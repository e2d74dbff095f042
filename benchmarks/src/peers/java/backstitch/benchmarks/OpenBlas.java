package backstitch.benchmarks;

import org.bytedeco.openblas.global.openblas;

/** OpenBLAS, through JavaCPP. */
final class OpenBlas implements Peer {
  @Override
  public void setThreads(int threads) {
    openblas.blas_set_num_threads(threads);
  }

  @Override
  public Task product(MatrixProduct product) {
    return new CblasProduct(product, openblas::cblas_sgemm);
  }
}
