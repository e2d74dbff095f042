package backstitch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/benchmarks.md} says what the files in {@code benchmarks/results} say. */
class PageTest {
  private static final Path ROOT = Path.of("..");

  private static final String AGAIN =
      "java -cp benchmarks/target/benchmarks.jar backstitch.benchmarks.Page makes it again";

  private static Page committed() throws IOException {
    return Page.read(ROOT.resolve("benchmarks/results"));
  }

  @Test
  void pageIsTheOneThatIsGenerated() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/benchmarks.md"));
    assertThat(page).as(AGAIN).isEqualTo(committed().markdown());
    assertThat(page).doesNotContain("${").hasLineCount((int) page.lines().count());
    assertThat(page.lines()).hasSizeLessThanOrEqualTo(150);
  }

  /** The README shows ten rows of the page. */
  @Test
  void rowsOfTheReadmeAreThoseOfThePage() throws IOException {
    List<String> readme = Files.readAllLines(ROOT.resolve("README.md"));
    int head = readme.indexOf("| what | Backstitch, and the ratios |");
    List<String> rows =
        readme.stream().skip(head + 2).takeWhile(line -> line.startsWith("|")).toList();
    assertThat(rows).hasSize(10);
    assertThat(committed().markdown().lines()).containsAll(rows);
  }

  @Test
  void chartIsTheOneThatIsGenerated() throws IOException {
    assertThat(ROOT.resolve("docs/benchmarks.svg"))
        .as(AGAIN)
        .hasContent(new Chart(committed()).svg());
  }

  @Test
  void everyFigureOfEveryRunIsOnThePage() throws IOException {
    String page = committed().markdown();
    for (Run run : committed().runs()) {
      assertThat(page).contains(run.commit(), run.jdk(), run.date(), run.processor());
      for (Figure figure : run.figures()) {
        assertThat(page).contains("| " + figure.work() + " |", figure.comparison());
      }
    }
  }

  @Test
  void versionsAreThoseOfTheBuild() throws IOException {
    String page = committed().markdown();
    String build = Files.readString(ROOT.resolve("benchmarks/pom.xml"));
    for (String library :
        List.of(
            "openblas 0.3.30",
            "mkl 2025.2",
            "netlib 3.0.3",
            "ejml 0.44.0",
            "nd4j 1.0.0-M2.1",
            "pytorch 2.7.1",
            "mxnet 1.9.1")) {
      String[] words = library.split(" ", -1);
      assertThat(build).contains("<" + words[0] + ".version>" + words[1]);
      assertThat(page).containsIgnoringCase(library);
    }
  }

  private static Run run(String date, Figure... figures) {
    return new Run("m", "p", 256, "25.0.3+9-LTS", "c", date, "-wi 1", List.of(figures));
  }

  private static Figure figure(Question question, String input, Family peer, double ratio) {
    return Figure.of(question, input, 2, peer, new double[] {1e6}, new double[] {ratio * 1e6});
  }

  @Test
  void slowerIsWhatNeedsMoreTimeThanAnyPeer() throws IOException {
    Figure slow = figure(Question.SQUARE, "nn:64x64x64", Family.OPENBLAS, 0.79);
    Figure fast = figure(Question.STEP, "mlp", Family.PYTORCH, 1.9);
    String page = new Page(List.of(run("2026-12-31", slow, fast))).markdown();
    assertThat(page)
        .contains("- `nn` 64×64×64, 2 threads, beside OpenBLAS: 0.79 (A)")
        .contains("| a step of the perceptron, 2 threads | 1.0 ms: PyTorch 1.90 (1.90 – 1.90) |")
        .doesNotContain("beside PyTorch");
    assertThat(new Page(List.of(run("2026-12-31", fast))).markdown())
        .contains("Nowhere, in these runs.");
  }

  @Test
  void eachRunHasItsColumnTheNewestFirst(@TempDir Path folder) throws IOException {
    Figure old = figure(Question.STEP, "mlp", Family.PYTORCH, 1.9);
    Figure recent = figure(Question.STEP, "mlp", Family.PYTORCH, 2.5);
    run("2026-01-01", old).write(folder.resolve("a.json"));
    run("2026-02-01", recent).write(folder.resolve("b.json"));
    assertThat(Page.read(folder).markdown())
        .contains("| what | A: 256 bits, JDK 25 | B: 256 bits, JDK 25 |")
        .contains("PyTorch 2.50 (2.50 – 2.50) | 1.0 ms: PyTorch 1.90 (1.90 – 1.90) |")
        .contains("| B | m, p | 256 bits | 25.0.3+9-LTS | c | 2026-01-01 |");
  }

  @Test
  void barsBeginAtOne() throws IOException {
    Figure fast = figure(Question.STEP, "mlp", Family.PYTORCH, 2);
    Figure slow = figure(Question.SQUARE, "nn:64x64x64", Family.OPENBLAS, 0.5);
    Figure beyond = figure(Question.STEP, "softmax", Family.PYTORCH, 1000);
    assertThat(new Chart(new Page(List.of(run("2026-12-31", slow, fast, beyond)))).svg())
        .contains("x=\"601.4\" y=\"51\" width=\"55.7\"", "x=\"545.7\" y=\"87\" width=\"55.7\"")
        .contains(">1000.00</text>");
  }

  @Test
  void folderWithoutResultsIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> Page.read(folder)).hasMessage(folder + ": no results in it");
  }
}
