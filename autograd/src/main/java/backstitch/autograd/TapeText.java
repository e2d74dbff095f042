package backstitch.autograd;

import backstitch.autograd.Tape.Entry;
import backstitch.core.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A tape as text, an operation a line: its number, its name, its operands, and its result.
 *
 * <pre>
 * #0 linear(constant [4, 2], 0.weight [3, 2], 0.bias [3]) = [4, 3]: 0.1, 0.2, 0.3, …
 * #1 softmaxCrossEntropy(#0) = [4]: 1.1, 0.9, 1.2, 1
 * #2 mean(#1) = []: 1.05
 * </pre>
 *
 * <p>An operand is the number of the operation that made it; or, with its shape, a variable's name,
 * or what it is: a constant, a variable, or the result of an operation on another tape.
 */
public final class TapeText {
  private static final int ENTRIES_AT_EACH_END = 20;
  private static final int ELEMENTS = 8;

  private TapeText() {}

  /**
   * {@return what a tape has recorded so far; of more than 40 operations the first and the last 20}
   *
   * @param tape an open tape of this thread
   * @throws TapeException if it is not
   */
  public static String of(Tape tape) {
    List<Entry> entries = tape.entries();
    Map<Variable, Long> numbers = new IdentityHashMap<>();
    entries.forEach(entry -> numbers.put(entry.result(), entry.number()));
    int elided = entries.size() - 2 * ENTRIES_AT_EACH_END;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < entries.size(); i++) {
      if (elided > 0 && i == ENTRIES_AT_EACH_END) {
        text.append("… ").append(elided).append(" more\n");
        i += elided;
      }
      text.append(line(entries.get(i), numbers)).append('\n');
    }
    return text.toString();
  }

  private static String line(Entry entry, Map<Variable, Long> numbers) {
    String operands =
        entry.operands().stream()
            .map(x -> numbers.containsKey(x) ? "#" + numbers.get(x) : x.description())
            .collect(Collectors.joining(", "));
    String call = "#" + entry.number() + " " + entry.operation() + "(" + operands + ")";
    return call + " = " + values(entry.result().value());
  }

  /** The shape, and the first elements in row-major order. */
  private static String values(Tensor values) {
    float[] all = values.toArray();
    StringBuilder text = new StringBuilder(values.shape() + ":");
    for (int i = 0; i < Math.min(all.length, ELEMENTS); i++) {
      text.append(i == 0 ? " " : ", ").append(Tensor.scalar(all[i]));
    }
    return text + (all.length > ELEMENTS ? ", …" : "");
  }
}
