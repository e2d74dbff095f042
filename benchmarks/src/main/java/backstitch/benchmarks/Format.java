package backstitch.benchmarks;

import java.util.Locale;

/** Numbers for people. */
final class Format {
  private Format() {}

  /** {@return for example {@code 12.3 µs}} */
  static String time(double nanoseconds) {
    if (nanoseconds < 1e6) {
      return String.format(Locale.ROOT, "%.1f µs", nanoseconds / 1e3);
    }
    return nanoseconds < 1e9
        ? String.format(Locale.ROOT, "%.2f ms", nanoseconds / 1e6)
        : String.format(Locale.ROOT, "%.2f s", nanoseconds / 1e9);
  }

  /** {@return for example {@code 81.2 GFLOP/s}} */
  static String rate(double perNanosecond, String unit) {
    return String.format(Locale.ROOT, "%.1f %s", perNanosecond, unit);
  }

  /** {@return for example {@code 31 kB}} */
  static String bytes(double bytes) {
    return bytes < 1e4
        ? String.format(Locale.ROOT, "%.0f B", bytes)
        : String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
  }

  /** {@return a text without line breaks} */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\R\\s*", " ");
  }

  /** {@return for example {@code 1.21}} */
  static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
