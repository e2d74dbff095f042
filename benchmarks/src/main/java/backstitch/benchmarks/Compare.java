package backstitch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
  /** Milliseconds to wait after each process, so that the machine comes to rest. */
  private static final long PAUSE = 100;

  @Mixin private CompareOptions options = new CompareOptions();

  @SuppressWarnings("NullAway.Init") // picocli does it
  @Spec
  private CommandSpec spec;

  /**
   * Compares.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    // Whoever ends the comparison ends the processes that it started, too.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy)));
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Compare())
        .registerConverter(Family.class, name -> CompareOptions.named(name, Family.values()))
        .registerConverter(Question.class, name -> CompareOptions.named(name, Question.values()))
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

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      options.check();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "" + e.getMessage(), e);
    }
    Run run = Machine.describe(options.child());
    Path part = Path.of(options.json + ".part");
    List<Figure> figures = new ArrayList<>();
    for (Question question : options.questions) {
      for (int threads : options.threads(question)) {
        for (String input : options.inputs(question)) {
          for (Figure figure : inTurn(question, input, threads)) {
            System.out.println(figure.work() + ": " + figure.time() + ", " + figure.comparison());
            figures.add(figure);
          }
          run.with(figures).write(part);
        }
      }
    }
    Files.move(part, options.json, StandardCopyOption.REPLACE_EXISTING);
    return 0;
  }

  /** Times Backstitch and then each peer, then all in the reverse order, and so on. */
  private List<Figure> inTurn(Question question, String input, int threads)
      throws InterruptedException {
    List<Family> order = new ArrayList<>(List.of(Family.BACKSTITCH));
    order.addAll(options.peers(question));
    int last = order.size() - 1;
    double[][] times = new double[order.size()][options.pairs];
    for (int pair = 0; pair < options.pairs; pair++) {
      for (int i = 0; i <= last; i++) {
        int next = pair % 2 == 0 ? i : last - i; // so that none always follows the same other
        times[next][pair] = options.child().ask(question, order.get(next), input, threads);
        Thread.sleep(PAUSE);
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (int i = 1; i <= last; i++) {
      figures.add(Figure.of(question, input, threads, order.get(i), times[0], times[i]));
    }
    return figures;
  }
}
