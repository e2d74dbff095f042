package backstitch.examples;

import backstitch.core.Rng;
import backstitch.examples.cli.ImageSettings;
import backstitch.examples.cli.Lesson;
import backstitch.examples.cli.OverfitSettings;
import backstitch.examples.cli.TrainingListener;
import backstitch.examples.data.FashionMnist;
import backstitch.examples.exercise.Comparison;
import backstitch.examples.exercise.Curves;
import backstitch.examples.exercise.Dip;
import backstitch.examples.system.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * The exercise "why does the accuracy on the test data fall again, and how is that mended?": {@link
 * SoftmaxRegression} on a thousand images, which it learns by heart, then with each remedy.
 */
public final class Overfit extends Lesson<OverfitSettings> {
  private static final int FEW = 1000;

  Overfit() {
    super(
        "overfit",
        "Shows softmax regression learn 1000 images by heart, and what helps against it.",
        new OverfitSettings());
  }

  /**
   * Runs the exercise.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    new Overfit().start(args);
  }

  @Override
  protected void run(OverfitSettings settings) {
    FashionMnist data = settings.data();
    int all = data.train().size();
    if (all <= FEW) {
      throw new IllegalArgumentException(
          "overfit: expected more than " + FEW + " training images, found " + all);
    }
    Trial few = new Trial(FEW, 0, 0, 0);
    int seeds = settings.seeds();
    print(
        "Softmax regression on " + FEW + " images: the first after a shuffle by the seed.",
        "Rate "
            + Trial.RATE
            + ", batches of "
            + Trial.BATCH
            + ", seeds 0 to "
            + (seeds - 1)
            + ". Numbers are mean +- standard deviation.",
        "");
    Curves curves = trained("overfit", few, settings, data, true);
    curves.lines().forEach(System.out::println);
    print("", "Rule: parted once the test loss stays above its lowest by more than the spread.");
    curves.findings().forEach(System.out::println);
    print("", "The lesson itself, with all " + all + " images: its test accuracy");
    Dip.lines(lesson(data, seeds)).forEach(System.out::println);
    print("", "The remedies, each compared with the " + FEW + " images alone at their last epoch:");
    List<String> table = new ArrayList<>();
    table.add(row("setting", "train acc", "test loss", "test acc"));
    table.add(row(FEW + " images", curves));
    for (Remedy remedy : Remedy.all(FEW, all)) {
      print("", "* " + remedy.name());
      remedy.why().forEach(line -> print("  " + line));
      Curves cured = trained(remedy.name(), remedy.trial(), settings, data, false);
      compare(curves, cured).lines().forEach(System.out::println);
      table.add(row(remedy.name(), cured));
    }
    print("");
    table.forEach(System.out::println);
  }

  private static void print(String... lines) {
    List.of(lines).forEach(System.out::println);
  }

  private static Curves trained(
      String name, Trial trial, OverfitSettings settings, FashionMnist data, boolean curve) {
    // About as many steps, however many images there are.
    int epochs = (int) Math.max(1, Math.round((double) settings.epochs() * FEW / trial.images()));
    return new Curves(bySeed(name, settings.seeds(), seed -> trial.run(data, epochs, seed, curve)));
  }

  /** What the lesson prints as test accuracy, with its own settings. */
  private static List<List<Double>> lesson(FashionMnist data, int seeds) {
    return bySeed(
        "lesson",
        seeds,
        seed -> {
          List<Double> accuracies = new ArrayList<>();
          TrainingListener watcher =
              new TrainingListener() {
                @Override
                public void epochEnded(int epoch, double loss, double train, double test) {
                  accuracies.add(test);
                }
              };
          Rng rng = Rng.of(seed);
          ImageSettings lesson = new ImageSettings(5, 256, 0.1f).watchedBy(watcher);
          SoftmaxRegression.train(Trial.net(rng), data, rng, lesson);
          return accuracies;
        });
  }

  /** Does something with every seed, under a bar if there is a terminal. */
  private static <T> List<T> bySeed(String name, int seeds, LongFunction<T> run) {
    List<T> results = new ArrayList<>();
    @Nullable ProgressBar bar =
        Progress.isTerminal()
            ? Progress.shown(Progress.bar(name).setInitialMax(seeds).build())
            : null;
    for (long seed = 0; seed < seeds; seed++) {
      results.add(run.apply(seed));
      if (bar != null) {
        bar.step();
      }
    }
    Progress.end();
    return results;
  }

  private static Comparison compare(Curves before, Curves after) {
    return new Comparison(
        before.last(p -> p.test().loss()),
        after.last(p -> p.test().loss()),
        before.last(p -> p.test().accuracy()),
        after.last(p -> p.test().accuracy()));
  }

  private static String row(String name, Curves curves) {
    return row(
        name,
        curves.last(p -> p.train().accuracy()).text(3),
        curves.last(p -> p.test().loss()).text(3),
        curves.last(p -> p.test().accuracy()).text(3));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-20s  %-15s  %-15s  %s", cells);
  }
}
