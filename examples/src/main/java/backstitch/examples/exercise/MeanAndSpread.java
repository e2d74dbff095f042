package backstitch.examples.exercise;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What several seeds gave.
 *
 * @param mean their mean
 * @param spread their standard deviation, {@code sqrt(sum of (x - mean)^2 / (n - 1))}; NaN for one
 */
public record MeanAndSpread(double mean, double spread) {
  /**
   * {@return mean and spread}
   *
   * @param values at least one
   */
  public static MeanAndSpread of(double... values) {
    double mean = DoubleStream.of(values).sum() / values.length;
    double squares = DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum();
    return new MeanAndSpread(mean, Math.sqrt(squares / (values.length - 1)));
  }

  /**
   * {@return whether another mean is so far away that the spread does not explain it: by more than
   * the larger of both}
   *
   * @param other the other
   */
  public boolean differsFrom(MeanAndSpread other) {
    return Math.abs(mean - other.mean) > Math.max(spread, other.spread);
  }

  /** {@return the same with the other sign, so that the highest becomes the lowest} */
  public MeanAndSpread negated() {
    return new MeanAndSpread(-mean, spread);
  }

  /**
   * {@return for example {@code 0.821 +- 0.004}; the mean alone if there is no spread}
   *
   * @param decimals how many of them
   */
  public String text(int decimals) {
    String number = "%." + decimals + "f";
    String text = String.format(Locale.ROOT, number, mean);
    return Double.isNaN(spread) ? text : text + String.format(Locale.ROOT, " +- " + number, spread);
  }
}
