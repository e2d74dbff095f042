package backstitch.core.internal;

/**
 * Kernels that are slow until the compiler has dealt with them, and others in the meantime; the
 * same bits, so nobody can tell.
 *
 * <p>Before they are compiled the Vector API's operations are calls that make objects, a hundred
 * times slower than the plain kernels. A thread of its own multiplies small matrices until that is
 * over, which also has the compiler see the same thing in every program. Where there is no
 * optimising compiler it gives up, and the plain kernels stay.
 */
public final class WarmingKernels implements Kernels {
  /** Far more than the product takes when compiled, and far less than before: nanoseconds. */
  private static final long FAST = 500_000;

  private static final long PATIENCE = 5_000_000_000L;

  private final Kernels meanwhile;
  private final Kernels compiled;
  private volatile boolean ready;

  /** Begins to warm up. */
  public WarmingKernels(Kernels meanwhile, Kernels compiled) {
    this.meanwhile = meanwhile;
    this.compiled = compiled;
    Thread thread = new Thread(this::warmUp, "backstitch warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private void warmUp() {
    // Many and few rows, many columns and a few more: whatever kernels may tell apart.
    Matrix a = Matrix.rowMajor(new float[48 * 64], 0, 48, 64);
    Matrix b = Matrix.rowMajor(new float[64 * 74], 0, 64, 74);
    Matrix c = Matrix.rowMajor(new float[48 * 74], 0, 48, 74);
    long end = System.nanoTime() + PATIENCE;
    while (!ready && System.nanoTime() - end < 0) {
      long start = System.nanoTime();
      compiled.multiplyAdd(a, b, c);
      compiled.multiplyAdd(a.rows(0, 24), b, c.rows(0, 24));
      ready = System.nanoTime() - start < FAST;
    }
  }

  @Override
  public void multiplyAdd(Matrix a, Matrix b, Matrix c) {
    (ready ? compiled : meanwhile).multiplyAdd(a, b, c);
  }

  @Override
  public String toString() {
    return compiled.toString();
  }
}
