package backstitch.benchmarks;

/** A computation made ready: its data lie where the one who computes wants them. */
interface Task extends AutoCloseable {
  /** Computes once, to the end: nothing may be left to a thread that still works. */
  void run();

  /**
   * {@return the result, in row-major order} To be asked for after exactly one run: a product into
   * an array adds to what is there.
   */
  float[] result();

  /** Frees what is not the garbage collector's. */
  @Override
  default void close() {}
}
