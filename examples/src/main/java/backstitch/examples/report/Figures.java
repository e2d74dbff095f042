package backstitch.examples.report;

import java.util.Locale;

/** Numbers as the terminal shows them. */
final class Figures {
  private Figures() {}

  /** A loss, or a weight. */
  static String loss(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** An accuracy, or another share. */
  static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A number of things, its thousands apart. */
  static Html count(long value) {
    return new Html(String.format(Locale.ROOT, "%,d", value).replace(",", "&#8239;"));
  }
}
