package backstitch.nn;

import static backstitch.nn.SafetensorsBytes.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import backstitch.core.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is replaced as a whole or left as it was, and nothing else stays in its folder. */
class CheckpointWritingTest {
  private static final Checkpoint OLD = of(1);
  private static final Checkpoint NEW = of(2);

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void namePath() {
    path = folder.resolve("m.safetensors");
  }

  private static Checkpoint of(double value) {
    return Checkpoint.of(List.of(parameter("a", Tensor.of(value))), Map.of());
  }

  private static Map<String, Tensor> read(Path path) {
    return Checkpoint.read(path).tensors();
  }

  private static String[] names(Path folder) {
    return folder.toFile().list();
  }

  private static void assertNotWritten(Path path, String message) {
    assertThatThrownBy(() -> NEW.write(path))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage(path + ": " + message);
  }

  @Test
  void fileIsReplacedAndNothingElseLeft() throws IOException {
    OLD.write(path);
    NEW.write(path);
    assertThat(read(path)).isEqualTo(NEW.tensors());
    assertThat(names(folder)).containsExactly("m.safetensors");
  }

  @Test
  void failureLeavesTheOldFileAndNothingElse() throws IOException {
    OLD.write(path);
    assertThatThrownBy(
            () ->
                AtomicFile.replace(
                    path,
                    out -> {
                      out.write(ByteBuffer.allocate(100));
                      throw new IOException("No space left on device");
                    }))
        .hasMessage("No space left on device");
    assertThat(read(path)).isEqualTo(OLD.tensors());
    assertThat(names(folder)).containsExactly("m.safetensors");
  }

  @Test
  void fullDiskIsNamed() {
    assertThat(CheckpointException.in("m", new IOException("No space left on device")))
        .hasMessage("m: file: No space left on device");
  }

  @Test
  void whatIsNoRegularFileIsNotReplaced() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    assertNotWritten(inner, "file: expected a regular file, found a directory");
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertNotWritten(pipe, "file: expected a regular file, found a device or pipe");
    Path nowhere = folder.resolve("none/m.safetensors");
    String none = folder.resolve("none") + ", which is none";
    assertNotWritten(nowhere, "folder: expected an existing one, found " + none);
    assertThat(names(folder)).containsExactlyInAnyOrder("inner", "pipe");
  }

  @Test
  void fileThatMustNotBeWrittenIsNotReplaced() throws IOException {
    OLD.write(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
    assumeThat(Files.isWritable(path)).as("root may write everything").isFalse();
    assertNotWritten(path, "file: permission denied");
    assertThat(read(path)).isEqualTo(OLD.tensors());
  }

  @Test
  void fileKeepsItsPermissions() throws IOException {
    OLD.write(path);
    var own = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(path, own);
    NEW.write(path);
    assertThat(Files.getPosixFilePermissions(path)).isEqualTo(own);
  }

  @Test
  void symbolicLinkStaysAndLeadsToTheNewContent() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path file = other.resolve("real");
    OLD.write(file);
    Files.createSymbolicLink(path, file);
    NEW.write(path);
    assertThat(path).isSymbolicLink();
    assertThat(read(file)).isEqualTo(NEW.tensors());
    assertThat(names(other)).containsExactly("real");
  }

  @Test
  void longNamesAreNoLongerOnTheirWay() {
    Path longest = folder.resolve("m".repeat(255));
    NEW.write(longest);
    assertThat(read(longest)).isEqualTo(NEW.tensors());
  }

  @Test
  void onlyAbandonedTemporaryFilesAreDeleted() throws IOException {
    Path abandoned = Files.createFile(folder.resolve(".backstitch-1.tmp"));
    Path inUse = Files.createFile(folder.resolve(".backstitch-2.tmp"));
    Files.createFile(folder.resolve(".backstitch-3"));
    Files.createDirectory(folder.resolve(".backstitch-4.tmp"));
    try (FileChannel writer = FileChannel.open(inUse, StandardOpenOption.WRITE)) {
      assertThat(writer.lock().isValid()).isTrue();
      NEW.write(path);
      assertThat(abandoned).doesNotExist();
      assertThat(inUse).exists();
    }
    NEW.write(path);
    assertThat(names(folder))
        .containsExactlyInAnyOrder("m.safetensors", ".backstitch-3", ".backstitch-4.tmp");
  }

  @Test
  void threadsMayWriteOneFileAtOnce() throws IOException {
    IntStream.range(0, 40).parallel().forEach(i -> (i % 2 == 0 ? OLD : NEW).write(path));
    assertThat(read(path)).isIn(OLD.tensors(), NEW.tensors());
    assertThat(names(folder)).containsExactly("m.safetensors");
  }
}
