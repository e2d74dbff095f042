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

  /** A row: the name, and the Java of its second cell, both in backticks. */
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

  @Test
  void everyOperationHasExactlyOneRowAndEveryRowAnOperation() {
    assertThat(differentiable())
        .extracting(row -> row.group(1))
        .containsExactlyInAnyOrderElementsOf(CompiledOperations.byName().keySet());
  }

  @Test
  void everyRowHasTheSignatureOfItsOperation() {
    for (Matcher row : differentiable()) {
      assertThat(PARAMETER_NAME.matcher(row.group(2)).replaceAll(""))
          .isEqualTo(signature(CompiledOperations.byName().get(row.group(1))));
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
  void everyOtherVerbOfATensorHasExactlyOneRowAndEveryRowAVerb() {
    Set<String> operations = CompiledOperations.byName().keySet();
    assertThat(notDifferentiable())
        .extracting(row -> row.group(1))
        .containsExactlyInAnyOrderElementsOf(
            verbs().filter(name -> !operations.contains(name)).collect(Collectors.toSet()));
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

  /** What makes a tensor, and what computes a tensor or indices from one. */
  private static Stream<String> verbs() {
    return Arrays.stream(Tensor.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(
            method ->
                Set.of(Tensor.class, int[].class, CrossEntropy.class)
                    .contains(method.getReturnType()))
        .map(Method::getName);
  }

  private static String signature(Method operation) {
    String parameters =
        Arrays.stream(operation.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", "));
    if (operation.isVarArgs()) {
      parameters = parameters.substring(0, parameters.length() - "[]".length()) + "...";
    }
    return operation.getDeclaringClass().getSimpleName()
        + "."
        + operation.getName()
        + "("
        + parameters
        + ")";
  }
}
