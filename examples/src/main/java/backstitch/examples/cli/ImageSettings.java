package backstitch.examples.cli;

import backstitch.examples.data.FashionMnist;
import backstitch.examples.system.Progress;
import backstitch.nn.Sequential;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** The options of a lesson that trains on Fashion-MNIST. */
public final class ImageSettings extends Settings {
  @Mixin private final DataOption data = new DataOption();

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
    super.check();
  }

  /** {@return the images: those of {@code --data}, or the first that are found} */
  public FashionMnist data() {
    return data.load();
  }

  /**
   * Prints and draws nothing of a training; these hear of it instead.
   *
   * @param listeners who hears of it
   * @return these settings
   */
  public ImageSettings watchedBy(TrainingListener... listeners) {
    watchers = List.of(listeners);
    return this;
  }

  /**
   * {@return a training, of which an epoch is a printed line, unless others watch it}
   *
   * @param net the network
   * @param data the images
   */
  public Training training(Sequential net, FashionMnist data) {
    List<TrainingListener> listeners = new ArrayList<>();
    if (watchers != null) {
      listeners.addAll(watchers);
    } else {
      if (Progress.isTerminal()) {
        listeners.add(new TrainingBar(batchSize())); // goes away before a line is printed
      }
      listeners.add(new EpochLines());
    }
    return training(net, data.train().size(), listeners.toArray(TrainingListener[]::new));
  }
}
