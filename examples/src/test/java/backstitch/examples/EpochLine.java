package backstitch.examples;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a lesson prints at the end of an epoch. */
record EpochLine(int epoch, double loss, double trainAccuracy, double testAccuracy) {
  private static final Pattern FORMAT =
      Pattern.compile(
          "epoch (\\d+), loss (\\d+\\.\\d{4}), train acc ([01]\\.\\d{3}), test acc ([01]\\.\\d{3})");

  static EpochLine parse(String line) {
    Matcher matcher = FORMAT.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("not the line of an epoch: \"" + line + "\"");
    }
    return new EpochLine(
        Integer.parseInt(matcher.group(1)),
        Double.parseDouble(matcher.group(2)),
        Double.parseDouble(matcher.group(3)),
        Double.parseDouble(matcher.group(4)));
  }

  static List<EpochLine> parseAll(List<String> lines) {
    return lines.stream().map(EpochLine::parse).toList();
  }
}
