package backstitch.examples.cli;

import backstitch.examples.data.FashionMnist;
import backstitch.examples.picture.Terminal;
import backstitch.examples.system.Progress;
import backstitch.nn.Sequential;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a lesson that trains on Fashion-MNIST. */
public final class ImageSettings extends Settings {
  @Mixin private final DataFolder data = new DataFolder();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "keep the trained network in a file (safetensors)")
  private @Nullable String save;

  private @Nullable Path saved;

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
    data.check();
    saved = save == null ? null : newFile("--save", save);
    super.check();
  }

  /** {@return the images: those of {@code --data}, or the first that are found} */
  public FashionMnist data() {
    return data.load();
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
      listeners.add(new Results(data.test(), Terminal.ofThisProcess()));
    }
    if (saved != null) {
      listeners.add(new SavedModel(saved, metadata()));
    }
    return training(net, data.train().size(), listeners.toArray(TrainingListener[]::new));
  }

  /** What the file of a model says of how it came about. */
  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("lesson", lesson());
    metadata.put("epochs", "" + epochs());
    metadata.put("batch_size", "" + batchSize());
    metadata.put("learning_rate", "" + learningRate());
    metadata.put("seed", "" + seed());
    metadata.put("classes", String.join(",", FashionMnist.CLASSES));
    metadata.put("version", Lesson.version());
    return metadata;
  }
}
