package backstitch.examples.cli;

import backstitch.core.Rng;
import backstitch.core.Tensor;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Checkpoint;
import backstitch.nn.Initializer;
import backstitch.nn.Sequential;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that uses a trained network. */
public class ModelOptions extends Options {
  private static final String USUAL = "softmax-regression";

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "a trained network: what --save wrote, or another file of safetensors")
  private String model = "";

  @Option(
      names = "--lesson",
      paramLabel = "NAME",
      description =
          "the lesson whose network it is (default: what the file says, else " + USUAL + ")")
  private @Nullable String lesson;

  @Option(
      names = "--match-shapes",
      description = "if names differ, take the tensors in the order of the file, by their shapes")
  private boolean matchShapes;

  @Mixin private final DataFolder data = new DataFolder();
  private final Map<String, Supplier<Sequential>> networks;

  /**
   * The defaults of a command.
   *
   * @param networks the network of each lesson
   */
  public ModelOptions(Map<String, Supplier<Sequential>> networks) {
    this.networks = networks;
  }

  @Override
  void check() {
    path("--model", "a file", model);
    if (lesson != null) {
      require(networks.containsKey(lesson), "--lesson", "one of " + networks.keySet(), lesson);
    }
    data.check();
  }

  /** {@return the images} */
  public FashionMnist data() {
    return data.load();
  }

  /**
   * {@return the trained network}
   *
   * @throws backstitch.nn.CheckpointException if the file is damaged, or is of another network
   * @throws IllegalArgumentException if it names a lesson that there is not
   */
  public Sequential network() {
    Checkpoint checkpoint = Checkpoint.read(Path.of(model));
    String name = lesson != null ? lesson : checkpoint.metadata().getOrDefault("lesson", USUAL);
    Supplier<Sequential> network = networks.get(name);
    if (network == null) {
      String found = "lesson: expected one of " + networks.keySet() + ", found " + name;
      throw new IllegalArgumentException(model + ": " + found + "; --lesson says which it is");
    }
    Sequential net = network.get();
    net.initialize(Initializer.zeros(), Rng.of(0));
    net.forward(Tensor.zeros(1, 28, 28)); // tells the layers their shapes
    if (matchShapes) {
      checkpoint.loadMatchingShapes(net.parameters());
    } else {
      checkpoint.loadInto(net.parameters());
    }
    return net;
  }
}
