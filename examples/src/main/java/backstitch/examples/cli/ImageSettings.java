package backstitch.examples.cli;

import backstitch.examples.data.FashionMnist;
import backstitch.examples.picture.Terminal;
import backstitch.examples.report.Report;
import backstitch.examples.report.Setup;
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

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write an HTML page about the run: curves, mistakes, weights, settings")
  private @Nullable String report;

  private @Nullable Path saved;
  private @Nullable Path reported;

  /** Writes the report. Neither this nor a field names its class, which stays unloaded without. */
  private @Nullable Runnable writer;

  private @Nullable List<TrainingListener> watchers;

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
    reported = report == null ? null : newFile("--report", report);
    if (reported != null && reported.equals(saved)) {
      throw new Refused("--report", "expected another file than --save, got " + reported);
    }
    super.check();
  }

  @Override
  Map<String, String> given() {
    Map<String, String> given = super.given();
    data.directory().ifPresent(directory -> given.put("--data", directory));
    if (save != null) {
      given.put("--save", save);
    }
    if (report != null) {
      given.put("--report", report);
    }
    return given;
  }

  /** {@return the images: those of {@code --data}, or the first that are found} */
  public FashionMnist data() {
    return data.load();
  }

  /**
   * Prints, draws and keeps nothing of a training; these hear of it instead.
   *
   * @param listeners who hears of it
   * @return these settings
   */
  public ImageSettings watchedBy(TrainingListener... listeners) {
    watchers = List.of(listeners);
    return this;
  }

  /**
   * {@return a training, of which an epoch is a printed line, and all of it the report}
   *
   * @param net the network
   * @param data the images
   */
  public Training training(Sequential net, FashionMnist data) {
    List<TrainingListener> listeners = watchers != null ? watchers : listeners(data);
    return training(net, data.train().size(), listeners.toArray(TrainingListener[]::new));
  }

  private List<TrainingListener> listeners(FashionMnist data) {
    List<TrainingListener> listeners = new ArrayList<>(List.of(new EpochLines()));
    if (Progress.isTerminal()) {
      listeners.add(0, new TrainingBar(batchSize())); // goes away before a line is printed
      listeners.add(new Results(data.test(), Terminal.ofThisProcess()));
    }
    if (saved != null) {
      listeners.add(new SavedModel(saved, metadata()));
    }
    if (reported != null) {
      Report page = new Report(reported, new Setup(lesson(), given()), data);
      listeners.add(page);
      writer = page::write;
    }
    return listeners;
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

  @Override
  void finish() {
    if (writer != null) {
      writer.run();
    }
  }
}
