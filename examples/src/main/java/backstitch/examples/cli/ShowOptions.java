package backstitch.examples.cli;

import backstitch.examples.data.FashionMnist;
import backstitch.nn.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code show}. */
public final class ShowOptions extends Options {
  @Parameters(
      paramLabel = "N",
      arity = "0..*",
      description = "the numbers of images, from 0 (default: the first nine)")
  private List<Integer> numbers = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));

  @Option(names = "--test", description = "of the test images (default: the training images)")
  private boolean test;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "show the weights of a trained softmax regression instead, a row an image")
  private @Nullable String model;

  private @Nullable Path modelPath;

  @Mixin private final DataFolder data = new DataFolder();

  /** Creates options with their defaults. */
  public ShowOptions() {}

  @Override
  void check() {
    modelPath = model == null ? null : path("--model", "a file", model);
    data.check();
    for (int number : numbers) {
      require(number >= 0, "N", "at least 0", number);
    }
  }

  /** {@return the file whose weights are to be shown, if any} */
  public Optional<Path> model() {
    return Optional.ofNullable(modelPath);
  }

  /** {@return the images to choose from} */
  public Dataset images() {
    FashionMnist all = data.load();
    return test ? all.test() : all.train();
  }

  /** {@return which images to show} */
  public List<Integer> numbers() {
    return numbers;
  }
}
