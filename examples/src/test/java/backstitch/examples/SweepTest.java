package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exercise on made-up images. */
class SweepTest {
  @TempDir Path directory;

  private String data() throws Exception {
    return "--data=" + SyntheticFolder.write(directory.resolve("data"), 100, 20);
  }

  private static Run sweep(String... options) {
    return Run.ofJar(Stream.concat(Stream.of("sweep"), Stream.of(options)).toArray(String[]::new));
  }

  /** What a table's line or a row of values has in a column. */
  private static List<String> column(int i, String separator, List<String> lines) {
    return lines.stream().skip(1).map(line -> line.strip().split(separator)[i]).toList();
  }

  @Test
  void everyCombinationIsALineAndEveryRunARow() throws Exception {
    Path csv = directory.resolve("runs.csv");
    Run run =
        sweep(
            data(),
            "--learning-rates=0.01,0.1",
            "--batch-sizes=10,50",
            "--epochs=1,2",
            "--seeds=3,4,5",
            "--csv=" + csv);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).hasSize(12);
    assertThat(run.err().get(0))
        .matches("rate 0.01, batch 10, seed 3: run 1 of 12 done, about .* s left");
    assertThat(run.out()).hasSize(9).allMatch(line -> line.matches("\\p{ASCII}{0,80}"));
    assertThat(column(4, " +", run.out()))
        .isSortedAccordingTo(
            (a, b) -> Double.compare(Double.parseDouble(b), Double.parseDouble(a)));
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows).hasSize(25);
    assertThat(rows.get(1)).startsWith("0.01,10,1,3,0.");
    assertThat(rows.get(2)).startsWith("0.01,10,2,3,0.");
    assertThat(Files.list(directory)).hasSize(2);
  }

  /** The beginning of a longer run is the shorter run, which is what the lesson prints. */
  @Test
  void aRunIsThatOfTheLesson() throws Exception {
    Path csv = directory.resolve("runs.csv");
    String[] options = {"--learning-rates=0.05", "--batch-sizes=10", "--epochs=3,1", "--seeds=7"};
    sweep(
        Stream.concat(Stream.of(data(), "--csv=" + csv), Stream.of(options))
            .toArray(String[]::new));
    String[] same = {data(), "--learning-rate=0.05", "--batch-size=10", "--epochs=3", "--seed=7"};
    List<EpochLine> lesson = EpochLine.parseAll(Run.ofJar(same).out());
    List<String> rows = Files.readAllLines(csv);
    for (int epoch : new int[] {1, 3}) {
      EpochLine line = lesson.get(epoch - 1);
      String row =
          rows.stream()
              .filter(r -> r.startsWith("0.05,10," + epoch + ","))
              .findFirst()
              .orElseThrow();
      assertThat(String.format(Locale.ROOT, "%.3f", Double.parseDouble(row.split(",")[4])))
          .isEqualTo(String.format(Locale.ROOT, "%.3f", line.testAccuracy()));
      assertThat(Double.parseDouble(row.split(",")[5]))
          .isBetween(line.trainAccuracy() - 0.00051, line.trainAccuracy() + 0.00051);
    }
  }

  @Test
  void aSettingThatDivergesIsTheLastLineAndEndsNothing() throws Exception {
    Path csv = directory.resolve("runs.csv");
    Run run =
        sweep(
            data(),
            "--learning-rates=1e38,0.1",
            "--batch-sizes=10",
            "--epochs=1,2",
            "--csv=" + csv);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).hasSize(5);
    assertThat(run.out().get(1)).startsWith("          0.1     10 ");
    assertThat(run.out().subList(3, 5))
        .allMatch(
            line -> line.matches(" +1E38 +10 +[12] +3  diverged at epoch 1, step 2 \\(seed 0\\)"));
    assertThat(Files.readAllLines(csv)).filteredOn(row -> row.endsWith(",1,2")).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "--learning-rates, '0.1,fast', 'expected finite numbers above 0, separated by commas, got ''fast'''",
    "--learning-rates, '0.1,-1',   'expected finite numbers above 0, got -1'",
    "--learning-rates, '0',        'expected finite numbers above 0, got 0'",
    "--learning-rates, 'NaN',      'expected finite numbers above 0, got NaN'",
    "--learning-rates, '1e39',     'expected finite numbers above 0, got 1e39'",
    "--learning-rates, '0.1,0.10', '0.10 is given twice'",
    "--learning-rates, '',         'expected finite numbers above 0, separated by commas, got an empty one in '''''",
    "--learning-rates, '0.1,',     'expected finite numbers above 0, separated by commas, got an empty one in ''0.1,'''",
    "--batch-sizes,    '64,0',     'expected whole numbers of at least 1, got 0'",
    "--batch-sizes,    '64;2',     'expected whole numbers of at least 1, separated by commas, got ''64;2'''",
    "--epochs,         '1.5',      'expected whole numbers of at least 1, separated by commas, got ''1.5'''",
    "--epochs,         '5,5',      '5 is given twice'",
    "--seeds,          '1,,2',     'expected whole numbers, separated by commas, got an empty one in ''1,,2'''",
    "--csv,            '',         'expected a file, got an empty name'"
  })
  void badValueIsRefused(String option, String value, String problem) {
    refused(option, value, problem);
  }

  private static void refused(String option, String value, String problem) {
    Run run = sweep(option, value);
    assertThat(run.err())
        .containsExactly(
            "Invalid value for option '"
                + option
                + "': "
                + problem
                + " (--help lists the options)");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeTheWork() {
    Path nowhere = directory.resolve("nowhere").resolve("runs.csv");
    refused("--csv", nowhere.toString(), "expected a file in a folder that exists, got " + nowhere);
    refused("--csv", directory.toString(), "expected a file, got the folder " + directory);
    assertThat(directory).isEmptyDirectory();
  }

  /** As a device is, which a table would replace. */
  @Test
  void aSpecialFileIsRefused() throws Exception {
    Path socket = directory.resolve("socket");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      refused("--csv", socket.toString(), "expected a file, got the device or pipe " + socket);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void interruptPrintsWhatIsDone() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) { // a process in the background passes on that it ignores it
      String ignored =
          Files.readAllLines(status).stream()
              .filter(l -> l.startsWith("SigIgn"))
              .findFirst()
              .orElse("0");
      long mask = Long.parseUnsignedLong(ignored.replaceFirst(".*\\s", ""), 16);
      assumeTrue((mask & 2) == 0, "SIGINT is ignored here");
    }
    Path csv = directory.resolve("runs.csv");
    String[] args = {
      data(),
      "--epochs=1,1000000",
      "--learning-rates=1e38,0.1",
      "--seeds=0",
      "--batch-sizes=10",
      "--csv=" + csv
    };
    Process process =
        Run.childJvm(System.getProperty("java.class.path"), List.of(), Sweep.class, args).start();
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      assertThat(err.readLine()).startsWith("rate 1E38, batch 10, seed 0: run 1 of 2 done");
      Process kill = new ProcessBuilder("kill", "-INT", "" + process.pid()).start();
      assertThat(kill.waitFor()).isZero();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(err.lines()).containsExactly("interrupted: 1 of 2 runs are done");
      List<String> out = process.inputReader(StandardCharsets.UTF_8).lines().toList();
      assertThat(out.get(0)).startsWith("learning rate");
      assertThat(out).filteredOn(line -> line.contains("diverged at epoch 1, step 2")).hasSize(2);
      assertThat(Files.readAllLines(csv)).hasSizeBetween(3, 4);
    } finally {
      process.destroyForcibly();
    }
  }
}
