package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.autograd.OperationTable.Row;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing compiled into the package escapes the table, and the table invents nothing. */
class OperationTableTest {
  private static final String TABLE =
      "OperationTable (autograd/src/test/java/backstitch/autograd/OperationTable.java)";

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
    assertThat(names(row -> true))
        .allSatisfy(
            name ->
                assertThat(CompiledOperations.byName())
                    .as("%s: no operation of this name; remove its rows from %s", name, TABLE)
                    .containsKey(name));
  }

  @Test
  void everyVerbOfAVariableIsAnOperation() {
    assertThat(CompiledOperations.fluent())
        .extracting(Method::getName)
        .allMatch(CompiledOperations.byName()::containsKey, "the name of an operation");
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
    String name = operation.getName();
    String family = CompiledOperations.family(operation);
    long variables =
        Arrays.stream(operation.getParameterTypes()).filter(Variable.class::equals).count();
    String operands =
        IntStream.iterate(0, i -> i + 1)
            .limit(variables)
            .mapToObj(i -> "v[" + i + "]")
            .collect(Collectors.joining(", "));
    String others = operation.getParameterCount() > variables ? ", …" : "";
    String call = family + "." + name + "(" + operands + others + ")";
    return name
        + ": no such row in "
        + TABLE
        + "; add to the rows of "
        + family
        + ": row(\""
        + name
        + "\", v -> "
        + call
        + ", any(2, 3)".repeat((int) variables)
        + ")";
  }

  @Test
  void aMissingOperationIsToldWithItsFileAndItsRow() {
    Set<String> all = new TreeSet<>(names(row -> true));
    all.removeAll(List.of("exp", "minus", "sum"));
    assertThat(withoutARow(CompiledOperations.byName().values(), all))
        .containsExactly(
            "exp: no such row in "
                + TABLE
                + "; add to the rows of Elementwise: "
                + "row(\"exp\", v -> Elementwise.exp(v[0]), any(2, 3))",
            "minus: no such row in "
                + TABLE
                + "; add to the rows of Arithmetic: "
                + "row(\"minus\", v -> Arithmetic.minus(v[0], v[1]), any(2, 3), any(2, 3))",
            "sum: no such row in "
                + TABLE
                + "; add to the rows of Reductions: "
                + "row(\"sum\", v -> Reductions.sum(v[0], …), any(2, 3))");
  }
}
