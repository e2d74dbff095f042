package backstitch.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text is known by heart, and every number in it was computed a second time. */
class ExplainTest {
  private static final String NUMBERS = "\\[[-\\d., \\[\\]\\n]*]";
  private static final Pattern RESULT =
      Pattern.compile("^ {3}(" + NUMBERS + "|[\\d.]+)$", Pattern.MULTILINE);
  private static final Pattern BLOCK = Pattern.compile(NUMBERS);

  private final DoubleExplained expected = new DoubleExplained();

  private static String text(String name) throws Exception {
    try (InputStream file = ExplainTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), UTF_8).replace("\r", "");
    }
  }

  private static String part(String text, String from, String to) {
    assertThat(text).contains(from, to);
    return text.substring(text.indexOf(from), text.indexOf(to));
  }

  private static void assertNumbers(
      String text, Pattern blocks, double tolerance, List<double[]> expected) {
    List<String> found = blocks.matcher(text).results().map(match -> match.group()).toList();
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      double[] numbers =
          Arrays.stream(found.get(i).replaceAll("[\\[\\],\\s]+", " ").strip().split(" ", -1))
              .mapToDouble(Double::parseDouble)
              .toArray();
      assertThat(numbers)
          .as("block %d of %s", i, text)
          .containsExactly(expected.get(i), within(tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain --all", "explain --naive --all"})
  void theWholeTextIsPrinted(String command) throws Exception {
    Run run = Run.ofJar(command.split(" ", -1));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    String file = command.contains("naive") ? "explain-naive.txt" : "explain.txt";
    assertThat(String.join("\n", run.out()) + "\n").isEqualTo(text(file));
    assertThat(run.out()).allMatch(line -> line.matches("\\p{ASCII}{0,80}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--naive"})
  void withoutATerminalEverythingIsPrintedAtOnce(String option) throws Exception {
    String[] args = option.isEmpty() ? new String[0] : new String[] {option};
    Run run = Run.inChildJvm(List.of(), Explain.class, args);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    String file = option.isEmpty() ? "explain.txt" : "explain-naive.txt";
    assertThat(String.join("\n", run.out()) + "\n").isEqualTo(text(file));
  }

  @Test
  void theFirstPageIsTheTapeAndEachOperationHasOne() {
    assertThat(Explain.pages(false)).hasSize(1 + 3 + 1);
    List<String> naive = Explain.pages(true);
    assertThat(naive).hasSize(1 + 8 + 1);
    assertThat(naive.get(0)).contains("#7 mean(#6) = []").doesNotContain("BACKWARD");
    assertThat(naive.get(8)).startsWith("#0 linear\n").doesNotContain("#1");
  }

  @Test
  void everyResultIsThatOfADoublePrecisionComputation() throws Exception {
    assertNumbers(
        part(text("explain.txt"), "FORWARD", "BACKWARD"), RESULT, 5.1e-5, expected.results());
    assertNumbers(
        part(text("explain-naive.txt"), "FORWARD", "BACKWARD"),
        RESULT,
        5.1e-5,
        expected.naiveResults());
  }

  @Test
  void everyGradientIsThatOfADoublePrecisionComputation() throws Exception {
    assertNumbers(
        part(text("explain.txt"), "BACKWARD", "FOUND"), BLOCK, 5.1e-5, expected.gradients());
    assertNumbers(
        part(text("explain-naive.txt"), "BACKWARD", "FOUND"),
        BLOCK,
        5.1e-5,
        expected.naiveGradients());
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain.txt", "explain-naive.txt"})
  void whatIsFoundIsWhatDifferencesOfTheLossSay(String file) throws Exception {
    String found = text(file);
    found = found.substring(found.indexOf("FOUND")).replaceAll("(?s)\nIn one sentence.*", "");
    assertNumbers(found, RESULT, 1e-6, expected.differences());
    assertThat(found).containsOnlyOnce("0.weight [3, 2]: equal, bit for bit\n");
    assertThat(found).containsOnlyOnce("0.bias [3]: equal, bit for bit\n");
  }

  @Test
  void theSentenceHasTheNumbersOfTheFirstSample() throws Exception {
    String sentence = text("explain.txt").replaceAll("(?s).*In one sentence", "");
    assertNumbers(sentence, BLOCK, 5.1e-5, expected.sentence());
  }

  @Test
  void anUnknownOptionIsRefused() {
    Run run = Run.ofJar("explain", "--slow");
    assertThat(run.err()).containsExactly("Unknown option: '--slow' (--help lists the options)");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void theReadmeShowsTheBeginning() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md")).replace("\r", "");
    String shown = readme.replaceAll("(?s).*\n```text\n(One step of.*?)```.*", "$1");
    assertThat(shown.lines()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(text("explain.txt")).startsWith(shown);
  }
}
