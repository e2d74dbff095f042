package backstitch.examples.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whether a test accuracy that falls for an epoch means something. */
public final class Dip {
  private Dip() {}

  /**
   * {@return a table of the accuracies, and whether the largest fall of the first seed is noise}
   *
   * @param bySeed for each seed its test accuracy at epoch 1, 2, ...
   */
  public static List<String> lines(List<List<Double>> bySeed) {
    List<Double> first = bySeed.get(0);
    List<MeanAndSpread> all =
        IntStream.range(0, first.size())
            .mapToObj(i -> MeanAndSpread.of(bySeed.stream().mapToDouble(a -> a.get(i)).toArray()))
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(text("epoch  seed 0  mean of %d seeds", bySeed.size()));
    int at = 0;
    double fall = 0;
    for (int i = 0; i < first.size(); i++) {
      lines.add(text("%5d  %6.3f  %s", i + 1, first.get(i), all.get(i).text(3)));
      if (i > 0 && first.get(i - 1) - first.get(i) > fall) {
        fall = first.get(i - 1) - first.get(i);
        at = i;
      }
    }
    if (at == 0) {
      lines.add("With seed 0 it falls at no epoch.");
    } else {
      String change = Comparison.change(all.get(at - 1), all.get(at));
      lines.add(
          text(
              "With seed 0 it falls by %.3f at epoch %d. The spread over the seeds is",
              fall, at + 1));
      lines.add(text("%.3f there; against the epoch before, their mean is", all.get(at).spread()));
      lines.add("  " + change + ".");
    }
    Parting parting = Parting.of(all.stream().map(MeanAndSpread::negated).toList());
    lines.add(
        parting.parted().isPresent()
            ? "By the rule above this is no noise: the curve stays below its best to the end."
            : "By the rule above a fall here is noise: the curve does not stay below its best.");
    return lines;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
