package backstitch.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Starts the processes of the comparison, one after the other.
 *
 * @param java the program {@code java}
 * @param root the folder of the project, in which everything is built
 * @param jmh arguments for JMH: iterations and their times
 */
record Child(Path java, Path root, List<String> jmh) {
  /** The line of the fifth epoch. Over forty seeds its loss was 0.4854 ± 0.0005. */
  private static final Pattern TRAINED = Pattern.compile("^epoch 5, loss 0\\.48\\d\\d, ");

  /**
   * A heap of a fixed size, as one that grows during a measurement may slow it down. Its regions of
   * 4 MB are those that Java chooses for a heap of 6 GB, the default on a machine with 24 GB.
   */
  private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g", "-XX:G1HeapRegionSize=4m");

  /** {@return the jar of the lesson} */
  Path examples() {
    return root.resolve("examples/target/backstitch-examples.jar");
  }

  /** {@return the folder with the jars of a peer} */
  Path folder(Family family) {
    return root.resolve("benchmarks/target/peers").resolve(family.folder());
  }

  /** {@return the nanoseconds that one family takes, timed in a new process} */
  double ask(Question question, Family family, String input, int threads) {
    if (question == Question.PROGRAM) {
      return timeOfLastEpoch(program(family, threads));
    }
    List<String> arguments = new ArrayList<>(HEAP);
    arguments.addAll(List.of(Measure.class.getName(), question.benchmark + ".run$"));
    String peer = family.isOurs() ? question.ours() : family.peer();
    arguments.addAll(List.of("-p", "peer=" + peer, "-p", "threads=" + threads));
    arguments.addAll(List.of("-p", question.parameter() + "=" + input));
    arguments.addAll(jmh);
    return Measure.parse(run(family, threads, arguments));
  }

  /** {@return when the lesson printed the line of its fifth epoch} */
  static long timeOfLastEpoch(List<Line> lines) {
    return lines.stream()
        .filter(line -> TRAINED.matcher(line.text()).find())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("not the five epochs of the lesson: " + text(lines)))
        .nanoseconds();
  }

  /** Runs the program of the lesson. Backstitch's is started as the README says. */
  private List<Line> program(Family family, int threads) {
    String number = Integer.toString(threads);
    if (family.isOurs()) {
      List<String> command =
          List.of(java.toString(), "-jar", examples().toString(), "--threads", number);
      return run(environment -> family.prepare(environment, threads), command);
    }
    String main = getClass().getPackageName() + ".FashionMnistOnDjl";
    return runBeside(family, threads, List.of(main, number));
  }

  /**
   * Runs a class of this module with the jars of a family; returns what it printed.
   *
   * @param arguments options of the virtual machine, the class, and its arguments
   */
  String run(Family family, int threads, List<String> arguments) {
    return text(runBeside(family, threads, arguments));
  }

  private List<Line> runBeside(Family family, int threads, List<String> arguments) {
    String classPath = System.getProperty("java.class.path");
    if (!family.isOurs()) {
      classPath += System.getProperty("path.separator") + folder(family) + "/*";
    }
    List<String> command = new ArrayList<>(List.of(java.toString(), "-cp", classPath));
    command.addAll(family.flags());
    command.add("-Dai.djl.offline=true");
    command.add("-DOPT_OUT_TRACKING=true");
    command.add("-Djmh.ignoreLock=" + Boolean.getBoolean("jmh.ignoreLock"));
    command.addAll(arguments);
    return run(environment -> family.prepare(environment, threads), command);
  }

  /** A line that a process printed, and the time from the start of the process to it. */
  record Line(String text, long nanoseconds) {}

  private static String text(List<Line> lines) {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
  }

  /** {@return the last line that is no part of a stack trace: it says why a process failed} */
  private static String reason(List<Line> lines) {
    return lines.stream()
        .map(Line::text)
        .filter(line -> !line.isBlank() && !line.startsWith("\t"))
        .reduce("it printed nothing", (before, line) -> line);
  }

  private static List<Line> run(Consumer<Map<String, String>> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    environment.accept(builder.environment());
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
