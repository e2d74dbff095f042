package backstitch.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.Main;

/**
 * The command line of JMH, where {@code -t 2} means what {@code -p threads=2} means: the engine
 * computes with two threads. JMH's own {@code -t 2} would run every benchmark twice at the same
 * time, on the same data, each with all threads of the engine.
 */
final class Jmh {
  private static final Pattern SHORT = Pattern.compile("-t(?:=?(\\d+|max))?");
  private static final Pattern PARAMETER = Pattern.compile("(?:-p=?)?threads=(.*)");
  private static final Pattern NUMBERS = Pattern.compile("[1-9]\\d{0,2}(,[1-9]\\d{0,2})*");

  private Jmh() {}

  /**
   * Runs benchmarks.
   *
   * @param args {@code -h} lists the options
   */
  public static void main(String[] args) throws IOException {
    String[] understood;
    try {
      understood = withThreadsAsParameter(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    Main.main(understood);
  }

  static String[] withThreadsAsParameter(String... args) {
    List<String> understood = new ArrayList<>();
    List<String> threads = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      Matcher brief = SHORT.matcher(args[i]);
      Matcher parameter = PARAMETER.matcher(args[i]);
      Run.require(!args[i].startsWith("-tg"), "-tg: no benchmark here has groups of threads");
      if (brief.matches()) {
        boolean next = brief.group(1) == null && i + 1 < args.length;
        String number = next ? args[++i] : Objects.requireNonNullElse(brief.group(1), "nothing");
        threads.add(
            number.equals("max") ? "" + Runtime.getRuntime().availableProcessors() : number);
        understood.addAll(List.of("-p", "threads=" + threads.get(threads.size() - 1)));
      } else {
        understood.add(args[i]);
        if (parameter.matches()) {
          threads.add(parameter.group(1));
        }
      }
    }
    Run.require(
        threads.size() < 2, "-t and -p threads= are one and the same: give one of them, once");
    for (String number : threads) {
      Run.require(
          NUMBERS.matcher(number).matches(),
          "threads: expected a number from 1 to 999, or several (1,2), got " + number);
    }
    return understood.toArray(String[]::new);
  }
}
