package backstitch.benchmarks;

/** A computation made ready: its data lie where the one who computes wants them. */
interface Task extends AutoCloseable {
  /** Computes once, to the end: nothing may be left to a thread that still works. */
  void run();

  /** {@return what the first run computed, in row-major order; nobody asks after the second} */
  float[] result();

  /** Frees what is not the garbage collector's. */
  @Override
  default void close() {}
}
