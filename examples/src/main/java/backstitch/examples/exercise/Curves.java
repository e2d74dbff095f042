package backstitch.examples.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The train and the test curve of several seeds.
 *
 * @param bySeed for each seed its points, all at the same epochs
 */
public record Curves(List<List<Point>> bySeed) {
  private static final String LINE = "%5s  %10s  %-15s  %9s  %-15s  %s";

  /**
   * {@return a number at each epoch}
   *
   * @param value takes it from a point
   */
  public List<MeanAndSpread> of(Function<Point, Double> value) {
    return IntStream.range(0, bySeed.get(0).size()).mapToObj(i -> at(i, value)).toList();
  }

  private MeanAndSpread at(int i, Function<Point, Double> value) {
    return MeanAndSpread.of(
        bySeed.stream().mapToDouble(points -> value.apply(points.get(i))).toArray());
  }

  /**
   * {@return a number at the last epoch}
   *
   * @param value takes it from a point
   */
  public MeanAndSpread last(Function<Point, Double> value) {
    return at(bySeed.get(0).size() - 1, value);
  }

  /**
   * {@return the epoch of a point}
   *
   * @param i its index
   */
  public int epoch(int i) {
    return bySeed.get(0).get(i).epoch();
  }

  /** {@return both curves side by side, and where they part} */
  public List<String> lines() {
    List<MeanAndSpread> loss = of(p -> p.test().loss());
    Parting parting = Parting.of(loss);
    List<String> lines = new ArrayList<>();
    lines.add(line("epoch", "train loss", "test loss", "train acc", "test acc", ""));
    for (int i = 0; i < loss.size(); i++) {
      String mark =
          i == parting.best()
              ? "lowest test loss"
              : i == parting.parted().orElse(-1) ? "parted" : "";
      lines.add(
          line(
              epoch(i),
              String.format(Locale.ROOT, "%.3f", at(i, p -> p.train().loss()).mean()),
              loss.get(i).text(3),
              String.format(Locale.ROOT, "%.3f", at(i, p -> p.train().accuracy()).mean()),
              at(i, p -> p.test().accuracy()).text(3),
              mark));
    }
    return lines;
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, LINE, cells).stripTrailing();
  }

  /** {@return what the curves say, in words} */
  public List<String> findings() {
    List<MeanAndSpread> loss = of(p -> p.test().loss());
    List<MeanAndSpread> accuracy = of(p -> p.test().accuracy());
    Parting parting = Parting.of(loss);
    MeanAndSpread lowest = loss.get(parting.best());
    int best = Parting.of(accuracy.stream().map(MeanAndSpread::negated).toList()).best();
    List<String> lines = new ArrayList<>();
    lines.add(
        parting.parted().isPresent()
            ? "They part at epoch " + epoch(parting.parted().getAsInt()) + "."
            : "They have not parted within these epochs; try more of them.");
    lines.add(
        "Against its lowest, at epoch " + epoch(parting.best()) + ", the test loss at the end is");
    lines.add("  " + Comparison.change(lowest, loss.get(loss.size() - 1)) + ".");
    lines.add("Against its highest, at epoch " + epoch(best) + ", the test accuracy at the end is");
    lines.add(
        "  " + Comparison.change(accuracy.get(best), accuracy.get(accuracy.size() - 1)) + ".");
    return lines;
  }
}
