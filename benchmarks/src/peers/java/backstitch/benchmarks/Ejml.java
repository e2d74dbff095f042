package backstitch.benchmarks;

import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.CommonOps_MT_FDRM;

/** EJML, the Efficient Java Matrix Library. */
final class Ejml implements Peer {
  private int threads = 1;

  @Override
  public void setThreads(int threads) {
    this.threads = threads;
    EjmlConcurrency.setMaxThreads(threads);
  }

  @Override
  public Task product(MatrixProduct product) {
    FMatrixRMaj a = matrix(product.transposedA(), product.m(), product.k(), product.a().toArray());
    FMatrixRMaj b = matrix(product.transposedB(), product.k(), product.n(), product.b().toArray());
    FMatrixRMaj c = new FMatrixRMaj(product.m(), product.n());
    Runnable multiply = threads == 1 ? onOneThread(product, a, b, c) : onMore(product, a, b, c);
    return new Task() {
      @Override
      public void run() {
        multiply.run();
      }

      @Override
      public float[] result() {
        return c.data;
      }
    };
  }

  private static FMatrixRMaj matrix(boolean transposed, int rows, int columns, float[] values) {
    FMatrixRMaj matrix =
        transposed ? new FMatrixRMaj(columns, rows) : new FMatrixRMaj(rows, columns);
    matrix.data = values;
    return matrix;
  }

  private static Runnable onOneThread(
      MatrixProduct product, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
    if (product.transposedA()) {
      return () -> CommonOps_FDRM.multTransA(a, b, c);
    }
    return product.transposedB()
        ? () -> CommonOps_FDRM.multTransB(a, b, c)
        : () -> CommonOps_FDRM.mult(a, b, c);
  }

  private static Runnable onMore(
      MatrixProduct product, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
    if (product.transposedA()) {
      return () -> CommonOps_MT_FDRM.multTransA(a, b, c);
    }
    return product.transposedB()
        ? () -> CommonOps_MT_FDRM.multTransB(a, b, c)
        : () -> CommonOps_MT_FDRM.mult(a, b, c);
  }
}
