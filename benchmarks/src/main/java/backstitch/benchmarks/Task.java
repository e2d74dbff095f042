package backstitch.benchmarks;

/** A computation that is ready to run: its data are where the peer wants them. */
interface Task extends AutoCloseable {
  /** Computes once. It must not return while a thread still computes. */
  void run();

  /**
   * {@return the result, in row-major order} A product may add to its array, and has the right
   * result after the first run only.
   */
  float[] result();

  /** Frees memory that the garbage collector does not free. */
  @Override
  default void close() {}
}
