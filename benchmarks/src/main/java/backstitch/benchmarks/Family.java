package backstitch.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What can be timed: Backstitch or another library, with its settings. Each gets a process and a
 * class path of its own, since two native libraries in one process slow each other down.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are those of List.of
enum Family {
  /** With the vector kernels. As its own peer it shows how much two equal programs differ. */
  BACKSTITCH("Backstitch", "", "--add-modules=jdk.incubator.vector", "-Dbackstitch.kernels=vector"),
  PLAIN("Backstitch without vectors", "", "-Dbackstitch.kernels=plain"),
  OPENBLAS("OpenBLAS", "OpenBlas"),
  MKL("MKL", "Mkl"),
  NETLIB("netlib", "Netlib"),
  NETLIB_VECTOR("netlib with vectors", "Netlib", "--add-modules=jdk.incubator.vector"),
  EJML("EJML", "Ejml"),
  ND4J("ND4J", "NdForJava"),
  PYTORCH("PyTorch", "Djl"),
  /** PyTorch whose waiting threads sleep instead of spinning: better beside other work. */
  PYTORCH_PASSIVE("PyTorch, waiting passively", "Djl"),
  MXNET("MXNet", "Djl");

  /** The families that multiply matrices. */
  static final List<Family> MULTIPLYING =
      List.of(BACKSTITCH, PLAIN, OPENBLAS, MKL, NETLIB, NETLIB_VECTOR, EJML, ND4J, PYTORCH);

  /** The families that compute element by element. */
  static final List<Family> MAPPING = List.of(BACKSTITCH, PLAIN, PYTORCH, PYTORCH_PASSIVE);

  /** The families that train networks. */
  static final List<Family> TRAINING = List.of(BACKSTITCH, PLAIN, PYTORCH, PYTORCH_PASSIVE, MXNET);

  private final String title;
  private final String peer;
  private final List<String> flags;

  Family(String title, String peer, String... flags) {
    this.title = title;
    this.peer = peer;
    this.flags = List.of(flags);
  }

  /** {@return the name for people} */
  String title() {
    return title;
  }

  /** {@return the name of the class, for {@link Peer#named}; empty for ourselves} */
  String peer() {
    return peer;
  }

  boolean isOurs() {
    return peer.isEmpty();
  }

  /** {@return the folder of its jars, in {@code benchmarks/target/peers}} */
  String folder() {
    return switch (this) {
      case NETLIB_VECTOR -> NETLIB.folder();
      case PYTORCH_PASSIVE -> PYTORCH.folder();
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  /** {@return the options of its virtual machine} */
  List<String> flags() {
    return flags;
  }

  /**
   * Sets the environment variables of its process, from which native libraries take their number of
   * threads. Variables that were there for these libraries are removed, since some halve the speed:
   * {@code OPENBLAS_CORETYPE=Haswell} on a processor with AVX-512, for example.
   */
  void prepare(Map<String, String> environment, int threads) {
    environment.keySet().removeIf(name -> name.matches("(OPENBLAS|MKL|OMP|ATEN|DNNL|ONEDNN)_.*"));
    for (String library : List.of("OMP", "OPENBLAS", "MKL")) {
      environment.put(library + "_NUM_THREADS", Integer.toString(threads));
    }
    if (this == PYTORCH_PASSIVE) {
      environment.put("OMP_WAIT_POLICY", "passive");
    }
  }
}
