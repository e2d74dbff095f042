package backstitch.benchmarks;

import backstitch.core.Engine;

/**
 * Somebody who computes: Backstitch, or a library that is held against it. Each is a class of this
 * package; those of the libraries are in {@code src/peers/java}, which the Maven profile {@code
 * peers} compiles.
 *
 * <p>A peer offers what it can; the class {@link Question} knows whom to ask.
 */
interface Peer {
  /**
   * Finds a peer by the name of its class, as what it needs may be absent from the class path; the
   * name of a kind of kernels is Backstitch with these.
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

  /** {@return one step of training on all samples of the experiment, as a task; its loss} */
  default Task step(Experiment experiment) {
    throw cannot("train");
  }

  /** {@return one epoch, shuffled, in batches, as a task; its mean loss} */
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
