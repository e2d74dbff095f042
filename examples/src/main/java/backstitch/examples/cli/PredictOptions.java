package backstitch.examples.cli;

import backstitch.examples.picture.ImageFile.Polarity;
import backstitch.nn.Sequential;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code predict}. */
public final class PredictOptions extends ModelOptions {
  @Parameters(
      paramLabel = "IMAGE",
      arity = "0..*",
      description = "image files: PNG, JPEG, GIF or BMP of any size")
  private List<String> images = new ArrayList<>();

  @Option(
      names = "--test",
      paramLabel = "N",
      split = ",",
      description = "the numbers of test images, from 0")
  private List<Integer> test = new ArrayList<>();

  @Option(
      names = "--polarity",
      paramLabel = "P",
      description =
          "INVERT turns dark and light, KEEP does not, AUTO turns what is dark on light"
              + " (default: ${DEFAULT-VALUE})")
  private Polarity polarity = Polarity.AUTO;

  /**
   * The defaults of the command.
   *
   * @param networks the network of each lesson
   */
  public PredictOptions(Map<String, Supplier<Sequential>> networks) {
    super(networks);
  }

  @Override
  void check() {
    super.check();
    images.forEach(image -> path("IMAGE", "a file", image));
    test.forEach(number -> require(number >= 0, "--test", "at least 0", number));
    require(!images.isEmpty() || !test.isEmpty(), "IMAGE", "an image file, or --test N", "neither");
  }

  /** {@return the image files} */
  public List<Path> images() {
    return images.stream().map(Path::of).toList();
  }

  /** {@return the numbers of test images} */
  public List<Integer> test() {
    return test;
  }

  /** {@return whether to turn dark and light} */
  public Polarity polarity() {
    return polarity;
  }
}
