package backstitch.examples.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir Path directory;

  @Test
  void aFileIsReplacedAsAWholeAndNothingElseIsLeft() throws Exception {
    Path path = Files.writeString(directory.resolve("a.csv"), "a much longer text");
    TextFile file = new TextFile(path);
    file.write("new");
    assertThat(path).hasContent("new");
    assertThat(Files.list(directory)).containsExactly(path);
  }

  @Test
  void aFolderThatWentAwayIsAFailureInOneLine() throws Exception {
    Path path = Files.createDirectory(directory.resolve("sub")).resolve("a.csv");
    TextFile file = new TextFile(path);
    Files.delete(path.getParent());
    assertThatIllegalStateException()
        .isThrownBy(() -> file.write("text"))
        .withMessage(path + ": no such folder");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkStaysALink() throws Exception {
    Path path = Files.writeString(directory.resolve("a.csv"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), path);
    new TextFile(link).write("new");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(path).hasContent("new");
  }
}
