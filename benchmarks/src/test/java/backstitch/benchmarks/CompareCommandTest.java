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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link Compare} refuses, at once and in one line. */
class CompareCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          --threads=1,0           ; --threads: expected 1 to 1024, got 0
          --threads=1025          ; --threads: expected 1 to 1024, got 1025
          --threads=,             ; --threads: names nothing
          --question=,            ; --question: names nothing
          --input=,               ; --input: names nothing
          --peer=,                ; --peer: names nothing
          --threads=two           ; Invalid value for option '--threads'
          --alternations=0        ; --alternations: expected at least 1, got 0
          --pause=-1              ; --pause: expected at least 0, got -1
          --java=/nowhere/java    ; --java: cannot run /nowhere/java
          --java=/                ; --java: cannot run /
          --output=/nowhere/a.md  ; --output: no folder /nowhere
          --output=/              ; --output:
          --input=nn:64           ; --input: nn:64: expected one of [nn:64x64x64, nn:128x128x128
          --peer=OPENBLAS         ; --peer: OPENBLAS has no folder in
          --peer=FRESH            ; --peer: FRESH is asked none of [SQUARE]
          --peer=OPENBLAS --question=STEP ; --peer: OPENBLAS is asked none of [STEP]
          --peer=BLAS             ; Invalid value for option '--peer'
          --ours=FRESH            ; --ours: FRESH has no answer to SQUARE
          --ours=OPENBLAS         ; --ours: OPENBLAS has no answer to SQUARE
          --ours=SGEMM --question=STEP ; --ours: SGEMM has no answer to STEP
          --jmh=-bogus            ; --jmh:
          --jmh=Matmul            ; --jmh: benchmarks are named by --question
          --question=PROGRAM      ; --examples: no file
          --bogus                 ; Unknown option: '--bogus'
          """)
  void wrongArgumentIsNamedInOneLine(String wrong, String message) {
    List<String> arguments = new ArrayList<>();
    if (!wrong.contains("--question")) { // given twice, both would count
      arguments.add("--question=SQUARE");
    }
    arguments.add("--peers=" + folder);
    arguments.add("--examples=" + folder.resolve("none.jar"));
    arguments.add("--output=" + folder.resolve("a.md"));
    arguments.addAll(List.of(wrong.split(" ", -1)));
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

  @Test
  void pageOfAnotherTimeStaysUntilANewOneIsWhole() throws IOException {
    Path page = folder.resolve("a.md");
    Files.writeString(page, "hours of work");
    StringWriter written = new StringWriter();
    int exit =
        Compare.commandLine()
            .setErr(new PrintWriter(written, true))
            .execute("--question=SQUARE", "--java=/bin/false", "--output=" + page);
    assertThat(exit).isEqualTo(1);
    assertThat(written.toString()).startsWith("no word (exit code 1 of /bin/false").hasLineCount(1);
    assertThat(page).hasContent("hours of work");
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
                "--java=" + java,
                "--output=" + folder.resolve("a.md"))
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
