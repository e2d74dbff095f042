package backstitch.examples.exercise;

import java.util.List;
import java.util.Locale;

/**
 * Whether something helps: loss and accuracy on the test data before and after.
 *
 * @param lossBefore without it
 * @param lossAfter with it
 * @param accuracyBefore without it
 * @param accuracyAfter with it
 */
public record Comparison(
    MeanAndSpread lossBefore,
    MeanAndSpread lossAfter,
    MeanAndSpread accuracyBefore,
    MeanAndSpread accuracyAfter) {

  /** {@return a line for the loss, one for the accuracy, and what follows from both} */
  public List<String> lines() {
    return List.of(
        line("test loss", lossBefore, lossAfter),
        line("test acc ", accuracyBefore, accuracyAfter),
        "  " + verdict());
  }

  private static String line(String what, MeanAndSpread before, MeanAndSpread after) {
    return "  "
        + what
        + " "
        + before.text(3)
        + " -> "
        + after.text(3)
        + ": "
        + change(before, after);
  }

  /**
   * {@return for example {@code lower by 0.120, beyond the spread}}
   *
   * @param before the first
   * @param after the second
   */
  public static String change(MeanAndSpread before, MeanAndSpread after) {
    if (after.mean() == before.mean()) {
      return "the same";
    }
    String direction = after.mean() < before.mean() ? "lower" : "higher";
    String amount = String.format(Locale.ROOT, "%.3f", Math.abs(after.mean() - before.mean()));
    boolean beyond = before.differsFrom(after);
    return direction + " by " + amount + (beyond ? ", beyond the spread" : ", within the spread");
  }

  private String verdict() {
    int loss = gain(lossAfter, lossBefore);
    int accuracy = gain(accuracyBefore, accuracyAfter);
    if (loss == 0 && accuracy == 0) {
      return "These seeds cannot tell the difference from chance.";
    }
    if (loss * accuracy < 0) {
      return "It helps the "
          + (loss > 0 ? "loss and hurts the accuracy." : "accuracy and hurts the loss.");
    }
    String what = loss == 0 ? "the accuracy alone" : accuracy == 0 ? "the loss alone" : "both";
    return (loss + accuracy > 0 ? "It helps " : "It hurts ") + what + ".";
  }

  /** 1 if the first is lower by more than the spread, -1 if it is higher by as much, else 0. */
  private static int gain(MeanAndSpread low, MeanAndSpread high) {
    return low.differsFrom(high) ? (low.mean() < high.mean() ? 1 : -1) : 0;
  }
}
