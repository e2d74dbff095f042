package backstitch.examples;

import backstitch.examples.data.DataException;
import backstitch.examples.data.FashionMnist;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of the lessons that train on Fashion-MNIST. */
final class ImageSettings extends Settings {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      converter = Directory.class,
      description =
          "directory with the four Fashion-MNIST files (default: the cache directory, the system's"
              + " dataset folder, a download)")
  @Nullable Path data;

  /** Says in plain words what is not a path here, such as letters that the locale lacks. */
  private static final class Directory implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
      try {
        return Path.of(value);
      } catch (InvalidPathException e) {
        throw new TypeConversionException(DataException.reason(e));
      }
    }
  }

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
