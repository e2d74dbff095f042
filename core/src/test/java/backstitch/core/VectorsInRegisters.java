package backstitch.core;

import backstitch.core.internal.Kernels;
import backstitch.core.internal.Matrix;
import backstitch.core.internal.vector.VectorKernels;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** A main class: multiplies until that makes no objects any more, or half a minute is over. */
final class VectorsInRegisters {
  private static final int SIDE = 128;

  private VectorsInRegisters() {}

  public static void main(String[] args) {
    Kernels kernels = new VectorKernels();
    // Wide, narrow and low: every tile.
    Matrix a = Matrix.rowMajor(ones(), 0, SIDE, SIDE);
    Matrix b = Matrix.rowMajor(ones(), 0, SIDE, SIDE);
    Matrix c = Matrix.rowMajor(new float[SIDE * SIDE], 0, SIDE, SIDE);
    long end = System.nanoTime() + 30_000_000_000L;
    long bytes = Long.MAX_VALUE;
    while (bytes > 10_000 && System.nanoTime() - end < 0) {
      long before = allocated();
      kernels.multiplyAdd(a, b, c);
      kernels.multiplyAdd(a, b.columns(0, 10), c.columns(0, 10));
      kernels.multiplyAdd(a.rows(0, 5), b, c.rows(0, 5));
      bytes = allocated() - before;
    }
    System.out.println(bytes > 10_000 ? "objects: " + bytes + " bytes" : "registers");
  }

  private static float[] ones() {
    float[] ones = new float[SIDE * SIDE];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
