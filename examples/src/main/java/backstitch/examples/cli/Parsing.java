package backstitch.examples.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses arguments. The JVM loads this class, and with it picocli, only if there are any. */
final class Parsing {
  private Parsing() {}

  static int execute(Lesson<?> first, List<Lesson<?>> others, String... args) {
    CommandLine all = commandLine(first);
    others.forEach(lesson -> all.addSubcommand(commandLine(lesson)));
    try {
      ParseResult parsed = all.parseArgs(args);
      @Nullable Integer helped = CommandLine.executeHelpRequest(parsed);
      return helped != null ? helped : chosen(parsed).call();
    } catch (ParameterException | Options.Refused e) {
      System.err.println(
          Lesson.oneLine(Lesson.message(e)) + suggestion(e) + " (--help lists the options)");
      return 2;
    }
  }

  private static CommandLine commandLine(Lesson<?> lesson) {
    CommandLine c = new CommandLine(lesson).setCommandName(lesson.name).setExpandAtFiles(false);
    c.getCommandSpec().usageMessage().description(lesson.description);
    return c;
  }

  private static Lesson<?> chosen(ParseResult parsed) {
    List<CommandLine> named = parsed.asCommandLineList();
    CommandLine last = named.get(named.size() - 1);
    if (named.size() > 1 && !parsed.matchedArgs().isEmpty()) {
      String problem = "expected all options behind it, got some before it";
      throw new ParameterException(last, last.getCommandName() + ": " + problem);
    }
    return last.getCommand();
  }

  private static String suggestion(RuntimeException e) {
    List<String> near =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?";
  }
}
