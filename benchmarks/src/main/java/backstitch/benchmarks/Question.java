package backstitch.benchmarks;

import static backstitch.benchmarks.Family.EJML;
import static backstitch.benchmarks.Family.MKL;
import static backstitch.benchmarks.Family.MXNET;
import static backstitch.benchmarks.Family.ND4J;
import static backstitch.benchmarks.Family.NETLIB_VECTOR;
import static backstitch.benchmarks.Family.OPENBLAS;
import static backstitch.benchmarks.Family.PLAIN;
import static backstitch.benchmarks.Family.PYTORCH;

import java.util.List;

/** What {@link Compare} times: which benchmark, with which inputs, and beside which peers. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are those of List.of
enum Question {
  /** An epoch: 60 000 images, shuffled, in batches of 256. */
  EPOCH("EpochBenchmark", Family.TRAINING, List.of(PYTORCH, MXNET), "softmax mlp"),

  /** A training step on one batch of 256 images. */
  STEP("TrainingStepBenchmark", Family.TRAINING, List.of(PYTORCH), "softmax mlp"),

  /** Five epochs as a user starts them: processes timed by the clock, without JMH. */
  PROGRAM("", Family.TRAINING, List.of(PYTORCH, MXNET), "softmax"),

  SQUARE(
      "MatmulBenchmark",
      Family.MULTIPLYING,
      List.of(OPENBLAS),
      "nn:64x64x64 nn:256x256x256 nn:1024x1024x1024"),

  /** The other libraries, and Backstitch without the vector module. */
  LIBRARIES(
      "MatmulBenchmark",
      Family.MULTIPLYING,
      List.of(OPENBLAS, MKL, NETLIB_VECTOR, EJML, ND4J, PLAIN),
      "nn:512x512x512"),

  /** The products of a layer: logits X·Wᵀ, gradients dYᵀ·X. And a matrix times a vector. */
  LAYERS(
      "MatmulBenchmark",
      Family.MULTIPLYING,
      List.of(OPENBLAS),
      "nt:256x784x10 tn:10x256x784 tn:256x256x784 nn:256x784x1"),

  /** Arrays of 67 MB, which no cache holds. */
  ARRAYS(
      "ElementwiseBenchmark",
      Family.MAPPING,
      List.of(PYTORCH),
      "plus:8192x2048 exp:8192x2048 softmax:8192x2048 sum:8192x2048");

  /** The class of the benchmark. */
  final String benchmark;

  /** The peers that have an answer. */
  final List<Family> able;

  /** The peers whose answers are on the page. */
  final List<Family> asked;

  /** The inputs that are on the page. */
  final List<String> inputs;

  Question(String benchmark, List<Family> able, List<Family> asked, String inputs) {
    this.benchmark = benchmark;
    this.able = able;
    this.asked = asked;
    this.inputs = List.of(inputs.split(" ", -1));
  }

  /** {@return the numbers of threads on the page: one for all libraries, as some have no more} */
  List<Integer> threads() {
    int all = Runtime.getRuntime().availableProcessors();
    return switch (this) {
      case SQUARE -> List.of(1, all);
      case LIBRARIES -> List.of(1);
      default -> List.of(all);
    };
  }

  boolean isProduct() {
    return able.equals(Family.MULTIPLYING);
  }

  /** {@return the parameter of the benchmark that takes the input} */
  String parameter() {
    return isProduct() ? "product" : this == ARRAYS ? "operation" : "model";
  }

  /**
   * {@return the class that answers for Backstitch} BLAS adds a product to an existing array, so
   * our kernels are timed doing the same. For everything else tensors and layers are timed.
   */
  String ours() {
    return isProduct() ? "BackstitchKernels" : "Backstitch";
  }

  /**
   * {@return an input, in words}
   *
   * @throws IllegalArgumentException if this question does not take it
   */
  String describe(String input) {
    return switch (this) {
      case EPOCH -> "an epoch of " + network(input);
      case STEP -> "a step of " + network(input);
      case PROGRAM -> "five epochs of " + network(input) + " from a cold start";
      case SQUARE, LIBRARIES, LAYERS -> MatrixProduct.parse(input).toString();
      case ARRAYS -> ArrayOperation.parse(input).toString();
    };
  }

  private static String network(String model) {
    return switch (model) {
      case "softmax" -> "softmax regression";
      case "mlp" -> "the perceptron";
      default -> throw new IllegalArgumentException(model + ": expected softmax or mlp");
    };
  }
}
