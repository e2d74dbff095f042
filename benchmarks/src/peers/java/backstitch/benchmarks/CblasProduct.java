package backstitch.benchmarks;

import org.bytedeco.javacpp.FloatPointer;

/**
 * {@code C = C + A·B} by {@code cblas_sgemm}, with matrices outside the Java heap, where BLAS reads
 * them without a copy. Beta is 1: like {@link BackstitchKernels}, it need not set C to zero first.
 */
final class CblasProduct implements Task {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IT_IS = 111;
  private static final int TRANSPOSED = 112;

  /** The signature of {@code cblas_sgemm}. */
  interface Sgemm {
    void call(
        int order,
        int transA,
        int transB,
        int m,
        int n,
        int k,
        float alpha,
        FloatPointer a,
        int lda,
        FloatPointer b,
        int ldb,
        float beta,
        FloatPointer c,
        int ldc);
  }

  private final MatrixProduct product;
  private final Sgemm sgemm;
  private final FloatPointer a;
  private final FloatPointer b;
  private final FloatPointer c;

  CblasProduct(MatrixProduct product, Sgemm sgemm) {
    this.product = product;
    this.sgemm = sgemm;
    a = new FloatPointer(product.a().toArray());
    b = new FloatPointer(product.b().toArray());
    c = new FloatPointer(new float[product.m() * product.n()]);
  }

  @Override
  public void run() {
    int m = product.m();
    int n = product.n();
    int k = product.k();
    boolean tA = product.transposedA();
    boolean tB = product.transposedB();
    sgemm.call(
        ROW_MAJOR,
        tA ? TRANSPOSED : AS_IT_IS,
        tB ? TRANSPOSED : AS_IT_IS,
        m,
        n,
        k,
        1,
        a,
        tA ? m : k,
        b,
        tB ? k : n,
        1,
        c,
        n);
  }

  @Override
  public float[] result() {
    float[] values = new float[product.m() * product.n()];
    c.get(values);
    return values;
  }

  @Override
  public void close() {
    a.close();
    b.close();
    c.close();
  }
}
