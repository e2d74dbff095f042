package backstitch.examples.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static final Path PAGE = Path.of("..", "docs", "operations.md");

  private final Map<String, Rule> rules = Rule.all();

  @Test
  void thePageBesideTheClassesIsTheOneOfTheDocuments() throws Exception {
    try (InputStream packed = Rule.class.getResourceAsStream("operations.md")) {
      assertThat(packed.readAllBytes()).isEqualTo(Files.readAllBytes(PAGE));
    }
  }

  @Test
  void everyOperationOfThePageHasARule() throws Exception {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| `") && line.split("(?<!\\\\)\\|", -1).length == 8)
            .map(line -> line.split("`", -1)[1])
            .toList();
    assertThat(rows).hasSizeGreaterThan(30);
    assertThat(rules.keySet()).containsExactlyElementsOf(rows);
  }

  @Test
  void everyFormulaAndDerivativeIsAsciiWithoutMarks() {
    rules.forEach(
        (name, rule) -> {
          assertThat(rule.formula()).as(name).matches("[\\p{ASCII}&&[^`\\\\]]+");
          assertThat(rule.derivative()).as(name).matches("[\\p{ASCII}&&[^`\\\\]]+");
        });
  }

  @Test
  void formulasReadAsTheyAreSpoken() {
    assertThat(rules.get("linear"))
        .isEqualTo(
            new Rule("MatMul", "Y = X*W^T + b", "dX = dY*W, dW = dY^T*X, db = sum rows of dY"));
    assertThat(rules.get("sigmoid").formula()).isEqualTo("y = 1 / (1 + e^-x)");
    assertThat(rules.get("square")).isEqualTo(new Rule("Elementwise", "y = x^2", "dx = dy * 2x"));
    assertThat(rules.get("abs").formula()).isEqualTo("y = |x|");
    assertThat(rules.get("sqrt").formula()).isEqualTo("y = sqrt x");
    assertThat(rules.get("softmaxCrossEntropy").formula()).isEqualTo("y = ln sum e^z - z[label]");
  }

  @Test
  void aDerivativeIsDividedAmongTheOperandsThatItNames() {
    Rule linear = rules.get("linear");
    assertThat(linear.result()).isEqualTo("Y");
    assertThat(linear.share(1, 3)).isEqualTo("dW = dY^T*X");
    assertThat(linear.symbol(1, 3)).isEqualTo("W");
    Rule maximum = rules.get("maximum");
    assertThat(maximum.result()).isEqualTo("c");
    assertThat(maximum.share(1, 2)).isEqualTo("dc to the larger, 0 to the smaller");
    assertThat(maximum.symbol(1, 2)).isEmpty();
    assertThat(rules.get("pick").result()).isEqualTo("y");
  }
}
