package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --report} on the command line. */
class ReportOptionTest {
  @TempDir Path directory;
  private String data = "";
  private Path file = Path.of("");

  @BeforeEach
  void writeData() throws Exception {
    data = "--data=" + SyntheticFolder.write(directory.resolve("data"), 300, 100);
    file = directory.resolve("a report.html");
  }

  private Run reported(String... options) {
    List<String> all = new ArrayList<>(List.of(data, "--report=" + file, "--print-hash"));
    all.addAll(List.of(options));
    return Run.of(new SoftmaxRegression(), all.toArray(String[]::new));
  }

  @Test
  void whatIsPrintedIsAsWithoutAndStandsInThePage() throws Exception {
    Run run = reported("--batch-size=16", "--seed=3");
    assertThat(run)
        .isEqualTo(
            Run.of(new SoftmaxRegression(), data, "--print-hash", "--batch-size=16", "--seed=3"));
    String page = Files.readString(file);
    for (String line : run.out().subList(0, 5)) {
      String[] numbers = line.split("[^0-9.]+");
      String row = "<tr><th>" + numbers[1] + "<td>" + numbers[2] + "<td>" + numbers[3];
      assertThat(page).contains(row + "<td>" + numbers[4] + "\n");
    }
    EpochLine last = EpochLine.parse(run.out().get(4));
    assertThat(page)
        .contains("<dd id=\"test-accuracy\">" + shown(last.testAccuracy()) + "</dd>")
        .contains("<pre id=\"hash\">" + run.hash() + "</pre>")
        .contains("<tr><th>seed<td>3\n", "<tr><th>batch-size<td>16\n", "<tr><th>epochs<td>5\n");
    long wrong = Math.round((1 - last.testAccuracy()) * 100);
    assertThat(page).contains("<dd id=\"mistaken\">" + wrong + "</dd>");
  }

  private static String shown(double accuracy) {
    return String.format(Locale.ROOT, "%.3f", accuracy);
  }

  /** The command is run by a shell, in this directory, as the page says. */
  @Test
  void theCommandGivesTheSameRunAgain() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no POSIX shell here");
    Run run = reported("--batch-size=16", "--seed=3", "--learning-rate=0.07", "--threads=1");
    String page = Files.readString(file);
    String escaped = page.replaceFirst("(?s).*<pre id=\"command\">", "");
    String command =
        escaped
            .substring(0, escaped.indexOf("</pre>"))
            .replace("&#39;", "'")
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
    Files.delete(file);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process again =
        new ProcessBuilder("/bin/sh", "-c", command.replaceFirst("^java", java))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(again.inputReader().lines()).isEqualTo(run.out());
    assertThat(Files.readString(file).replaceAll("(?s)<table id=\"engine\">.*?</table>", ""))
        .isEqualTo(page.replaceAll("(?s)<table id=\"engine\">.*?</table>", ""));
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeTraining() throws Exception {
    Path readOnly = Files.createFile(directory.resolve("read-only.html"));
    assumeTrue(readOnly.toFile().setWritable(false), "no permissions here");
    List<String> names = new ArrayList<>(List.of("", directory.toString(), "a\0b"));
    names.add(directory.resolve("no").resolve("r.html").toString());
    names.add(directory.resolve("x".repeat(300)).toString());
    if (!Files.isWritable(readOnly)) { // root may write it
      names.add(readOnly.toString());
    }
    for (String name : names) {
      Run run = Run.of(new SoftmaxRegression(), data, "--report=" + name);
      assertThat(run.exitCode()).as(name).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).hasSize(1);
      assertThat(run.err().get(0)).startsWith("Invalid value for option '--report': ");
    }
  }

  /** As a device is, which a page would replace. */
  @Test
  void aSpecialFileIsRefused() throws Exception {
    Path socket = directory.resolve("socket");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Run run = Run.of(new SoftmaxRegression(), data, "--report=" + socket);
      assertThat(run.err().get(0))
          .startsWith(
              "Invalid value for option '--report': expected a file, got the device or pipe ");
      assertThat(run.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void theModelAndThePageAreTwoFiles() {
    Run run = Run.of(new SoftmaxRegression(), data, "--report=" + file, "--save=" + file);
    assertThat(run.err().get(0))
        .startsWith("Invalid value for option '--report': expected another file than --save, got ");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aFullDiskIsOneLineAfterTheResults() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash here");
    ProcessBuilder child =
        Run.childJvm(
            System.getProperty("java.class.path"),
            List.of("-XX:-UsePerfData"),
            SoftmaxRegression.class,
            data,
            "--report=" + file);
    // A limit on the size of a file fails a write as a full disk does.
    List<String> command =
        new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f 64; exec \"$@\"", "x"));
    command.addAll(child.command());
    Path err = directory.resolve("err");
    Process process = child.command(command).redirectError(err.toFile()).start();
    assertThat(process.inputReader().lines()).hasSize(5);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(Files.readAllLines(err)).hasSize(1);
    assertThat(Files.readString(err)).startsWith(file + ": the report could not be written: ");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("data", "err");
  }

  @Test
  void withoutTheOptionNoClassOfTheReportIsLoaded() throws Exception {
    Run run =
        Run.inChildJvm(List.of("-Xlog:class+load"), SoftmaxRegression.class, data, "--epochs=1");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).anyMatch(line -> line.contains("backstitch.examples.cli.ImageSettings"));
    assertThat(run.out()).noneMatch(line -> line.contains("backstitch.examples.report."));
  }

  @Test
  void linearRegressionHasNoImagesAndNoReport() {
    assertThat(Run.of(new LinearRegression(), "--report=" + file).exitCode()).isEqualTo(2);
  }
}
