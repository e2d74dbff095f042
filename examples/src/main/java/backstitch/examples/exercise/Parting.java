package backstitch.examples.exercise;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where a test curve turns away from its best. A single bad epoch is noise; the curves have parted
 * only where the test curve stays away from its best by more than the spread over seeds.
 *
 * @param best the index of the best point
 * @param parted the first index behind it from which on, to the end, all points are worse than the
 *     best by more than the spread of both
 */
public record Parting(int best, OptionalInt parted) {
  /**
   * {@return the parting of a curve whose best is its lowest point, such as a loss}
   *
   * @param curve at least one point
   */
  public static Parting of(List<MeanAndSpread> curve) {
    int best = 0;
    for (int i = 1; i < curve.size(); i++) {
      best = curve.get(i).mean() < curve.get(best).mean() ? i : best;
    }
    int parted = curve.size();
    while (parted - 1 > best && curve.get(parted - 1).differsFrom(curve.get(best))) {
      parted--;
    }
    return new Parting(best, parted < curve.size() ? OptionalInt.of(parted) : OptionalInt.empty());
  }
}
