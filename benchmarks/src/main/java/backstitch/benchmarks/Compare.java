package backstitch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Times Backstitch beside its peers and writes a {@link Run}. Backstitch and each peer run in turn,
 * each in a fresh virtual machine, several times over.
 */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Times Backstitch beside its peers. Without options: all figures of docs/benchmarks.md.")
final class Compare implements Callable<Integer> {
  /** Milliseconds between two virtual machines: native threads spin on for a while. */
  private static final long PAUSE = 100;

  @Option(
      names = "--json",
      description =
          "file for the figures, with .part behind its name until all are there"
              + " (default: ${DEFAULT-VALUE})")
  private Path json = Path.of("benchmarks", "target", "comparison.json");

  @Option(
      names = "--question",
      split = ",",
      description = "of ${COMPLETION-CANDIDATES} (default: all)")
  private List<Question> questions = List.of(Question.values());

  @Option(
      names = "--input",
      split = ",",
      description = "others than those of the page: nn:64x64x64")
  private List<String> inputs = List.of();

  @Option(
      names = "--peer",
      split = ",",
      description =
          "of ${COMPLETION-CANDIDATES} (default: those of the page). BACKSTITCH shows how much the"
              + " same code differs from run to run.")
  private List<Family> peers = List.of();

  @Option(names = "--threads", split = ",", description = "default: those of the page")
  private List<Integer> threads = List.of();

  @Option(names = "--pairs", description = "how often each is timed (default: ${DEFAULT-VALUE})")
  private int pairs = 5;

  // To compile the vector kernels, and all that a training step calls, takes up to four seconds.
  @Option(names = "--jmh", description = "arguments for JMH (default: ${DEFAULT-VALUE})")
  private String jmh = "-wi 8 -w 500ms -i 3 -r 100ms";

  @Option(names = "--java", description = "the java to run with (default: the one that runs this)")
  private Path java = Path.of(System.getProperty("java.home"), "bin", "java");

  @Option(names = "--root", description = "folder of the project (default: the current one)")
  private Path root = Path.of("");

  @SuppressWarnings("NullAway.Init") // picocli does it
  @Spec
  private CommandSpec spec;

  /**
   * Compares.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    // Who ends the comparison ends what it has started, too.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy)));
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Compare())
        .registerConverter(Family.class, name -> choose(name, Family.values()))
        .registerConverter(Question.class, name -> choose(name, Question.values()))
        .setParameterExceptionHandler(
            (e, args) -> {
              String line = e.getMessage() + " (--help lists the options)";
              e.getCommandLine().getErr().println(oneLine(line));
              return ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, c, parsed) -> {
              String line = "" + (e instanceof IllegalStateException ? e.getMessage() : e);
              c.getErr().println(oneLine(line));
              return ExitCode.SOFTWARE;
            });
  }

  /** {@return a text without line breaks} */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\R\\s*", " ");
  }

  private static <E extends Enum<E>> E choose(String name, E[] all) {
    String wish = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(all)
        .filter(one -> one.name().equals(wish))
        .findFirst()
        .orElseThrow(
            () -> {
              E nearest =
                  Arrays.stream(all)
                      .min(Comparator.comparingInt(one -> edits(wish, one.name())))
                      .orElseThrow();
              return new TypeConversionException(
                  "no " + name + "; did you mean " + nearest + "? Expected one of " + List.of(all));
            });
  }

  /** How many letters have to be put in, left out or changed (Levenshtein's distance). */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Child child = new Child(java, root, List.of(jmh.strip().split("\\s+", -1)));
    check(child);
    Run run = Machine.describe(child);
    Path part = Path.of(json + ".part");
    List<Figure> figures = new ArrayList<>();
    for (Question question : questions) {
      for (int t : threads.isEmpty() ? question.threads() : threads) {
        for (String input : inputs.isEmpty() ? question.inputs : inputs) {
          for (Figure figure : inTurn(question, input, t, child)) {
            System.out.println(figure.work() + ": " + figure.time() + ", " + figure.comparison());
            figures.add(figure);
          }
          run.with(figures).write(part);
        }
      }
    }
    Files.move(part, json, StandardCopyOption.REPLACE_EXISTING);
    return 0;
  }

  /** Refuses what could only fail later: a comparison takes twenty minutes. */
  private void check(Child child) {
    for (String list : new String[] {"--question", "--input", "--peer", "--threads"}) {
      List<?> values = spec.commandLine().getParseResult().matchedOptionValue(list, List.of(list));
      require(!values.isEmpty(), list + ": names nothing");
    }
    for (int t : threads) {
      require(t >= 1 && t <= 1024, "--threads: expected 1 to 1024, got " + t);
    }
    require(pairs >= 1, "--pairs: expected at least 1, got " + pairs);
    require(!Files.isDirectory(java) && Files.isExecutable(java), "--java: cannot run " + java);
    Path parent = json.toAbsolutePath().getParent();
    require(parent != null && Files.isDirectory(parent), "--json: no folder " + parent);
    require(!Files.isDirectory(json), "--json: is a folder: " + json);
    for (Question question : questions) {
      for (String input : inputs) {
        try {
          question.describe(input);
        } catch (IllegalArgumentException e) {
          throw new ParameterException(
              spec.commandLine(), "--input: " + question + ": " + e.getMessage(), e);
        }
      }
      for (Family peer : peersOf(question)) {
        require(
            question.able.contains(peer),
            "--peer: " + peer + " has no answer to " + question + "; expected of " + question.able);
        require(
            peer.isOurs() || Files.isDirectory(child.folder(peer)),
            "--peer: "
                + peer
                + " is not in "
                + child.folder(peer)
                + ": run mvn -Ppeers -DskipTests package");
      }
      require(
          question != Question.PROGRAM || Files.isRegularFile(child.examples()),
          "--root: no file " + child.examples() + ": run mvn -DskipTests package");
    }
    try {
      CommandLineOptions options = new CommandLineOptions(child.jmh().toArray(String[]::new));
      require(options.getIncludes().isEmpty(), "--jmh: benchmarks are named by --question");
      require(!options.getThreads().hasValue(), "--jmh: threads are named by --threads");
    } catch (CommandLineOptionException e) {
      throw new ParameterException(spec.commandLine(), "--jmh: " + e.getMessage(), e);
    }
  }

  private List<Family> peersOf(Question question) {
    return peers.isEmpty() ? question.asked : peers;
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** Backstitch and all peers one after the other, back again, and so on. */
  private List<Figure> inTurn(Question question, String input, int t, Child child)
      throws InterruptedException {
    List<Family> order = new ArrayList<>(List.of(Family.BACKSTITCH));
    order.addAll(peersOf(question));
    int last = order.size() - 1;
    double[][] times = new double[order.size()][pairs];
    for (int pair = 0; pair < pairs; pair++) {
      for (int i = 0; i <= last; i++) {
        int next = pair % 2 == 0 ? i : last - i; // nobody always comes after the same one
        times[next][pair] = child.ask(question, order.get(next), input, t);
        Thread.sleep(PAUSE);
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (int i = 1; i <= last; i++) {
      figures.add(Figure.of(question, input, t, order.get(i), times[0], times[i]));
    }
    return figures;
  }
}
