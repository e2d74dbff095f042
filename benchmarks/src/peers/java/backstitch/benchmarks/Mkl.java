package backstitch.benchmarks;

import org.bytedeco.mkl.global.mkl_rt;

/** Intel's Math Kernel Library, through JavaCPP. */
final class Mkl implements Peer {
  @Override
  public void setThreads(int threads) {
    mkl_rt.MKL_Set_Num_Threads(threads);
  }

  @Override
  public Task product(MatrixProduct product) {
    return new CblasProduct(product, mkl_rt::cblas_sgemm);
  }
}
