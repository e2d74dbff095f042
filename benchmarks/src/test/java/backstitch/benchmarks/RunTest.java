package backstitch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of results is read as it was written, and refused in one line if somebody spoiled it. */
class RunTest {
  private static final String TEXT =
      """
      {
        "machine" : "2 processors, Linux",
        "processor" : "Some Processor, amd64",
        "vectorBits" : 512,
        "jdk" : "17.0.15+6",
        "commit" : "0123abc",
        "date" : "2026-12-31",
        "jmh" : "-wi 1",
        "figures" : [
          {
            "question" : "SQUARE",
            "input" : "nn:64x64x64",
            "threads" : 1,
            "kernels" : "VECTOR",
            "peer" : "OPENBLAS",
            "pairs" : 5,
            "ours" : 2.7,
            "theirs" : 2.1,
            "ratio" : 0.79,
            "least" : 0.76,
            "greatest" : 0.82
          }
        ]
      }
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.json"), text);
  }

  @Test
  void fileIsWrittenAsItWasRead() throws IOException {
    Run run = Run.read(file(TEXT));
    Path copy = folder.resolve("copy.json");
    run.write(copy);
    assertThat(copy).hasContent(TEXT);
    assertThat(folder.toFile().list()).containsOnly("a.json", "copy.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "date" : "2026-12-31",     |                      | date:
          "theirs" : 2.1,            |                      | figures[0].theirs:
          "processor"                | "procesor"           | processor: Missing
          "ratio"                    | "rate"               | figures[0].ratio: Missing
          "OPENBLAS"                 | "OPENBLASS"          | figures[0].peer:
          "SQUARE"                   | "SQUARES"            | figures[0].question:
          "SQUARE"                   | "STEP"               | figures[0]: nn:64x64x64: expected softmax or mlp
          "OPENBLAS"                 | "MXNET"              | figures[0]: peer: MXNET has no answer to SQUARE
          nn:64x64x64                | nn:64x64             | figures[0]: nn:64x64: expected a product such as
          "vectorBits" : 512         | "vectorBits" : "512" | vectorBits:
          "vectorBits" : 512         | "vectorBits" : null  | vectorBits:
          "commit" : "0123abc"       | "commit" : null      | commit:
          "2026-12-31"               | "31.12.2026"         | date: expected for example 2026-12-31
          "threads" : 1              | "threads" : 0        | figures[0]: threads: expected at least 1, got 0
          "threads" : 1              | "threads" : 1.5      | figures[0].threads:
          "pairs" : 5                | "pairs" : 0          | figures[0]: pairs: expected at least 1, got 0
          "ours" : 2.7               | "ours" : 0           | figures[0]: ours: expected a time above 0, got 0.0
          "theirs" : 2.1             | "theirs" : -2.1      | figures[0]: theirs: expected a time above 0
          "ratio" : 0.79             | "ratio" : 0.97       | figures[0]: ratio: expected it between least
          "least" : 0.76             | "least" : "NaN"      | figures[0]: ratio: expected it between least
          "ours" : 2.7,              | "ours" : 2.7, "ours" : 2, | figures[0]: Duplicate field 'ours'
          "ours" : 2.7,              | "ours" : 2.7, "hours" : 2, | figures[0].hours: Unrecognized field "hours"
          """)
  void spoiledFieldIsNamedInOneLine(String good, String bad, String field) throws IOException {
    assertThat(TEXT).contains(good);
    Path file = file(TEXT.replace(good, bad == null ? "" : bad));
    assertThatThrownBy(() -> Run.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith(file + ": " + field)
        .doesNotContain("DeserializationFeature")
        .hasLineCount(1);
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsLine() throws IOException {
    for (String text : new String[] {"", "{", TEXT + "}", TEXT.replace("[", "<<<<<<< HEAD")}) {
      Path file = file(text);
      assertThatThrownBy(() -> Run.read(file))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .startsWith(file + ": ")
          .hasLineCount(1);
    }
  }
}
