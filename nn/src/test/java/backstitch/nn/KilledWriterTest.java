package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that write are killed, or write at once: a file is always one of their models. */
class KilledWriterTest {
  private static final int ROWS = 300;

  @TempDir private Path folder;

  private Process writer(int times, int rows) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            EndlessWriter.class.getName(),
            folder.resolve("m.safetensors").toString(),
            "" + times,
            "" + rows);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private void assertOneOfTheModels(int rows) {
    Checkpoint found = Checkpoint.read(folder.resolve("m.safetensors"));
    Checkpoint expected =
        EndlessWriter.models(rows).get(found.metadata().get("model").equals("1.0") ? 0 : 1);
    assertThat(found.metadata()).isEqualTo(expected.metadata());
    assertThat(found.tensors()).isEqualTo(expected.tensors());
  }

  private List<String> litter() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("m.safetensors"))
          .toList();
    }
  }

  /** Kills writers at moments that differ, and counts those that left a file half written. */
  private int kill(int times) throws IOException, InterruptedException {
    int interrupted = 0;
    for (int i = 0; i < times; i++) {
      Process writer = writer(Integer.MAX_VALUE, ROWS);
      assertThat(writer.getInputStream().readNBytes(7)).hasSize(7); // "written": it is at it now
      Thread.sleep(i % 20);
      writer.destroyForcibly().waitFor();
      interrupted += litter().isEmpty() ? 0 : 1;
      assertThat(litter()).hasSizeLessThan(2);
      assertOneOfTheModels(ROWS);
    }
    EndlessWriter.models(ROWS).get(0).write(folder.resolve("m.safetensors"));
    assertThat(litter()).isEmpty();
    assertOneOfTheModels(ROWS);
    return interrupted;
  }

  @Test
  void killedWriterLeavesTheOldFileOrTheNewAndTheNextOneClearsUp() throws Exception {
    assertThat(kill(20)).isPositive();
  }

  @Test
  @Tag("slow")
  void sixtyKilledWritersLoseNothingAndLeaveNoLitter() throws Exception {
    assertThat(kill(60)).isGreaterThan(6);
  }

  /** Small models are half made more often when another writer looks for abandoned files. */
  @ParameterizedTest
  @CsvSource({"300, 40", "1, 500"})
  void programsMayWriteAndReadOneFileAtOnce(int rows, int times) throws Exception {
    EndlessWriter.models(rows).get(0).write(folder.resolve("m.safetensors"));
    List<Process> writers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      writers.add(writer(times, rows));
    }
    while (writers.stream().anyMatch(Process::isAlive)) {
      assertOneOfTheModels(rows);
    }
    for (Process writer : writers) {
      String output = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(writer.waitFor()).as(output).isZero();
      assertThat(output.lines()).hasSize(times);
    }
    assertThat(litter()).isEmpty();
    assertOneOfTheModels(rows);
  }
}
