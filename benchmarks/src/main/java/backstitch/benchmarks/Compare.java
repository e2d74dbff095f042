package backstitch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Holds Backstitch against its peers and writes a page of tables.
 *
 * <p>For each input, every family runs in a fresh virtual machine, one after the other, seven times
 * over: an alternation. What counts is the median of the ratios within the alternations.
 */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Holds Backstitch against its peers and writes a page of tables.")
final class Compare implements Callable<Integer> {
  @Option(
      names = "--question",
      split = ",",
      description = "of ${COMPLETION-CANDIDATES} (default: all)")
  private List<Question> questions = List.of(Question.values());

  @Option(
      names = "--input",
      split = ",",
      description = "only these, as the tables name them: nn:64x64x64, softmax (default: all)")
  private List<String> inputs = List.of();

  @Option(names = "--peer", split = ",", description = "of ${COMPLETION-CANDIDATES} (default: all)")
  private List<Family> peers = List.of(Family.values());

  @Option(
      names = "--ours",
      description =
          "BACKSTITCH, KERNELS, SGEMM, PLAIN or PLAIN_SGEMM (default: SGEMM for products, else BACKSTITCH)")
  private @Nullable Family given;

  @Option(names = "--threads", split = ",", description = "default: ${DEFAULT-VALUE}")
  private List<Integer> threads = List.of(1, 2);

  @Option(names = "--alternations", description = "default: ${DEFAULT-VALUE}")
  private int alternations = 7;

  @Option(
      names = "--pause",
      description =
          "milliseconds between two virtual machines, as native threads spin on for a while"
              + " (default: ${DEFAULT-VALUE})")
  private long pause = 300;

  @Option(names = "--jmh", description = "arguments for JMH (default: ${DEFAULT-VALUE})")
  private String jmh = "-wi 10 -w 1s -i 5 -r 300ms";

  @Option(names = "--java", description = "the java to run with (default: the one that runs this)")
  private Path java = Path.of(System.getProperty("java.home"), "bin", "java");

  @Option(names = "--peers", description = "folder of the peers (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("benchmarks", "target", "peers");

  @Option(names = "--examples", description = "jar of the lesson (default: ${DEFAULT-VALUE})")
  private Path examples = Path.of("examples", "target", "backstitch-examples.jar");

  @Option(
      names = "--output",
      description = "the page; until it is whole, with .part behind (default: ${DEFAULT-VALUE})")
  private Path output = Path.of("benchmarks", "target", "comparison.md");

  /** The page until it is whole; what was there before stays until then. */
  private Path part = output;

  @SuppressWarnings("NullAway.Init") // picocli does it
  @Spec
  private CommandSpec spec;

  private final List<String> page = new ArrayList<>();

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
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (e, args) -> {
              e.getCommandLine()
                  .getErr()
                  .println(Format.oneLine(e.getMessage() + " (--help lists the options)"));
              return ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, c, parsed) -> {
              c.getErr()
                  .println(
                      Format.oneLine(
                          "" + (e instanceof IllegalStateException ? e.getMessage() : e)));
              return ExitCode.SOFTWARE;
            });
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Child child = new Child(java, folder, examples, List.of(jmh.strip().split("\\s+", -1)));
    check(child);
    part = Path.of(output + ".part");
    try {
      Files.write(part, page);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "--output: cannot write " + part + ": " + e, e);
    }
    Set<Family> ours = new LinkedHashSet<>();
    questions.forEach(question -> ours.add(question.ours(given)));
    writeAll(Machine.describe(child, ours, threads));
    for (Question question : new LinkedHashSet<>(questions)) {
      answer(question, child);
    }
    Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
    if (System.out.checkError()) {
      throw new IllegalStateException(
          "standard output: could not be written; the page is " + output);
    }
    return 0;
  }

  /** Refuses what could only fail later: a comparison takes hours. */
  private void check(Child child) {
    for (String list : new String[] {"--question", "--input", "--peer", "--threads"}) {
      List<?> values = spec.commandLine().getParseResult().matchedOptionValue(list, List.of(list));
      require(!values.isEmpty(), list + ": names nothing");
    }
    for (int t : threads) {
      require(t >= 1 && t <= 1024, "--threads: expected 1 to 1024, got " + t);
    }
    require(alternations >= 1, "--alternations: expected at least 1, got " + alternations);
    require(pause >= 0, "--pause: expected at least 0, got " + pause);
    require(!Files.isDirectory(java) && Files.isExecutable(java), "--java: cannot run " + java);
    Path parent = output.toAbsolutePath().getParent();
    require(parent != null && Files.isDirectory(parent), "--output: no folder " + parent);
    require(!Files.isDirectory(output), "--output: is a folder: " + output);
    require(
        !questions.contains(Question.PROGRAM) || Files.isRegularFile(examples),
        "--examples: no file " + examples);
    List<String> known = questions.stream().flatMap(q -> q.inputs().stream()).distinct().toList();
    for (Question question : questions) {
      require(
          given == null || question.canBeAsked(given),
          "--ours: " + given + " has no answer to " + question);
    }
    for (String input : inputs) {
      require(known.contains(input), "--input: " + input + ": expected one of " + known);
    }
    if (spec.commandLine().getParseResult().hasMatchedOption("--peer")) {
      for (Family peer : peers) {
        require(
            questions.stream().anyMatch(question -> question.peers().contains(peer)),
            "--peer: " + peer + " is asked none of " + questions);
        require(child.has(peer), "--peer: " + peer + " has no folder in " + folder);
      }
    }
    try {
      CommandLineOptions options = new CommandLineOptions(child.jmh().toArray(String[]::new));
      require(options.getIncludes().isEmpty(), "--jmh: benchmarks are named by --question");
    } catch (CommandLineOptionException e) {
      throw new ParameterException(spec.commandLine(), "--jmh: " + e.getMessage(), e);
    }
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private void answer(Question question, Child child) throws IOException, InterruptedException {
    Family ours = question.ours(given);
    List<Family> asked =
        question.peers().stream()
            .filter(peers::contains)
            .filter(child::has)
            .filter(peer -> peer != ours)
            .toList();
    Table table = new Table(question, ours, asked);
    write("");
    write("## " + question.title() + "\n");
    for (Family peer : question.peers()) {
      if (peers.contains(peer) && !child.has(peer)) {
        write(peer.title() + " was not asked: it has no folder in " + folder + ".\n");
      }
    }
    writeAll(table.head());
    for (int t : new LinkedHashSet<>(threads)) {
      for (String input : question.inputs()) {
        if (inputs.isEmpty() || inputs.contains(input)) {
          write(table.row(input, t, alternate(question, ours, asked, input, t, child)));
        }
      }
    }
    if (question == Question.SQUARE) {
      writeAll(table.means());
    }
  }

  private Map<Family, List<Sample>> alternate(
      Question question, Family ours, List<Family> asked, String input, int t, Child child)
      throws InterruptedException {
    List<Family> order = new ArrayList<>(asked);
    order.add(0, ours);
    Map<Family, List<Sample>> samples = new EnumMap<>(Family.class);
    for (int i = 0; i < alternations; i++) {
      for (Family family : order) {
        samples
            .computeIfAbsent(family, f -> new ArrayList<>())
            .add(child.ask(question, family, input, t));
        Thread.sleep(pause);
      }
      Collections.reverse(order); // nobody always comes after the same one
    }
    return samples;
  }

  /** Writes the page again with each line: a comparison takes hours, and may be cut short. */
  private void write(String line) throws IOException {
    System.out.println(line);
    page.add(line);
    Files.write(part, page);
  }

  private void writeAll(List<String> lines) throws IOException {
    for (String line : lines) {
      write(line);
    }
  }
}
