package backstitch.examples.cli;

import backstitch.examples.data.FashionMnist;
import backstitch.examples.exercise.TextFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code sweep}, most of them with several values. */
public final class SweepSettings extends Options {
  private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";

  @Option(
      names = "--learning-rates",
      paramLabel = "X,X,...",
      description = "step sizes of the descent" + DEFAULT)
  private String learningRatesText = "0.03,0.1,0.3";

  @Option(
      names = "--batch-sizes",
      paramLabel = "N,N,...",
      description = "samples per step" + DEFAULT)
  private String batchSizesText = "64,256";

  @Option(
      names = "--epochs",
      paramLabel = "N,N,...",
      description =
          "passes over the training data; one run to the largest number serves all" + DEFAULT)
  private String epochsText = "5";

  @Option(
      names = "--seeds",
      paramLabel = "N,N,...",
      description = "every setting is trained with each of them" + DEFAULT)
  private String seedsText = "0,1,2";

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "also write a file of comma-separated values (RFC 4180): a row for each setting and"
              + " seed, in the order of training")
  private @Nullable String csvName;

  @Mixin private final DataFolder data = new DataFolder();

  private List<Float> learningRates = List.of();
  private List<Integer> batchSizes = List.of();
  private List<Integer> epochs = List.of();
  private List<Long> seeds = List.of();
  private @Nullable TextFile csv;

  /** The defaults. */
  public SweepSettings() {}

  @Override
  void check() {
    learningRates =
        new ValueList<>("--learning-rates", "finite numbers above 0", Float::parseFloat)
            .parse(learningRatesText, x -> x > 0 && x <= Float.MAX_VALUE);
    String counts = "whole numbers of at least 1";
    batchSizes =
        new ValueList<>("--batch-sizes", counts, Integer::parseInt)
            .parse(batchSizesText, n -> n >= 1);
    epochs = new ValueList<>("--epochs", counts, Integer::parseInt).parse(epochsText, n -> n >= 1);
    seeds =
        new ValueList<>("--seeds", "whole numbers", Long::parseLong).parse(seedsText, n -> true);
    data.check();
    if (csvName != null) {
      csv = new TextFile(newFile("--csv", csvName));
    }
  }

  /** {@return the step sizes, each once} */
  public List<Float> learningRates() {
    return learningRates;
  }

  /** {@return the numbers of samples per step, each once} */
  public List<Integer> batchSizes() {
    return batchSizes;
  }

  /** {@return the numbers of passes, each once} */
  public List<Integer> epochs() {
    return epochs;
  }

  /** {@return the seeds, each once} */
  public List<Long> seeds() {
    return seeds;
  }

  /** {@return the file to write, if one is asked for} */
  public Optional<TextFile> csv() {
    return Optional.ofNullable(csv);
  }

  /** {@return the images} */
  public FashionMnist data() {
    return data.load();
  }
}
