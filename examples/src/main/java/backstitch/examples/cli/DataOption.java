package backstitch.examples.cli;

import backstitch.examples.data.DataException;
import backstitch.examples.data.FashionMnist;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the images are. */
final class DataOption {
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
      path = path("--data", "a directory", directory);
    }
  }

  /** {@return the path of a name that an option has} */
  static Path path(String option, String what, String name) {
    Options.require(!name.isEmpty(), option, what, "an empty name");
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new Options.Refused(option, DataException.reason(e));
    }
  }

  /** {@return the images: those of {@code --data}, or the first that are found} */
  FashionMnist load() {
    return path != null ? FashionMnist.load(path) : FashionMnist.load();
  }
}
