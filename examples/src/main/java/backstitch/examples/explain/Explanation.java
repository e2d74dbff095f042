package backstitch.examples.explain;

import backstitch.autograd.Gradients;
import backstitch.autograd.Tape.Entry;
import backstitch.autograd.Variable;
import backstitch.core.Tensor;
import backstitch.examples.explain.Walk.Share;
import backstitch.examples.explain.Walk.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tape in words: its operations in order, the way back through them, and the gradients that were
 * found. Formulas and derivatives are those of docs/operations.md.
 */
public final class Explanation {
  private final Map<String, Rule> rules = Rule.all();
  private final Map<Variable, String> given = new LinkedHashMap<>(); // variables by identity
  private final Map<Variable, String> results = new LinkedHashMap<>();

  /** An explanation of variables without names. */
  public Explanation() {}

  /**
   * Gives a name to a leaf or a constant.
   *
   * @param name the name
   * @param variable what it names
   */
  public void name(String name, Variable variable) {
    given.put(variable, name);
  }

  /** {@return what has a name, with its value} */
  public String given() {
    StringBuilder text = new StringBuilder();
    given.forEach(
        (x, name) -> {
          String what = name + " " + x.shape() + (x.isConstant() ? ", constant" : "");
          text.append(Numbers.labelled("", what, x.value()));
        });
    return text.toString();
  }

  /**
   * {@return the operations in the order of computation, with their results}
   *
   * @param entries a whole tape
   */
  public String forward(List<Entry> entries) {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries) {
      String operands =
          entry.operands().stream().map(this::named).collect(Collectors.joining(", "));
      results.put(entry.result(), "#" + entry.number());
      text.append("\n#").append(entry.number()).append(' ').append(entry.operation());
      text.append('(').append(operands).append(") = ").append(entry.result().shape());
      text.append("\n   ").append(formula(entry)).append('\n');
      text.append(Numbers.of(entry.result().value()).indent(3));
    }
    return text.toString();
  }

  /**
   * {@return what was done with each operation, from the last to the first}
   *
   * @param walk the way back through the tape that {@link #forward} showed
   */
  public List<String> backward(Walk walk) {
    List<String> texts = new ArrayList<>();
    for (Step step : walk.steps()) {
      Entry entry = step.entry();
      @Nullable Rule rule = rules.get(entry.operation());
      StringBuilder text = new StringBuilder();
      text.append(name(entry.result())).append(' ').append(entry.operation());
      text.append("\n   ").append(formula(entry)).append('\n');
      String dY = "d" + (rule == null ? "y" : rule.result());
      String whose = texts.isEmpty() ? "the loss with respect to itself" : name(entry.result());
      text.append(Numbers.labelled("   ", dY + ", the gradient of " + whose, step.dY()));
      for (Variable x : entry.operands()) {
        text.append(x.isConstant() ? "   " + name(x) + " is a constant and gets none\n" : "");
      }
      step.shares().forEach(share -> text.append(share(entry, rule, share)));
      texts.add(text.toString());
    }
    return texts;
  }

  private String share(Entry entry, @Nullable Rule rule, Share share) {
    Variable x = entry.operands().get(share.operand());
    String what = rule == null ? "" : rule.share(share.operand(), entry.operands().size()) + ", ";
    String whose = what + "for " + name(x);
    if (!x.shape().equals(entry.result().shape()) && rule != null) {
      whose += rule.family().equals("Arithmetic") ? " (summed over its copies)" : "";
      whose += rule.family().equals("Reductions") ? " (dy repeated)" : "";
    }
    if (share.before() == null) {
      return Numbers.labelled("   ", whose, share.dX());
    }
    return ("   " + whose + ", which has a gradient already; they are added:\n")
        + Numbers.behind("     ", share.before())
        + Numbers.behind("   + ", share.dX())
        + Numbers.behind("   = ", share.after());
  }

  /**
   * {@return the gradients of all leaves with a name, and whether they are the engine's}
   *
   * @param walk what was found
   * @param engine what the tape says
   */
  public String comparison(Walk walk, Gradients engine) {
    StringBuilder text = new StringBuilder();
    given.forEach(
        (x, name) -> {
          if (!x.isConstant()) {
            text.append(compared(name, walk.gradient(x), engine.of(x).value()));
          }
        });
    return text.toString();
  }

  static String compared(String name, Tensor found, Tensor engine) {
    String verdict = found.equals(engine) ? "equal, bit for bit" : "NOT equal to\n" + engine;
    return name + " " + found.shape() + ": " + verdict + "\n" + found.toString().indent(3);
  }

  /** Such as {@code Y = X*W^T + b, where W is 0.weight, b is 0.bias}. */
  private String formula(Entry entry) {
    @Nullable Rule rule = rules.get(entry.operation());
    if (rule == null) {
      return "docs/operations.md does not have it";
    }
    List<String> symbols = new ArrayList<>();
    int operands = entry.operands().size();
    for (int i = 0; i < operands; i++) {
      String symbol = rule.symbol(i, operands);
      String name = name(entry.operands().get(i));
      if (!symbol.isEmpty() && !symbol.equals(name)) {
        symbols.add(symbol + " is " + name);
      }
    }
    if (rule.family().equals("Reductions") && rule.formula().endsWith(" / n")) {
      int all = entry.operands().get(0).shape().size();
      symbols.add("n is " + all / Math.max(1, entry.result().shape().size()));
    }
    return rule.formula() + (symbols.isEmpty() ? "" : ", where " + String.join(", ", symbols));
  }

  /** As an operand stands in a call: the shape of a result was shown with it. */
  private String named(Variable x) {
    return name(x) + (results.containsKey(x) ? "" : " " + x.shape());
  }

  private String name(Variable x) {
    String unnamed = x.isConstant() ? "constant" : "variable";
    return results.getOrDefault(x, given.getOrDefault(x, unnamed));
  }
}
