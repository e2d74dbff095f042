package backstitch.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Compare} asks, of whom, and with which inputs. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are those of List.of
enum Question {
  SQUARE(
      "sgemm, square matrices",
      "MatmulBenchmark",
      "product",
      Family.MULTIPLYING,
      "nn:64x64x64",
      "nn:128x128x128",
      "nn:256x256x256",
      "nn:512x512x512",
      "nn:1024x1024x1024",
      "nn:2048x2048x2048"),

  FLAVOURS(
      "sgemm, A·Bᵀ and Aᵀ·B",
      "MatmulBenchmark",
      "product",
      Family.MULTIPLYING,
      "nt:64x64x64",
      "nt:512x512x512",
      "nt:1024x1024x1024",
      "tn:64x64x64",
      "tn:512x512x512",
      "tn:1024x1024x1024"),

  MATRIX_VECTOR(
      "sgemm, a matrix by a column, or a row by a matrix",
      "MatmulBenchmark",
      "product",
      Family.MULTIPLYING,
      "nt:1x784x10", // one image: its logits
      "nt:1x784x256",
      "nn:256x784x1",
      "nn:2048x2048x1",
      "nn:1x2048x2048"),

  EXPERIMENT(
      "sgemm, the shapes of softmax regression and of the perceptron",
      "MatmulBenchmark",
      "product",
      Family.MULTIPLYING,
      "nt:256x784x10", // softmax regression: logits = X·Wᵀ
      "tn:10x256x784", // dW = dYᵀ·X
      "nt:256x784x256", // perceptron: H = X·Wᵀ
      "nt:256x256x10", // logits = H·Wᵀ
      "nn:256x10x256", // dH = dY·W
      "tn:10x256x256", // dW = dYᵀ·H
      "tn:256x256x784", // dW = dHᵀ·X
      "nn:256x784x10", // and the same shapes, nothing transposed
      "nn:784x256x10",
      "nn:10x784x256",
      "nn:10x256x784",
      "nn:256x784x256",
      "nn:256x256x10"),

  STEP(
      "one step of training, batch of 256",
      "TrainingStepBenchmark",
      "model",
      Family.TRAINING,
      "softmax",
      "mlp"),

  EPOCH(
      "one epoch, 60 000 images, shuffled, in batches of 256",
      "EpochBenchmark",
      "model",
      Family.TRAINING,
      "softmax",
      "mlp"),

  ELEMENTWISE(
      "elementwise operations, in cache and out of cache",
      "ElementwiseBenchmark",
      "operation",
      Family.MAPPING,
      "plus:128x256",
      "times:128x256",
      "bias:128x256",
      "update:128x256",
      "relu:128x256",
      "exp:128x256",
      "plus:8192x2048",
      "times:8192x2048",
      "bias:8192x2048",
      "update:8192x2048",
      "relu:8192x2048",
      "exp:8192x2048"),

  REDUCTIONS(
      "softmax and reductions, in cache and out of cache",
      "ElementwiseBenchmark",
      "operation",
      Family.REDUCING,
      "softmax:128x256",
      "sum:128x256",
      "sum0:128x256",
      "mean1:128x256",
      "max1:128x256",
      "softmax:8192x2048",
      "sum:8192x2048",
      "sum0:8192x2048",
      "mean1:8192x2048",
      "max1:8192x2048"),

  LOADING(
      "reading and checking the four files; cutting an epoch into batches",
      "LoadingBenchmark",
      "what",
      List.of(),
      "files",
      "batches"),

  POLLUTION(
      "512³ in a fresh program, and in one that uses the Vector API for other things as well",
      "PollutionBenchmark",
      "product",
      List.of(Family.POLLUTED_BEFORE, Family.POLLUTED_AFTER),
      "nn:512x512x512"),

  /** Not a benchmark of JMH: processes, timed by the clock. */
  PROGRAM(
      "the whole program of five epochs, from the start of the virtual machine to the last line",
      "",
      "",
      Family.TRAINING,
      "softmax");

  private final String title;
  private final String benchmark;
  private final String parameter;
  private final List<Family> peers;
  private final List<String> inputs;

  Question(String title, String benchmark, String parameter, List<Family> peers, String... inputs) {
    this.title = title;
    this.benchmark = benchmark;
    this.parameter = parameter;
    this.peers = peers;
    this.inputs = List.of(inputs);
  }

  String title() {
    return title;
  }

  /** {@return the class of the benchmark} */
  String benchmark() {
    return benchmark;
  }

  /** {@return its parameter that takes the input} */
  String parameter() {
    return parameter;
  }

  /** {@return who is asked beside us} */
  List<Family> peers() {
    return peers;
  }

  List<String> inputs() {
    return inputs;
  }

  /**
   * Which of us is asked.
   *
   * @param given what somebody says; of no account where the peers are ourselves, too
   */
  Family ours(@Nullable Family given) {
    if (this == POLLUTION) {
      return Family.FRESH;
    }
    if (given != null) {
      return given;
    }
    return peers.equals(Family.MULTIPLYING) ? Family.SGEMM : Family.BACKSTITCH;
  }

  /**
   * Whether one of us has an answer: the kernels alone neither sum nor train.
   *
   * @param given as for {@link #ours}
   */
  boolean canBeAsked(Family given) {
    return switch (given) {
      case BACKSTITCH, PLAIN -> true;
      case KERNELS, SGEMM, PLAIN_SGEMM ->
          peers.equals(Family.MULTIPLYING) || peers.equals(Family.MAPPING) || this == POLLUTION;
      default -> false;
    };
  }

  /** {@return thousand millions of operations a second, or of bytes, of one that takes so long} */
  String rate(String input, double nanoseconds) {
    return switch (this) {
      case SQUARE, FLAVOURS, MATRIX_VECTOR, EXPERIMENT, POLLUTION ->
          Format.rate(MatrixProduct.parse(input).flops() / nanoseconds, "GFLOP/s");
      case ELEMENTWISE, REDUCTIONS ->
          Format.rate(ArrayOperation.parse(input).bytes() / nanoseconds, "GB/s");
      case STEP, EPOCH, LOADING, PROGRAM -> "";
    };
  }
}
