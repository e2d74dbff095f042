package backstitch.examples.cli;

import backstitch.examples.data.FashionMnist;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code overfit}. */
public final class OverfitSettings extends Options {
  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "how often everything is trained, with the seeds 0 to N-1, which decide the images, the"
              + " weights and the order (default: ${DEFAULT-VALUE})")
  private int seeds = 5;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "passes over the few images (default: ${DEFAULT-VALUE})")
  private int epochs = 300;

  @Mixin private final DataFolder data = new DataFolder();

  /** The defaults. */
  public OverfitSettings() {}

  @Override
  void check() {
    require(seeds >= 2, "--seeds", "at least 2, as one has no spread", seeds);
    require(epochs >= 1, "--epochs", "at least 1", epochs);
    data.check();
  }

  /** {@return how many seeds, from 0} */
  public int seeds() {
    return seeds;
  }

  /** {@return the passes over the few images} */
  public int epochs() {
    return epochs;
  }

  /** {@return the images} */
  public FashionMnist data() {
    return data.load();
  }
}
