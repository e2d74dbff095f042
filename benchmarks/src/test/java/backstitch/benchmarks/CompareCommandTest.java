package backstitch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Compare} refuses, at once and in one line. */
class CompareCommandTest {
  @TempDir Path folder;

  @BeforeAll
  static void besideOtherJmh() {
    System.setProperty("jmh.ignoreLock", "true"); // times do not matter here
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --threads=1,0           | --threads: expected 1 to 1024, got 0
          --threads=1025          | --threads: expected 1 to 1024, got 1025
          --threads=,             | --threads: names nothing
          --question=,            | --question: names nothing
          --input=,               | --input: names nothing
          --peer=,                | --peer: names nothing
          --threads=two           | Invalid value for option '--threads'
          --pairs=0               | --pairs: expected at least 1, got 0
          --java=/nowhere/java    | --java: cannot run /nowhere/java
          --java=/                | --java: cannot run /
          --json=/nowhere/a.json  | --json: no folder /nowhere
          --json=/                | --json:
          --input=nn:64           | --input: SQUARE: nn:64: expected a product such as nn:256x784x10
          --input=softmax         | --input: SQUARE: softmax: expected a product
          --input=sum --question=STEP | --input: STEP: sum: expected softmax or mlp
          --input=cos:8x8 --question=ARRAYS | --input: ARRAYS: cos:8x8: expected an operation such as exp:128x256
          --peer=OPENBLAS         | --peer: OPENBLAS is not in
          --peer=MXNET            | --peer: MXNET has no answer to SQUARE; expected of [BACKSTITCH,
          --peer=OPENBLAS --question=STEP | --peer: OPENBLAS has no answer to STEP
          --peer=OPENBLASS        | Invalid value for option '--peer' (<peers>): no OPENBLASS; did you mean OPENBLAS? Expected one of [BACKSTITCH, PLAIN, OPENBLAS,
          --peer=torch            | Invalid value for option '--peer' (<peers>): no torch; did you mean PYTORCH?
          --peer=xyz              | Invalid value for option '--peer' (<peers>): no xyz. Expected one of [BACKSTITCH,
          --question=square,ray   | Invalid value for option '--question' (<questions>): no ray; did you mean ARRAYS?
          --jmh=-bogus --peer=PLAIN | --jmh:
          --jmh=Matmul --peer=PLAIN | --jmh: benchmarks are named by --question
          --jmh=-t 2 --peer=PLAIN  | --jmh: threads are named by --threads
          --peer=PLAIN --question=PROGRAM | --root: no file
          --bogus                 | Unknown option: '--bogus'
          """)
  void wrongArgumentIsNamedInOneLine(String wrong, String message) {
    List<String> arguments = new ArrayList<>();
    if (!wrong.contains("--question")) { // given twice, both would count
      arguments.add("--question=SQUARE");
    }
    arguments.add("--root=" + folder);
    arguments.add("--json=" + folder.resolve("a.json"));
    arguments.addAll(List.of(wrong.split(" (?=--)", -1)));
    StringWriter written = new StringWriter();
    int exit =
        Compare.commandLine()
            .setOverwrittenOptionsAllowed(true)
            .setErr(new PrintWriter(written, true))
            .execute(arguments.toArray(String[]::new));
    assertThat(exit).isEqualTo(2);
    assertThat(written.toString()).startsWith(message).hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  void everyPeerThatHelpListsIsAskedSomething(Family peer) {
    String help = Compare.commandLine().getUsageMessage();
    assertThat(help).contains(peer.name());
    assertThat(Question.values()).anyMatch(question -> question.able.contains(peer));
    for (String name : List.of(peer.name(), peer.name().toLowerCase(Locale.ROOT))) {
      Compare.commandLine().parseArgs("--peer=" + name);
    }
  }

  @Test
  void figuresOfAnotherTimeStayUntilNewOnesAreThere() throws IOException {
    Path json = folder.resolve("a.json");
    Files.writeString(json, "a quarter of an hour");
    StringWriter written = new StringWriter();
    int exit =
        Compare.commandLine()
            .setErr(new PrintWriter(written, true))
            .execute("--question=SQUARE", "--peer=PLAIN", "--java=/bin/false", "--json=" + json);
    assertThat(exit).isEqualTo(1);
    assertThat(written.toString())
        .startsWith("it printed nothing (exit code 1 of /bin/false")
        .hasLineCount(1);
    assertThat(json).hasContent("a quarter of an hour");
  }

  @Test
  void figuresAreWrittenWhereTheyAreWanted() throws IOException {
    Path json = folder.resolve("a.json");
    int exit =
        Compare.commandLine()
            .execute(
                "--question=SQUARE",
                "--input=nn:8x8x8",
                "--threads=1",
                "--peer=PLAIN,BACKSTITCH",
                "--pairs=2",
                "--jmh=-wi 1 -w 1ms -i 1 -r 1ms",
                "--json=" + json);
    assertThat(exit).isZero();
    assertThat(folder.toFile().list()).containsExactly("a.json");
    Run run = Run.read(json);
    assertThat(run.jdk()).isEqualTo(Runtime.version().toString());
    assertThat(run.figures())
        .extracting(Figure::peer)
        .containsExactly(Family.PLAIN, Family.BACKSTITCH);
    assertThat(run.figures()).extracting(Figure::pairs).containsOnly(2);
  }

  @Test
  void whatItStartedEndsWithIt() throws Exception {
    Path java = folder.resolve("java");
    Files.writeString(java, "#!/bin/sh\nexec sleep 100\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Process comparison =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Compare.class.getName(),
                "--question=SQUARE",
                "--peer=PLAIN",
                "--java=" + java,
                "--json=" + folder.resolve("a.json"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      long end = System.nanoTime() + 60_000_000_000L;
      while (comparison.children().findAny().isEmpty() && System.nanoTime() - end < 0) {
        Thread.sleep(20);
      }
      ProcessHandle started = comparison.children().findAny().orElseThrow();
      comparison.destroy();
      assertThat(started.onExit()).succeedsWithin(Duration.ofSeconds(30));
    } finally {
      comparison.destroyForcibly();
    }
  }
}
