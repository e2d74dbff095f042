package backstitch.examples;

import backstitch.examples.data.FashionMnist;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the lessons that train on Fashion-MNIST. */
final class ImageSettings extends Settings {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "directory with the four Fashion-MNIST files (default: the cache directory, the system's"
              + " dataset folder, a download)")
  @Nullable Path data;

  ImageSettings(int epochs, int batchSize, float learningRate) {
    super(epochs, batchSize, learningRate);
  }

  @Override
  void apply() {
    require(data == null || !data.toString().isEmpty(), "--data", "a directory", "an empty name");
    super.apply();
  }

  FashionMnist data() {
    return data != null ? FashionMnist.load(data) : FashionMnist.load();
  }
}
