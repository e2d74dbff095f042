package backstitch.examples;

import backstitch.core.Rng;
import backstitch.examples.cli.ImageSettings;
import backstitch.examples.cli.Lesson;
import backstitch.examples.cli.SweepSettings;
import backstitch.examples.cli.Training;
import backstitch.examples.cli.TrainingListener;
import backstitch.examples.data.FashionMnist;
import backstitch.examples.exercise.AtInterrupt;
import backstitch.examples.exercise.SweepProgress;
import backstitch.examples.exercise.SweepRun;
import backstitch.examples.exercise.SweepRun.Place;
import backstitch.examples.exercise.SweepRun.Setting;
import backstitch.examples.exercise.SweepTable;
import backstitch.nn.Sequential;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The exercise "vary the settings, and see what becomes of the accuracy": {@link SoftmaxRegression}
 * with every combination of the given values.
 */
public final class Sweep extends Lesson<SweepSettings> {
  private final List<SweepRun> done = Collections.synchronizedList(new ArrayList<>());

  Sweep() {
    super(
        "sweep",
        "Trains softmax regression with every combination of settings, and sorts them by test"
            + " accuracy. Ctrl-C prints what is done so far (exit code 130).",
        new SweepSettings());
  }

  /**
   * Runs the sweep.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    new Sweep().start(args);
  }

  @Override
  protected void run(SweepSettings settings) {
    FashionMnist data = settings.data();
    done.clear();
    int runs =
        settings.learningRates().size() * settings.batchSizes().size() * settings.seeds().size();
    SweepProgress progress = new SweepProgress(runs, Collections.max(settings.epochs()));
    AtInterrupt atInterrupt =
        new AtInterrupt(
            () -> {
              progress.close(true);
              report(settings);
            });
    boolean uninterrupted;
    try {
      for (float rate : settings.learningRates()) {
        for (int batchSize : settings.batchSizes()) {
          for (long seed : settings.seeds()) {
            String name = new Setting(rate, batchSize, 1).rate();
            progress.starts("rate " + name + ", batch " + batchSize + ", seed " + seed);
            train(data, rate, batchSize, seed, settings.epochs(), progress);
            progress.ended();
          }
        }
      }
    } finally {
      uninterrupted = atInterrupt.cancelled();
    }
    if (uninterrupted) {
      progress.close(false);
      report(settings);
    }
  }

  /** One training serves every number of epochs, as its beginning is the same. */
  private void train(
      FashionMnist data,
      float rate,
      int batchSize,
      long seed,
      List<Integer> epochs,
      SweepProgress progress) {
    Rng rng = Rng.of(seed);
    Sequential net = Trial.net(rng);
    int last = Collections.max(epochs);
    Watcher watcher = new Watcher(rate, batchSize, seed, epochs, progress);
    ImageSettings settings = new ImageSettings(last, batchSize, rate).watchedBy(watcher);
    try {
      SoftmaxRegression.train(net, data, rng, settings);
    } catch (Training.Diverged e) {
      watcher.diverged(new Place(e.epoch(), e.step()));
      progress.advance(last - e.epoch() + 1);
    }
  }

  /** Notes what a training has reached after the epochs that are asked for. */
  private final class Watcher implements TrainingListener {
    private final float rate;
    private final int batchSize;
    private final long seed;
    private final List<Integer> left;
    private final SweepProgress progress;
    private final long start = System.nanoTime();

    Watcher(float rate, int batchSize, long seed, List<Integer> epochs, SweepProgress progress) {
      this.rate = rate;
      this.batchSize = batchSize;
      this.seed = seed;
      this.left = new ArrayList<>(epochs);
      this.progress = progress;
    }

    @Override
    public void epochEnded(int epoch, double loss, double train, double test) {
      if (left.remove((Integer) epoch)) {
        add(epoch, test, train, Optional.empty());
      }
      progress.advance(1);
    }

    void diverged(Place place) {
      left.forEach(epochs -> add(epochs, Double.NaN, Double.NaN, Optional.of(place)));
    }

    private void add(int epochs, double test, double train, Optional<Place> diverged) {
      double seconds = (System.nanoTime() - start) / 1e9;
      Setting setting = new Setting(rate, batchSize, epochs);
      done.add(new SweepRun(setting, seed, test, train, seconds, diverged));
    }
  }

  private void report(SweepSettings settings) {
    List<SweepRun> runs;
    synchronized (done) {
      runs = List.copyOf(done);
    }
    try {
      SweepTable.lines(runs).forEach(System.out::println);
    } finally {
      settings.csv().ifPresent(file -> file.write(SweepTable.csv(runs)));
    }
  }
}
