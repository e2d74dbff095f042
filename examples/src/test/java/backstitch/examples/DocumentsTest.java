package backstitch.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the documents show is true. The Java blocks of a page are one program: it compiles, and
 * prints what the text blocks right behind them say. A block that begins with {@code // From FILE}
 * quotes that file. Every link leads somewhere.
 */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern QUOTATION = Pattern.compile("^// From (\\S+)\\n");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/tour.md",
        "docs/lessons/softmax-regression.md",
        "docs/lessons/softmax-regression.ko.md"
      })
  void snippetsCompileAndPrintWhatThePageSays(String page) throws Exception {
    StringBuilder members = new StringBuilder();
    StringBuilder statements = new StringBuilder();
    StringBuilder printed = new StringBuilder();
    String before = "";
    for (MatchResult block : blocks(page)) {
      String code = block.group(2);
      if (block.group(1).equals("java") && !QUOTATION.matcher(code).find()) {
        boolean method =
            Pattern.compile("^(static|/\\*\\*) ?", Pattern.MULTILINE).matcher(code).find();
        (method ? members : statements).append(code);
      } else if (block.group(1).equals("text") && before.equals("java")) {
        printed.append(code);
      }
      before = block.group(1);
    }
    Path source = directory.resolve("Snippets.java");
    Files.writeString(
        source,
        """
        import backstitch.autograd.*;
        import backstitch.core.*;
        import backstitch.nn.*;
        import java.util.*;
        class Snippets {
        %s
          public static void main(String[] args) {
        %s
          }
        }
        """
            .replaceFirst("%s", Matcher.quoteReplacement(members.toString()))
            .replaceFirst("%s", Matcher.quoteReplacement(statements.toString())));
    assertThat(errorsOf(source)).isEmpty();
    assertThat(outputOf("Snippets")).isEqualTo(printed.toString());
  }

  private static List<MatchResult> blocks(String page) throws Exception {
    return BLOCK.matcher(Files.readString(ROOT.resolve(page))).results().toList();
  }

  private String errorsOf(Path source) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    var files = compiler.getStandardFileManager(null, Locale.ROOT, null);
    List<String> options = List.of("-d", directory.toString(), "-cp", classPath());
    compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source)).call();
    return messages.toString();
  }

  private String outputOf(String mainClass) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = directory + File.pathSeparator + classPath();
    Process process =
        new ProcessBuilder(
                java, "-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8", "-cp", path, mainClass)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void quotationsStandInTheirFiles(String page) throws Exception {
    for (MatchResult block : blocks(page)) {
      var quotation = QUOTATION.matcher(block.group(2));
      if (block.group(1).equals("java") && quotation.find()) {
        List<String> source = stripped(Files.readString(ROOT.resolve(quotation.group(1))));
        List<String> quoted = stripped(block.group(2).substring(quotation.end()));
        for (List<String> passage : passages(quoted)) {
          assertThat(Collections.indexOfSubList(source, passage))
              .as("%s quotes %s: %s", page, quotation.group(1), passage)
              .isNotNegative();
        }
      }
    }
  }

  private static List<String> stripped(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** The parts of a quotation between lines that are but an ellipsis. */
  private static List<List<String>> passages(List<String> lines) {
    List<List<String>> passages = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : lines) {
      if (line.equals("…")) {
        passages.add(new ArrayList<>());
      } else {
        passages.get(passages.size() - 1).add(line);
      }
    }
    return passages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(String page) throws Exception {
    String text = Files.readString(ROOT.resolve(page));
    for (String link : LINK.matcher(text).results().map(match -> match.group(1)).toList()) {
      if (link.startsWith("https:")) {
        continue; // there may be no network
      }
      String[] parts = link.split("#", 2);
      Path target = ROOT.resolve(page);
      if (!parts[0].isEmpty()) {
        target = target.resolveSibling(parts[0]);
      }
      assertThat(target).as("%s links to %s", page, link).exists();
      if (parts.length == 2) {
        assertThat(anchors(target)).as("%s links to %s", page, link).contains(parts[1]);
      }
    }
  }

  /** Headings as they are linked to: in small letters, with hyphens for spaces. */
  private static List<String> anchors(Path page) throws Exception {
    return Files.readString(page)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  static Stream<String> pages() throws Exception {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      List<String> docs =
          files
              .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(".md"))
              .sorted()
              .collect(Collectors.toList());
      docs.addAll(List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md"));
      return docs.stream();
    }
  }
}
