package backstitch.examples.cli;

import backstitch.examples.data.FashionMnist;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the images come from. */
final class DataFolder {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "directory with the four Fashion-MNIST files (default: the cache directory, the system's"
              + " dataset folder, a download)")
  private @Nullable String directory;

  private @Nullable Path path;

  void check() {
    if (directory != null) {
      path = Options.path("--data", "a directory", directory);
    }
  }

  /** The directory as it was given. */
  Optional<String> directory() {
    return Optional.ofNullable(directory);
  }

  /** The images of the directory, or the first that are found. */
  FashionMnist load() {
    return path != null ? FashionMnist.load(path) : FashionMnist.load();
  }
}
