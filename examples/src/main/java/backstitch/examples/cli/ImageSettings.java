package backstitch.examples.cli;

import backstitch.examples.data.DataException;
import backstitch.examples.data.FashionMnist;
import backstitch.examples.system.Progress;
import backstitch.nn.Sequential;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a lesson that trains on Fashion-MNIST. */
public final class ImageSettings extends Settings {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "directory with the four Fashion-MNIST files (default: the cache directory, the system's"
              + " dataset folder, a download)")
  private @Nullable String directory;

  private @Nullable Path path;

  /**
   * The defaults of a lesson.
   *
   * @param epochs passes over the training data
   * @param batchSize samples per step
   * @param learningRate step size of the descent
   */
  public ImageSettings(int epochs, int batchSize, float learningRate) {
    super(epochs, batchSize, learningRate);
  }

  @Override
  void check() {
    if (directory != null) {
      require(!directory.isEmpty(), "--data", "a directory", "an empty name");
      try {
        path = Path.of(directory);
      } catch (InvalidPathException e) {
        throw new Refused("--data", DataException.reason(e));
      }
    }
    super.check();
  }

  /** {@return the images: those of {@code --data}, or the first that are found} */
  public FashionMnist data() {
    return path != null ? FashionMnist.load(path) : FashionMnist.load();
  }

  /**
   * {@return a training, of which an epoch is a printed line}
   *
   * @param net the network
   * @param data the images
   */
  public Training training(Sequential net, FashionMnist data) {
    List<TrainingListener> listeners = new ArrayList<>(List.of(new EpochLines()));
    if (Progress.isTerminal()) {
      listeners.add(0, new TrainingBar(batchSize())); // goes away before a line is printed
    }
    return training(net, data.train().size(), listeners.toArray(TrainingListener[]::new));
  }
}
