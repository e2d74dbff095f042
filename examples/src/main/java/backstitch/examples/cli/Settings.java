package backstitch.examples.cli;

import backstitch.core.Engine;
import backstitch.core.Rng;
import backstitch.nn.ModelHash;
import backstitch.nn.Parameter;
import backstitch.nn.Sequential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a lesson that trains. */
public class Settings extends Options {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "passes over the training data (default: ${DEFAULT-VALUE})")
  private int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "samples per step (default: ${DEFAULT-VALUE})")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "step size of the descent (default: ${DEFAULT-VALUE})")
  private float learningRate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "decides the weights and the order of the samples (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "changes the speed, and no bit of the result (default: one per processor)")
  private @Nullable Integer threads;

  @Option(
      names = "--check-finite",
      description = "stop at the first NaN or infinity, and say where it began")
  private boolean checkFinite;

  @Option(names = "--print-hash", description = "print the hash of the trained parameters")
  private boolean printHash;

  /**
   * The defaults of a lesson.
   *
   * @param epochs passes over the training data
   * @param batchSize samples per step
   * @param learningRate step size of the descent
   */
  public Settings(int epochs, int batchSize, float learningRate) {
    this.epochs = epochs;
    this.batchSize = batchSize;
    this.learningRate = learningRate;
  }

  @Override
  void check() {
    require(epochs >= 1, "--epochs", "at least 1", epochs);
    require(batchSize >= 1, "--batch-size", "at least 1", batchSize);
    boolean finite = learningRate > 0 && learningRate <= Float.MAX_VALUE;
    require(finite, "--learning-rate", "a finite number above 0", learningRate);
    if (threads != null) {
      require(threads >= 1 && threads <= 1024, "--threads", "1 to 1024", threads);
    }
  }

  @Override
  void apply() {
    if (threads != null) {
      Engine.setThreads(threads);
    }
    super.apply();
  }

  /** The options that give this run, with their values; those without one have an empty value. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("--epochs", "" + epochs);
    given.put("--batch-size", "" + batchSize);
    given.put("--learning-rate", "" + learningRate);
    given.put("--seed", "" + seed);
    if (threads != null) {
      given.put("--threads", "" + threads);
    }
    if (checkFinite) {
      given.put("--check-finite", "");
    }
    if (printHash) {
      given.put("--print-hash", "");
    }
    return given;
  }

  /** {@return the passes over the training data} */
  public int epochs() {
    return epochs;
  }

  /** {@return the samples per step} */
  public int batchSize() {
    return batchSize;
  }

  /** {@return the step size of the descent} */
  public float learningRate() {
    return learningRate;
  }

  /** {@return the seed} */
  long seed() {
    return seed;
  }

  /** {@return a generator with the given seed} */
  public Rng rng() {
    return Rng.of(seed);
  }

  /**
   * {@return a training, to be told of each step and each epoch}
   *
   * @param net the network
   * @param samples how many it learns from
   * @param listeners who hears of it
   */
  public Training training(Sequential net, int samples, TrainingListener... listeners) {
    int steps = (samples - 1) / batchSize + 1;
    return new Training(net, epochs, steps, checkFinite, List.of(listeners));
  }

  /**
   * Prints the hash of a model if that is asked for.
   *
   * @param parameters the parameters of the model, in order
   */
  public void printHashOf(List<Parameter> parameters) {
    if (printHash) {
      System.out.println("model hash " + ModelHash.of(parameters));
    }
  }
}
