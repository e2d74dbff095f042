package backstitch.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's command opens a jshell in which the pages can be typed. */
class JshellTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern COMMAND = Pattern.compile("`(jshell [^`]+)`");
  private static final Pattern BLOCK =
      Pattern.compile("^```(java|text)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/tour.md"})
  void whatThePageShowsCanBeTyped(String page) throws Exception {
    StringBuilder typed = new StringBuilder();
    StringBuilder printed = new StringBuilder();
    String before = "";
    for (var block : BLOCK.matcher(Files.readString(ROOT.resolve(page))).results().toList()) {
      boolean java = block.group(1).equals("java");
      if (java && !block.group(2).startsWith("// From ")) {
        typed.append(block.group(2));
      } else if (!java && before.equals("java")) {
        printed.append(block.group(2));
      }
      before = block.group(1);
    }
    assertThat(jshell(typed.toString())).isEqualTo(printed.toString());
  }

  private String jshell(String typed) throws Exception {
    List<String> command = new ArrayList<>(command());
    command.addAll(List.of("-R-Dstdout.encoding=UTF-8", "-R-Dfile.encoding=UTF-8", "-s", "-"));
    Path in = Files.writeString(directory.resolve("in.jsh"), typed);
    Process process =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectInput(in.toFile())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  /** The command of the README, with the classes that are tested in place of the jar. */
  private static List<String> command() throws Exception {
    var commands = COMMAND.matcher(Files.readString(ROOT.resolve("README.md"))).results();
    List<String> words = List.of(commands.collect(Collectors.toList()).get(0).group(1).split(" "));
    assertThat(words.subList(1, 3))
        .containsExactly("--class-path", "examples/target/backstitch-examples.jar");
    String bin = Path.of(System.getProperty("java.home"), "bin", "jshell").toString();
    String tested =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String absolute =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(tested)
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(List.of(bin, "--class-path", absolute));
    command.addAll(words.subList(3, words.size()));
    return command;
  }
}
