package backstitch.examples.report;

import backstitch.core.Engine;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was run, by what, and how it is run again.
 *
 * @param lesson the name of the lesson
 * @param options all its options, such as {@code --epochs}, with their values, which are empty for
 *     options without one
 */
public record Setup(String lesson, Map<String, String> options) {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  /** The lesson, as a heading. */
  String heading() {
    String words = lesson.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  Table settings() {
    Table table = new Table("settings", "option", "value").row("lesson", lesson);
    options.forEach(
        (name, value) -> table.row(name.replaceFirst("^--", ""), value.isEmpty() ? "yes" : value));
    return table;
  }

  Table engine() {
    String version = Setup.class.getPackage().getImplementationVersion();
    return new Table("engine", "part", "description")
        .row("Backstitch", version == null ? "not from a jar" : version)
        .row("engine", Engine.description())
        .row("Java", Runtime.version() + ", " + System.getProperty("java.vm.name"))
        .row("system", system("os.name") + " " + system("os.version") + ", " + system("os.arch"));
  }

  private static String system(String property) {
    return System.getProperty(property, "unknown");
  }

  /** The command that gives the same run again, as it is typed in a shell of this system. */
  String command() {
    List<String> words = new ArrayList<>(List.of("java"));
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()) {
      words.addAll(List.of("--add-modules", VECTOR_MODULE));
    }
    for (String property : List.of("backstitch.kernels", "backstitch.threads")) {
      String value = System.getProperty(property);
      if (value != null) {
        words.add("-D" + property + "=" + value);
      }
    }
    String classPath = System.getProperty("java.class.path", "");
    boolean oneJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    String main = "backstitch.examples.Main";
    words.addAll(oneJar ? List.of("-jar", classPath) : List.of("-cp", classPath, main));
    words.add(lesson);
    options.forEach((name, value) -> words.add(value.isEmpty() ? name : name + "=" + value));
    boolean windows = File.separatorChar == '\\';
    return words.stream().map(word -> quoted(word, windows)).collect(Collectors.joining(" "));
  }

  /** A word for a POSIX shell, or for one of Windows, whose paths have no quotation marks. */
  static String quoted(String word, boolean windows) {
    if (NEEDS_NO_QUOTES.matcher(word).matches() || (windows && word.matches("[\\w.:=\\\\/-]+"))) {
      return word;
    }
    return windows ? '"' + word + '"' : "'" + word.replace("'", "'\\''") + "'";
  }
}
