package backstitch.examples;

import backstitch.core.Engine;
import backstitch.core.Rng;
import backstitch.nn.Layer;
import backstitch.nn.ModelHash;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that every training lesson has. */
class Settings {
  @Spec(Target.MIXEE)
  @Nullable CommandSpec command;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "passes over the training data (default: ${DEFAULT-VALUE})")
  int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "samples per step (default: ${DEFAULT-VALUE})")
  int batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "step size of the descent (default: ${DEFAULT-VALUE})")
  float learningRate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "decides the weights and the order of the samples (default: ${DEFAULT-VALUE})")
  long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "changes the speed, and no bit of the result (default: one per processor)")
  @Nullable Integer threads;

  @Option(names = "--print-hash", description = "print the hash of the trained parameters")
  boolean printHash;

  Settings(int epochs, int batchSize, float learningRate) {
    this.epochs = epochs;
    this.batchSize = batchSize;
    this.learningRate = learningRate;
  }

  /** Refuses what does not make sense, and sets the number of threads. */
  void apply() {
    require(epochs >= 1, "--epochs", "at least 1", epochs);
    require(batchSize >= 1, "--batch-size", "at least 1", batchSize);
    boolean finite = learningRate > 0 && learningRate <= Float.MAX_VALUE;
    require(finite, "--learning-rate", "a finite number above 0", learningRate);
    if (threads != null) {
      require(threads >= 1 && threads <= 1024, "--threads", "1 to 1024", threads);
      Engine.setThreads(threads);
    }
    // Now, so that a mistyped system property is reported before the data is read.
    Engine.kernels();
    Engine.threads();
  }

  final void require(boolean condition, String option, String expected, Object given) {
    if (!condition && command != null) {
      throw new ParameterException(
          command.commandLine(),
          String.format(
              Locale.ROOT,
              "Invalid value for option '%s': expected %s, got %s",
              option,
              expected,
              given));
    }
  }

  Rng rng() {
    return Rng.of(seed);
  }

  void printHashOf(Layer net) {
    if (printHash) {
      System.out.println("model hash " + ModelHash.of(net.parameters()));
    }
  }
}
