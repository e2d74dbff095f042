package backstitch.benchmarks;

import backstitch.core.Engine.KernelKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/**
 * How fast Backstitch is beside one peer. Both were timed in turn, so that what disturbs the
 * machine for a while disturbs both. Their times in one turn are a pair, and the peer's time
 * divided by Backstitch's is its ratio: <b>above 1 Backstitch is faster.</b>
 *
 * @param question what was timed
 * @param input of the question, for example {@code nn:64x64x64} or {@code softmax}
 * @param threads of both
 * @param kernels of Backstitch
 * @param peer the library that Backstitch is compared with
 * @param pairs how often both were timed
 * @param ours our time in microseconds, the median
 * @param theirs the peer's time in microseconds, the median
 * @param ratio the peer's time divided by ours: the median over the pairs
 * @param least the least ratio of a pair
 * @param greatest the greatest ratio of a pair
 */
record Figure(
    Question question,
    String input,
    int threads,
    KernelKind kernels,
    Family peer,
    int pairs,
    double ours,
    double theirs,
    double ratio,
    double least,
    double greatest) {
  Figure {
    question.describe(input);
    Run.require(question.able.contains(peer), "peer: " + peer + " has no answer to " + question);
    Run.require(threads >= 1, "threads: expected at least 1, got " + threads);
    Run.require(pairs >= 1, "pairs: expected at least 1, got " + pairs);
    Run.require(ours > 0, "ours: expected a time above 0, got " + ours);
    Run.require(theirs > 0, "theirs: expected a time above 0, got " + theirs);
    Run.require(
        0 < least && least <= ratio && ratio <= greatest,
        "ratio: expected it between least and greatest, got " + ratio);
  }

  /** Makes a figure of times in nanoseconds, pair by pair. */
  static Figure of(
      Question question, String input, int threads, Family peer, double[] ours, double[] theirs) {
    double[] ratios = new double[ours.length];
    Arrays.setAll(ratios, i -> theirs[i] / ours[i]);
    Arrays.sort(ratios);
    return new Figure(
        question,
        input,
        threads,
        // The program is started as a user starts it, without the vector module.
        question == Question.PROGRAM ? KernelKind.PLAIN : KernelKind.VECTOR,
        peer,
        ours.length,
        rounded(median(ours) / 1e3),
        rounded(median(theirs) / 1e3),
        rounded(median(ratios)),
        rounded(ratios[0]),
        rounded(ratios[ratios.length - 1]));
  }

  /** {@return for example {@code OpenBLAS 0.79 (0.76 – 0.82)}} */
  String comparison() {
    return String.format(
        Locale.ROOT, "%s %.2f (%.2f – %.2f)", peer.title(), ratio, least, greatest);
  }

  /** {@return our time, for example {@code 12.3 µs}} */
  String time() {
    return ours < 1e3
        ? String.format(Locale.ROOT, "%.1f µs", ours)
        : ours < 1e6
            ? String.format(Locale.ROOT, "%.1f ms", ours / 1e3)
            : String.format(Locale.ROOT, "%.2f s", ours / 1e6);
  }

  /** {@return what was computed, for example {@code `nn` 64×64×64, 1 thread}} */
  String work() {
    return question.describe(input) + ", " + threads + (threads == 1 ? " thread" : " threads");
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** Rounds to four digits, more than any of these times is exact to. */
  static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
