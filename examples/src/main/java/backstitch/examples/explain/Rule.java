package backstitch.examples.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of docs/operations.md, in ASCII: what an operation computes, and what its operands get.
 *
 * @param family the heading under which the row stands
 * @param formula such as {@code Y = X*W^T + b}
 * @param derivative such as {@code dX = dY*W, dW = dY^T*X, db = sum rows of dY}
 */
record Rule(String family, String formula, String derivative) {
  private static final String PAGE = "operations.md"; // the build puts it beside this class
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\|[^|]*\\|[^|]*\\| (.*?) (?<!\\\\)\\| (.*?) (?<!\\\\)\\|.*");
  private static final Pattern SHARE = Pattern.compile("d(\\w) = .*");

  /** {@return the rules of the page, by the name of their operation} */
  static Map<String, Rule> all() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    String family = "";
    for (String line : page()) {
      Matcher row = ROW.matcher(line);
      if (line.startsWith("## ")) {
        family = line.substring(3);
      } else if (row.matches()) {
        rules.put(row.group(1), new Rule(family, Ascii.of(row.group(2)), Ascii.of(row.group(3))));
      }
    }
    return rules;
  }

  private static List<String> page() {
    var stream = Objects.requireNonNull(Rule.class.getResourceAsStream(PAGE), PAGE);
    try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the symbol of the result in the formula, mostly y} */
  String result() {
    return formula.matches("\\w = .*") ? formula.substring(0, 1) : "y";
  }

  /**
   * {@return what an operand gets; all of the derivative if it does not name each operand}
   *
   * @param operand which operand, from 0
   * @param operands how many there are
   */
  String share(int operand, int operands) {
    String[] shares = derivative.split(", (?=d\\w = )", -1);
    return shares.length == operands ? shares[operand] : derivative;
  }

  /**
   * {@return the symbol of an operand in the formula; empty if the derivative does not name it}
   *
   * @param operand which operand, from 0
   * @param operands how many there are
   */
  String symbol(int operand, int operands) {
    Matcher share = SHARE.matcher(share(operand, operands));
    return share.matches() ? share.group(1) : "";
  }
}
