package backstitch.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Peers that get a virtual machine and a class path of their own: two in one disturb each other.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are those of List.of
enum Family {
  BACKSTITCH(
      "Backstitch",
      "Backstitch",
      "",
      "--add-modules=jdk.incubator.vector",
      "-Dbackstitch.kernels=vector"),
  PLAIN("Backstitch, plain", "Backstitch", "", "-Dbackstitch.kernels=plain"),
  SGEMM(
      "Backstitch, sgemm",
      "BackstitchKernels",
      "",
      "--add-modules=jdk.incubator.vector",
      "-Dbackstitch.kernels=vector"),
  PLAIN_SGEMM("Backstitch, plain sgemm", "BackstitchKernels", "", "-Dbackstitch.kernels=plain"),
  /** What {@link #BACKSTITCH} computes, in an array that is there. */
  KERNELS(
      "Backstitch, given array",
      "BackstitchKernels",
      "",
      "--add-modules=jdk.incubator.vector",
      "-Dbackstitch.kernels=vector"),
  /** For {@link PollutionBenchmark}, which takes these names. */
  FRESH("Backstitch, fresh", "NEVER", "", "--add-modules=jdk.incubator.vector"),
  POLLUTED_BEFORE(
      "polluted before it is compiled", "BEFORE", "", "--add-modules=jdk.incubator.vector"),
  POLLUTED_AFTER("polluted after", "AFTER", "", "--add-modules=jdk.incubator.vector"),
  OPENBLAS("OpenBLAS", "OpenBlas", "openblas"),
  MKL("MKL", "Mkl", "mkl"),
  NETLIB("netlib", "Netlib", "netlib"),
  NETLIB_VECTOR("netlib, vector", "Netlib", "netlib", "--add-modules=jdk.incubator.vector"),
  EJML("EJML", "Ejml", "ejml"),
  ND4J("ND4J", "NdForJava", "nd4j"),
  PYTORCH("PyTorch", "Djl", "pytorch"),
  /** Its threads sleep while they wait: better on a machine with other work, where others spin. */
  PYTORCH_PASSIVE("PyTorch, passive", "Djl", "pytorch"),
  MXNET("MXNet", "Djl", "mxnet");

  /** Those that multiply matrices. */
  static final List<Family> MULTIPLYING =
      List.of(
          BACKSTITCH,
          SGEMM,
          PLAIN_SGEMM,
          OPENBLAS,
          MKL,
          NETLIB,
          NETLIB_VECTOR,
          EJML,
          ND4J,
          PYTORCH,
          PYTORCH_PASSIVE);

  /** Those that compute element by element. */
  static final List<Family> MAPPING = List.of(KERNELS, PYTORCH, PYTORCH_PASSIVE);

  /** Those that sum and compare; no array can be given. */
  static final List<Family> REDUCING = List.of(PYTORCH, PYTORCH_PASSIVE);

  /** Those that train networks. */
  static final List<Family> TRAINING = List.of(PYTORCH, PYTORCH_PASSIVE, MXNET);

  private final String title;
  private final String peer;
  private final String folder;
  private final List<String> flags;

  Family(String title, String peer, String folder, String... flags) {
    this.title = title;
    this.peer = peer;
    this.folder = folder;
    this.flags = List.of(flags);
  }

  /** {@return the name for people} */
  String title() {
    return title;
  }

  /** {@return the name of the class, for {@link Peer#named}} */
  String peer() {
    return peer;
  }

  /** {@return the folder with its jars among those of all families; empty for ourselves} */
  String folder() {
    return folder;
  }

  /** {@return what its virtual machine is started with} */
  List<String> flags() {
    return flags;
  }

  /** {@return what the whole program is started with: by default nothing, as in the README} */
  List<String> programFlags() {
    return flags.stream().filter(flag -> !flag.contains("vector")).toList();
  }

  /** {@return its environment: native libraries learn their number of threads here} */
  Map<String, String> environment(int threads) {
    String number = Integer.toString(threads);
    Map<String, String> environment = new HashMap<>();
    environment.put("OMP_NUM_THREADS", number);
    environment.put("OPENBLAS_NUM_THREADS", number);
    environment.put("MKL_NUM_THREADS", number);
    if (this == PYTORCH_PASSIVE) {
      environment.put("OMP_WAIT_POLICY", "passive");
    }
    return environment;
  }
}
