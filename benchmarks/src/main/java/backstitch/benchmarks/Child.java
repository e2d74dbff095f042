package backstitch.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Starts the virtual machines of the comparison, one after the other.
 *
 * @param java the program {@code java}
 * @param peers where each family has a folder with its jars
 * @param examples the jar of the lesson
 * @param jmh arguments for JMH: iterations and their times
 */
record Child(Path java, Path peers, Path examples, List<String> jmh) {
  /** The fifth line of the lesson: over forty seeds its loss was 0.4854 ± 0.0005. */
  private static final Pattern TRAINED = Pattern.compile("^epoch 5, loss 0\\.48\\d\\d, ");

  /**
   * A heap that does not grow in the middle of a measurement: memory that nobody has used before
   * may be slow to get. Its regions are as large as those of a heap of 6 GB, a quarter of 24.
   */
  static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g", "-XX:G1HeapRegionSize=4m");

  /** Whether the family is there to be asked. */
  boolean has(Family family) {
    return family.folder().isEmpty() || Files.isDirectory(peers.resolve(family.folder()));
  }

  /** {@return which Java this is, in one line} */
  String version() {
    List<Line> lines = run(Map.of(), List.of(java.toString(), "-version"));
    return lines.isEmpty() ? "unknown" : lines.get(lines.size() - 1).text();
  }

  /** Asks one family one question. */
  Sample ask(Question question, Family family, String input, int threads) {
    if (question == Question.PROGRAM) {
      return new Sample(timeOfLastEpoch(program(family, threads)), 0);
    }
    List<String> arguments = new ArrayList<>(HEAP);
    arguments.addAll(List.of(Measure.class.getName(), question.benchmark() + ".run$"));
    arguments.addAll(List.of("-p", "peer=" + family.peer(), "-p", "threads=" + threads));
    arguments.addAll(List.of("-p", question.parameter() + "=" + input));
    arguments.addAll(jmh);
    return Sample.parse(run(family, threads, arguments));
  }

  /** When the fifth line of the lesson was printed, if that is what was printed. */
  static long timeOfLastEpoch(List<Line> lines) {
    return lines.stream()
        .filter(line -> TRAINED.matcher(line.text()).find())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("not the five epochs of the lesson: " + text(lines)))
        .nanoseconds();
  }

  /** Runs the lesson, in Backstitch or in a peer. */
  private List<Line> program(Family family, int threads) {
    String number = Integer.toString(threads);
    if (family.folder().isEmpty()) {
      List<String> command = new ArrayList<>(List.of(java.toString()));
      command.addAll(family.programFlags());
      command.addAll(List.of("-jar", examples.toString(), "--threads", number));
      return run(family.environment(threads), command);
    }
    String main = getClass().getPackageName() + ".FashionMnistOnDjl";
    return runBeside(family, threads, List.of(main, number));
  }

  /**
   * Runs a class of this module beside the jars of a family; returns what it printed.
   *
   * @param arguments options of the virtual machine, the class, and what it is told
   */
  String run(Family family, int threads, List<String> arguments) {
    return text(runBeside(family, threads, arguments));
  }

  private List<Line> runBeside(Family family, int threads, List<String> arguments) {
    String classPath = System.getProperty("java.class.path");
    if (!family.folder().isEmpty()) {
      classPath += System.getProperty("path.separator") + peers.resolve(family.folder()) + "/*";
    }
    List<String> command = new ArrayList<>(List.of(java.toString(), "-cp", classPath));
    command.addAll(family.flags());
    command.add("-Dai.djl.offline=true");
    command.add("-DOPT_OUT_TRACKING=true");
    command.addAll(arguments);
    return run(family.environment(threads), command);
  }

  /** A line that a process printed, and how long after its start. */
  record Line(String text, long nanoseconds) {}

  private static String text(List<Line> lines) {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
  }

  /** The last line that is no part of a stack trace. */
  private static String reason(List<Line> lines) {
    return lines.stream()
        .map(Line::text)
        .filter(line -> !line.isBlank() && !line.startsWith("\t"))
        .reduce("no word", (before, line) -> line);
  }

  private static List<Line> run(Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    try {
      Process process = builder.start();
      List<Line> lines = new ArrayList<>();
      try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
        reader.lines().forEach(text -> lines.add(new Line(text, System.nanoTime() - start)));
      }
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException(
            reason(lines) + " (exit code " + exit + " of " + String.join(" ", command) + ")");
      }
      return lines;
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot start " + String.join(" ", command) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
