package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.autograd.OperationTable.Row;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table has every operation that is compiled into the package, and nothing else. */
class OperationTableTest {
  private static final String TABLE =
      "OperationTable (autograd/src/test/java/backstitch/autograd/OperationTable.java)";

  private static final String ANY = ", any(2, 3)";
  private static final String KINK = " (eitherSign for any if a derivative jumps at 0)";

  private static Set<String> names(Predicate<Row> which) {
    return OperationTable.rows().stream()
        .filter(which)
        .map(Row::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCompiledOperationHasARow() {
    assertThat(withoutARow(CompiledOperations.byName().values(), names(row -> true))).isEmpty();
  }

  @Test
  void everyRowHasACompiledOperation() {
    assertThat(noOperation(names(row -> true).stream()))
        .as("rows of %s without an operation; remove them", TABLE)
        .isEmpty();
  }

  @Test
  void everyVerbOfAVariableIsAnOperation() {
    assertThat(noOperation(CompiledOperations.fluent().stream().map(Method::getName)))
        .as("verbs of Variable without an operation; add its method in the class of its family")
        .isEmpty();
  }

  private static List<String> noOperation(Stream<String> names) {
    return names.filter(name -> !CompiledOperations.byName().containsKey(name)).toList();
  }

  @Test
  void everyOperationOnTwoVariablesHasARowInWhichTheyMayBeTheSame() {
    Stream<Method> onTwo =
        CompiledOperations.byName().values().stream().filter(CompiledOperations::takesTwoVariables);
    assertThat(withoutARow(onTwo.toList(), names(Row::hasTwoOperandsOfOneShape))).isEmpty();
  }

  /** One sentence per operation that is missing: what to add, and where. */
  private static List<String> withoutARow(Collection<Method> operations, Set<String> named) {
    return operations.stream()
        .filter(operation -> !named.contains(operation.getName()))
        .map(OperationTableTest::advice)
        .toList();
  }

  private static String advice(Method operation) {
    List<String> arguments = new ArrayList<>();
    String inputs = "";
    for (Class<?> type : operation.getParameterTypes()) {
      boolean input = type == Variable.class;
      arguments.add(input ? "v[" + inputs.length() / ANY.length() + "]" : "…");
      inputs += input ? ANY : "";
    }
    String name = operation.getName();
    String family = CompiledOperations.family(operation);
    String call = family + "." + name + "(" + String.join(", ", arguments) + ")";
    String row = "row(\"" + name + "\", v -> " + call + inputs + ")";
    return name
        + ": no such row in "
        + TABLE
        + "; add to the rows of "
        + family
        + ": "
        + row
        + KINK;
  }

  @Test
  void aMissingOperationIsToldWithItsFileAndItsRow() {
    List<Method> operations =
        Stream.of("exp", "log", "plusTimes", "sum").map(CompiledOperations.byName()::get).toList();
    assertThat(withoutARow(operations, Set.of("log")))
        .containsExactly(
            "exp: no such row in "
                + TABLE
                + "; add to the rows of Elementwise: "
                + "row(\"exp\", v -> Elementwise.exp(v[0]), any(2, 3))"
                + KINK,
            "plusTimes: no such row in "
                + TABLE
                + "; add to the rows of Arithmetic: "
                + "row(\"plusTimes\", v -> Arithmetic.plusTimes(v[0], …, v[1]), any(2, 3), any(2, 3))"
                + KINK,
            "sum: no such row in "
                + TABLE
                + "; add to the rows of Reductions: "
                + "row(\"sum\", v -> Reductions.sum(v[0], …, …), any(2, 3))"
                + KINK);
  }
}
