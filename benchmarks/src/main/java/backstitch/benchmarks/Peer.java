package backstitch.benchmarks;

import backstitch.core.Engine;

/**
 * A library that computes: Backstitch, or one that it is compared with. Each has a class in this
 * package. Those of the other libraries are in {@code src/peers/java}, which the Maven profile
 * {@code peers} compiles.
 *
 * <p>A peer overrides the methods for what it can compute; {@link Question} knows which these are.
 */
interface Peer {
  /**
   * Makes a peer by the name of its class, which is looked up as it may be absent from the class
   * path. The name of a kind of kernels, such as {@code PLAIN}, stands for Backstitch with these.
   */
  static Peer named(String name) {
    for (Engine.KernelKind kind : Engine.KernelKind.values()) {
      if (kind.name().equals(name)) {
        Engine.setKernels(kind);
        return new Backstitch();
      }
    }
    try {
      Class<?> type = Class.forName(Peer.class.getPackageName() + "." + name);
      return (Peer) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          name + ": no such peer; is it compiled (mvn -Ppeers) and on the class path?", e);
    }
  }

  /** Sets the number of threads; called before anything else. */
  void setThreads(int threads);

  /** {@return the product of two matrices, as a task} */
  default Task product(MatrixProduct product) {
    throw cannot("multiply");
  }

  /** {@return one training step on all samples as a task, whose result is the mean loss} */
  default Task step(Experiment experiment) {
    throw cannot("train");
  }

  /** {@return one epoch, shuffled, in batches, as a task, whose result is the mean loss} */
  default Task epoch(Experiment experiment) {
    throw cannot("train");
  }

  /** {@return an elementwise operation or a reduction, as a task} */
  default Task map(ArrayOperation operation) {
    throw cannot("compute element by element");
  }

  private UnsupportedOperationException cannot(String what) {
    return new UnsupportedOperationException(getClass().getSimpleName() + " does not " + what);
  }
}
