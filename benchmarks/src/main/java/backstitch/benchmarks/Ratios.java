package backstitch.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The peer's time divided by ours, alternation by alternation: what disturbs the machine for a
 * while disturbs both. Above 1 we are faster.
 *
 * @param sorted ascending
 */
record Ratios(List<Double> sorted) {
  static Ratios of(List<Sample> theirs, List<Sample> ours) {
    return new Ratios(
        IntStream.range(0, ours.size())
            .mapToObj(i -> theirs.get(i).nanoseconds() / ours.get(i).nanoseconds())
            .sorted()
            .toList());
  }

  double median() {
    return median(sorted);
  }

  /** {@return for example {@code 1.21 (1.10 – 1.33)}} */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s (%s – %s)",
        Format.ratio(median()),
        Format.ratio(sorted.get(0)),
        Format.ratio(Collections.max(sorted)));
  }

  /** {@return the median time of samples, in nanoseconds} */
  static double medianTime(List<Sample> samples) {
    return median(samples.stream().map(Sample::nanoseconds).sorted().toList());
  }

  static double median(List<Double> sorted) {
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  /** {@return the geometric mean of medians} */
  static double geometricMean(List<Ratios> all) {
    double logarithms = all.stream().mapToDouble(r -> StrictMath.log(r.median())).sum();
    return StrictMath.exp(logarithms / all.size());
  }
}
