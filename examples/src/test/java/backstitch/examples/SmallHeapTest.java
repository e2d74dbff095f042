package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit into memory is said in one line. */
class SmallHeapTest {
  @TempDir Path directory;

  /** Images of zeros behind a header that promises as many as it says. */
  private void write(int promised, int count) throws IOException {
    SyntheticFolder.write(directory, 20, 20);
    Files.delete(directory.resolve("train-images-idx3-ubyte"));
    Path file = directory.resolve("train-images-idx3-ubyte.gz");
    ByteBuffer header = ByteBuffer.allocate(16);
    header.putInt(0x803).putInt(promised).putInt(28).putInt(28);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(header.array());
      byte[] image = new byte[28 * 28];
      for (int i = 0; i < count; i++) {
        out.write(image);
      }
    }
  }

  private void assertRefused(String gc, String heap, String problem) throws Exception {
    List<String> options = List.of("-XX:+Use" + gc + "GC", "-Xmx" + heap);
    Run run = Run.inChildJvm(options, SoftmaxRegression.class, "--data=" + directory);
    String file = directory.resolve("train-images-idx3-ubyte.gz").toString();
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).startsWith(file + ": " + problem);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"Serial, 64m", "Parallel, 64m", "Serial, 128m", "G1, 64m"})
  void dataThatFillTheHeapAreRefusedWithAWayOut(String gc, String heap) throws Exception {
    write(140_000, 140_000);
    assertRefused(gc, heap, "data: too large for the heap of ");
  }

  @ParameterizedTest
  @CsvSource({"Serial, 64m", "Parallel, 256m", "G1, 1g"})
  void promiseOfDataThatAreNotThereIsRefusedForWhatItIs(String gc, String heap) throws Exception {
    write(2_739_000, 1);
    String expected = "data: expected 2147376000 bytes (2739000 x 28 x 28), found 784";
    assertRefused(gc, heap, expected);
  }

  @Test
  void batchThatFillsTheHeapIsRefusedWithTwoWaysOut() throws Exception {
    SyntheticFolder.write(directory, 16_000, 20);
    String[] args = {"--data=" + directory, "--batch-size=16000"};
    List<String> options = List.of("-XX:+UseSerialGC", "-Xmx64m");
    Run run = Run.inChildJvm(options, SoftmaxRegression.class, args);
    assertThat(run.err())
        .containsExactly(
            "out of memory: the heap of 61 MiB is too small; start java with a larger one (-Xmx),"
                + " or train with a smaller --batch-size");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void hintTellsHeapThatIsEnough() throws Exception {
    write(140_000, 140_000);
    assertRefused(
        "Serial",
        "64m",
        "data: too large for the heap of 61 MiB;"
            + " start java with a larger one, such as -Xmx618m");
  }
}
