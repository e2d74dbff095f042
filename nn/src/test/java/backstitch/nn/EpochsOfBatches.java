package backstitch.nn;

import backstitch.core.Shape;
import java.lang.management.ManagementFactory;

/** A main class: makes batches of pixels for four seconds; by then everything is compiled. */
public final class EpochsOfBatches {
  private static final int PIXELS = 784;
  private static final int IMAGES = 2560;

  private EpochsOfBatches() {}

  /** Prints the memory that the last epoch allocated, as a multiple of the size of its batches. */
  public static void main(String[] args) {
    Dataset data = Dataset.ofBytes(Shape.of(PIXELS), new byte[IMAGES * PIXELS], new int[IMAGES]);
    long end = System.nanoTime() + 4_000_000_000L;
    double ratio = 0;
    while (System.nanoTime() - end < 0) {
      long before = allocated();
      for (Batch batch : data.batches(256)) {
        batch.features();
      }
      ratio = (allocated() - before) / (4.0 * IMAGES * PIXELS);
    }
    System.out.println(Math.round(ratio));
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
