package backstitch.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The options of {@link Compare}. Where a list is not given, that of the page counts. */
final class CompareOptions {
  @Option(
      names = "--json",
      description =
          "file for the figures; until all are there, the file has .part behind its name"
              + " (default: ${DEFAULT-VALUE})")
  Path json = Path.of("benchmarks", "target", "comparison.json");

  @Option(
      names = "--question",
      split = ",",
      description = "some of ${COMPLETION-CANDIDATES} (default: all)")
  List<Question> questions = List.of(Question.values());

  @Option(
      names = "--input",
      split = ",",
      description = "inputs of the question, such as nn:64x64x64 (default: those of the page)")
  private @Nullable List<String> inputs;

  @Option(
      names = "--peer",
      split = ",",
      description =
          "some of ${COMPLETION-CANDIDATES} (default: those of the page). BACKSTITCH shows how much"
              + " the same code differs from run to run.")
  private @Nullable List<Family> peers;

  @Option(
      names = "--threads",
      split = ",",
      description = "numbers of threads (default: those of the page)")
  private @Nullable List<Integer> threads;

  @Option(names = "--pairs", description = "how often each is timed (default: ${DEFAULT-VALUE})")
  int pairs = 5;

  // The compiler takes up to four seconds for the vector kernels and all that a step calls.
  @Option(names = "--jmh", description = "arguments for JMH (default: ${DEFAULT-VALUE})")
  private String jmh = "-wi 8 -w 500ms -i 3 -r 100ms";

  @Option(names = "--java", description = "the java to run with (default: the one that runs this)")
  private Path java = Path.of(System.getProperty("java.home"), "bin", "java");

  @Option(names = "--root", description = "folder of the project (default: the current one)")
  private Path root = Path.of("");

  List<String> inputs(Question question) {
    return inputs == null ? question.inputs : inputs;
  }

  List<Family> peers(Question question) {
    return peers == null ? question.asked : peers;
  }

  List<Integer> threads(Question question) {
    return threads == null ? question.threads() : threads;
  }

  Child child() {
    return new Child(java, root, List.of(jmh.strip().split("\\s+", -1)));
  }

  /**
   * Finds what would fail later, as a comparison takes half an hour.
   *
   * @throws IllegalArgumentException for an option that cannot be fulfilled, naming it
   */
  void check() {
    Run.require(!questions.isEmpty(), "--question: names nothing");
    Run.require(pairs >= 1, "--pairs: expected at least 1, got " + pairs);
    Run.require(!Files.isDirectory(java) && Files.isExecutable(java), "--java: cannot run " + java);
    Path parent = json.toAbsolutePath().getParent();
    Run.require(parent != null && Files.isDirectory(parent), "--json: no folder " + parent);
    Run.require(!Files.isDirectory(json), "--json: is a folder: " + json);
    questions.forEach(this::check);
    try {
      CommandLineOptions options = new CommandLineOptions(child().jmh().toArray(String[]::new));
      Run.require(options.getIncludes().isEmpty(), "--jmh: benchmarks are named by --question");
      Run.require(!options.getThreads().hasValue(), "--jmh: threads are named by --threads");
    } catch (CommandLineOptionException e) {
      throw new IllegalArgumentException("--jmh: " + e.getMessage(), e);
    }
  }

  private void check(Question question) {
    Run.require(!threads(question).isEmpty(), "--threads: names nothing");
    for (int t : threads(question)) {
      Run.require(t >= 1 && t <= 1024, "--threads: expected 1 to 1024, got " + t);
    }
    Run.require(!inputs(question).isEmpty(), "--input: names nothing");
    for (String input : inputs(question)) {
      try {
        question.describe(input);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("--input: " + question + ": " + e.getMessage(), e);
      }
    }
    Run.require(!peers(question).isEmpty(), "--peer: names nothing");
    for (Family peer : peers(question)) {
      Run.require(
          question.able.contains(peer),
          "--peer: " + peer + " has no answer to " + question + "; expected of " + question.able);
      Path jars = child().folder(peer);
      Run.require(
          peer.isOurs() || Files.isDirectory(jars),
          "--peer: " + peer + " is not in " + jars + ": run mvn -Ppeers -DskipTests package");
    }
    Path examples = child().examples();
    Run.require(
        question != Question.PROGRAM || Files.isRegularFile(examples),
        "--root: no file " + examples + ": run mvn -DskipTests package");
  }

  /** Finds a constant by its name, which may be in small letters and have hyphens. */
  static <E extends Enum<E>> E named(String name, E[] all) {
    String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
    CommandSpec names = CommandSpec.create();
    for (E one : all) {
      if (one.name().equals(constant)) {
        return one;
      }
      names.addSubcommand(one.name(), CommandSpec.create());
    }
    // Picocli looks for similar names among subcommands only.
    List<String> similar =
        new UnmatchedArgumentException(new CommandLine(names), List.of(name)).getSuggestions();
    String advice = similar.isEmpty() ? "." : "; did you mean " + similar.get(0) + "?";
    throw new TypeConversionException(
        "no " + name + advice + " Expected one of " + Arrays.toString(all));
  }
}
