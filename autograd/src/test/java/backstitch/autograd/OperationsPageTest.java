package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.CrossEntropy;
import backstitch.core.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page docs/operations.md has a row for everything there is, and for nothing else. */
class OperationsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final String WITHOUT_DERIVATIVE = "## Without a derivative";

  /** A row: the name and, in the second cell, the Java signature, both in backticks. */
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| `([^`]+)` \\|.*");

  private static final Pattern PARAMETER_NAME = Pattern.compile(" \\w+(?=[,)])");

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Matcher> rows(String part) {
    return part.lines().map(ROW::matcher).filter(Matcher::matches).toList();
  }

  private static List<Matcher> differentiable() {
    return rows(page().substring(0, page().indexOf(WITHOUT_DERIVATIVE)));
  }

  private static List<Matcher> notDifferentiable() {
    return rows(page().substring(page().indexOf(WITHOUT_DERIVATIVE)));
  }

  private static List<String> names(List<Matcher> rows) {
    return rows.stream().map(row -> row.group(1)).toList();
  }

  @Test
  void everyOperationHasARow() {
    assertThat(withoutARow(CompiledOperations.byName().values(), names(differentiable())))
        .isEmpty();
  }

  /** One sentence per operation that is missing: what to add, and where. */
  private static List<String> withoutARow(Collection<Method> operations, List<String> named) {
    return operations.stream()
        .filter(operation -> !named.contains(operation.getName()))
        .map(OperationsPageTest::advice)
        .toList();
  }

  private static String advice(Method operation) {
    String name = operation.getName();
    String under = "no row in docs/operations.md; add under \"## ";
    String java = CompiledOperations.signature(operation);
    String row = "| `" + name + "` | `" + java + "` | shapes | formula | derivative | edges |";
    String where = under + CompiledOperations.family(operation) + "\", with names of parameters: ";
    return name + ": " + where + row;
  }

  @Test
  void aMissingOperationIsToldWithItsPageAndItsRow() {
    List<Method> operations =
        Stream.of("log", "sum").map(CompiledOperations.byName()::get).toList();
    assertThat(withoutARow(operations, List.of("log")))
        .containsExactly(
            "sum: no row in docs/operations.md; add under \"## Reductions\", with names of"
                + " parameters: | `sum` | `Reductions.sum(Variable, boolean, int...)` | shapes |"
                + " formula | derivative | edges |");
  }

  @Test
  void everyRowHasAnOperationAndOnlyOne() {
    Set<String> operations = CompiledOperations.byName().keySet();
    List<String> rows = names(differentiable());
    assertThat(rows).doesNotHaveDuplicates();
    assertThat(rows.stream().filter(name -> !operations.contains(name)))
        .as("rows of docs/operations.md without an operation; remove them")
        .isEmpty();
  }

  @Test
  void everyRowHasTheSignatureOfItsOperation() {
    for (Matcher row : differentiable()) {
      Method operation = CompiledOperations.byName().get(row.group(1));
      assertThat(operation).as("the operation of the row " + row.group()).isNotNull();
      assertThat(PARAMETER_NAME.matcher(row.group(2)).replaceAll(""))
          .isEqualTo(CompiledOperations.signature(operation));
    }
  }

  @Test
  void everyRowStandsUnderItsFamily() {
    for (String part : page().split("\n## ", -1)) {
      for (Matcher row : rows(part)) {
        if (row.group(2).startsWith("Tensor.") || row.group(2).startsWith("x.")) {
          continue;
        }
        assertThat(part).startsWith(row.group(2).substring(0, row.group(2).indexOf('.')) + "\n");
      }
    }
  }

  @Test
  void everyOtherVerbOfATensorHasARow() {
    Set<String> operations = CompiledOperations.byName().keySet();
    List<String> named = names(notDifferentiable());
    assertThat(
            verbs().filter(verb -> !operations.contains(verb) && !named.contains(verb)).distinct())
        .as(
            "verbs of Tensor without a derivative and a row in docs/operations.md; add under \"%s\":"
                + " | `verb` | `x.verb(Tensor other)` | result |",
            WITHOUT_DERIVATIVE)
        .isEmpty();
  }

  @Test
  void everyRowWithoutADerivativeHasAVerbAndOnlyOne() {
    Set<String> operations = CompiledOperations.byName().keySet();
    Set<String> verbs = verbs().collect(Collectors.toSet());
    List<String> rows = names(notDifferentiable());
    assertThat(rows).doesNotHaveDuplicates();
    assertThat(rows.stream().filter(row -> !verbs.contains(row) || operations.contains(row)))
        .as("rows of docs/operations.md, under \"%s\", that belong elsewhere", WITHOUT_DERIVATIVE)
        .isEmpty();
  }

  @Test
  void everyRowOfATableHasAllItsCells() {
    List<String> lines = page().lines().filter(line -> line.startsWith("|")).toList();
    assertThat(lines).hasSizeGreaterThan(40);
    int cells = 0;
    for (String line : lines) {
      int found = line.split("(?<!\\\\)\\|", -1).length;
      cells = line.startsWith("| Operation") || line.startsWith("| Verb") ? found : cells;
      assertThat(found).as(line).isEqualTo(cells);
    }
  }

  /** The methods of Tensor that return a tensor, indices, or losses with their derivative. */
  private static Stream<String> verbs() {
    return Arrays.stream(Tensor.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(
            method ->
                Set.of(Tensor.class, int[].class, CrossEntropy.class)
                    .contains(method.getReturnType()))
        .map(Method::getName);
  }
}
