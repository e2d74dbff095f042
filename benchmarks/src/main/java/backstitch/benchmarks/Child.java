package backstitch.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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
  private static final Pattern TRAINED = Pattern.compile("(?m)^epoch 5, loss 0\\.48\\d\\d, ");

  /**
   * A heap that does not grow in the middle of a measurement: memory that nobody has used before
   * may be slow to get. Its regions are as large as those of a heap of 6 GB, a quarter of 24.
   */
  private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g", "-XX:G1HeapRegionSize=4m");

  /** Whether the family is there to be asked. */
  boolean has(Family family) {
    return family.folder().isEmpty() || Files.isDirectory(peers.resolve(family.folder()));
  }

  /** {@return which Java this is, in one line} */
  String version() {
    String output = run(Map.of(), List.of(java.toString(), "-version"));
    return output.lines().reduce((first, last) -> last).orElse("unknown");
  }

  /** Asks one family one question. */
  Sample ask(Question question, Family family, String input, int threads) {
    if (question == Question.PROGRAM) {
      long start = System.nanoTime();
      String output = program(family, threads);
      Sample sample = new Sample(System.nanoTime() - start, 0);
      checkTrained(output);
      return sample;
    }
    List<String> arguments = new ArrayList<>(HEAP);
    arguments.addAll(List.of(Measure.class.getName(), question.benchmark() + ".run$"));
    arguments.addAll(List.of("-p", "peer=" + family.peer(), "-p", "threads=" + threads));
    arguments.addAll(List.of("-p", question.parameter() + "=" + input));
    arguments.addAll(jmh);
    return Sample.parse(run(family, threads, arguments));
  }

  static void checkTrained(String output) {
    if (!TRAINED.matcher(output).find()) {
      throw new IllegalStateException("not the five epochs of the lesson:\n" + output);
    }
  }

  /** Runs the lesson, in Backstitch or in a peer; returns what it printed. */
  private String program(Family family, int threads) {
    String number = Integer.toString(threads);
    if (family.folder().isEmpty()) {
      List<String> command = new ArrayList<>(List.of(java.toString()));
      command.addAll(family.programFlags());
      command.addAll(List.of("-jar", examples.toString(), "--threads", number));
      return run(family.environment(threads), command);
    }
    return run(
        family, threads, List.of(getClass().getPackageName() + ".FashionMnistOnDjl", number));
  }

  /**
   * Runs a class of this module beside the jars of a family; returns what it printed.
   *
   * @param arguments options of the virtual machine, the class, and what it is told
   */
  String run(Family family, int threads, List<String> arguments) {
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

  private static String run(Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException(
            "exit code " + exit + " of " + String.join(" ", command) + "\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
