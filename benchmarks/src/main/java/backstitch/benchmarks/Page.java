package backstitch.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes {@code docs/benchmarks.md} and its chart from the runs in {@code benchmarks/results}. The
 * words are in the resource {@code page.md}.
 *
 * @param runs all runs, the newest first
 */
record Page(List<Run> runs) {
  /** The questions that the first lines of the page answer in sentences. */
  private static final Set<Question> TOLD =
      Set.of(Question.EPOCH, Question.PROGRAM, Question.LIBRARIES);

  /**
   * Writes the page and the chart.
   *
   * @param args the folder of the project, if it is not the current one
   */
  public static void main(String[] args) {
    Path root = Path.of(args.length == 0 ? "" : args[0]);
    try {
      Page page = read(root.resolve("benchmarks/results"));
      Files.writeString(root.resolve("docs/benchmarks.md"), page.markdown());
      Files.writeString(root.resolve("docs/benchmarks.svg"), new Chart(page).svg());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("cannot read the results or write the page: " + e);
      System.exit(1);
    }
  }

  static Page read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Run> runs =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .sorted()
              .map(Run::read)
              .sorted(Comparator.comparing(Run::date).reversed())
              .toList();
      Run.require(!runs.isEmpty(), folder + ": no results in it");
      return new Page(runs);
    }
  }

  static String resource(String name) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String markdown() throws IOException {
    String jmh = runs.stream().map(Run::jmh).distinct().collect(Collectors.joining("` or `"));
    return resource("page.md")
        .replace("${answers}", String.join("\n", answers()))
        .replace("${table}", String.join("\n", table()))
        .replace("${machines}", String.join("\n", machines()))
        .replace("${slower}", String.join("\n", slower()))
        .replace("${jmh}", "`" + jmh + "`");
  }

  /** {@return what was computed, in the order of the questions} */
  List<String> works() {
    return runs.stream()
        .flatMap(run -> run.figures().stream())
        .sorted(Comparator.comparing(Figure::question))
        .map(Figure::work)
        .distinct()
        .toList();
  }

  /** {@return the newest run in sentences} */
  private List<String> answers() {
    Run run = runs.get(0);
    List<String> answers = new ArrayList<>();
    for (String work : works()) {
      List<Figure> figures = run.of(work);
      if (!figures.isEmpty() && TOLD.contains(figures.get(0).question())) {
        String others =
            figures.stream()
                .map(f -> f.peer().title() + " " + number(f.ratio()) + " times")
                .collect(Collectors.joining(", "));
        others = others.replaceFirst("( \\S+ times)", " takes$1 as long");
        answers.add("- " + work + ": **" + figures.get(0).time() + "**. " + others + ".");
      }
    }
    return answers;
  }

  private List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(row("what", IntStream.range(0, runs.size()).mapToObj(this::title).toList()));
    lines.add(row("---", runs.stream().map(run -> "---").toList()));
    for (String work : works()) {
      lines.add(row(work, runs.stream().map(run -> cell(run.of(work))).toList()));
    }
    return lines;
  }

  private static String cell(List<Figure> figures) {
    return figures.isEmpty()
        ? ""
        : figures.get(0).time()
            + ": "
            + figures.stream().map(Figure::comparison).collect(Collectors.joining(", "));
  }

  private List<String> machines() {
    List<String> lines = new ArrayList<>();
    lines.add("| | machine | vectors | JDK | commit | date |");
    lines.add("|---|---|---|---|---|---|");
    for (Run run : runs) {
      String machine = run.machine() + ", " + run.processor();
      String bits = run.vectorBits() + " bits";
      lines.add(row(name(run), List.of(machine, bits, run.jdk(), run.commit(), run.date())));
    }
    return lines;
  }

  private List<String> slower() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Run run : runs) {
      run.figures().stream()
          .filter(figure -> figure.ratio() < 1)
          .sorted(Comparator.comparing(Figure::ratio))
          .forEach(
              f ->
                  lines.merge(
                      "- " + f.work() + ", beside " + f.peer().title() + ": ",
                      String.format(Locale.ROOT, "%.2f (%s)", f.ratio(), name(run)),
                      (before, more) -> before + ", " + more));
    }
    return lines.isEmpty()
        ? List.of("- Nowhere, in these runs.")
        : lines.entrySet().stream().map(line -> line.getKey() + line.getValue()).toList();
  }

  /** {@return A for the newest run, B for the one before it, and so on} */
  private String name(Run run) {
    return "" + (char) ('A' + runs.indexOf(run));
  }

  /** {@return the head of a run's column, for example {@code A: 512 bits, JDK 17}} */
  String title(int i) {
    Run run = runs.get(i);
    String jdk = run.jdk().replaceAll("[.+].*", "");
    return name(run) + ": " + run.vectorBits() + " bits, JDK " + jdk;
  }

  private static String number(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%.0f", ratio);
  }

  private static String row(String first, List<String> rest) {
    return "| " + first + " | " + String.join(" | ", rest) + " |";
  }
}
