package backstitch.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An option with several values, separated by commas.
 *
 * @param option its name
 * @param expected what the values are, in the plural
 * @param parser reads one, or throws {@link NumberFormatException}
 */
record ValueList<T>(String option, String expected, Function<String, T> parser) {

  /** {@return the values, of which there is at least one, and none twice} */
  List<T> parse(String text, Predicate<T> allowed) {
    List<T> values = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      T value = value(part.strip(), text);
      Options.require(allowed.test(value), option, expected, part.strip());
      if (values.contains(value)) {
        throw new Options.Refused(option, part.strip() + " is given twice");
      }
      values.add(value);
    }
    return List.copyOf(values);
  }

  private T value(String part, String text) {
    try {
      return parser.apply(part);
    } catch (NumberFormatException e) {
      String given = part.isEmpty() ? "an empty one in '" + text + "'" : "'" + part + "'";
      throw new Options.Refused(
          option, "expected " + expected + ", separated by commas, got " + given);
    }
  }
}
