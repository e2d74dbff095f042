package backstitch.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a page gets its file, and what is left where it cannot. */
class ReportFileTest {
  @TempDir Path directory;

  @Test
  void aFileIsMadeAndReplaced() throws Exception {
    Path file = directory.resolve("r.html");
    new ReportFile(file).write("old");
    assertThat(file).hasContent("old");
    new ReportFile(file).write("new");
    assertThat(file).hasContent("new");
    assertThat(directory.toFile().list()).containsExactly("r.html");
  }

  @Test
  void aSymbolicLinkStays() throws Exception {
    Path file = Files.createFile(directory.resolve("r.html"));
    Path link = directory.resolve("link.html");
    try {
      Files.createSymbolicLink(link, file);
    } catch (FileSystemException e) {
      assumeTrue(false, "no symbolic links here: " + e.getMessage());
    }
    new ReportFile(link).write("page");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("page");
  }

  @Test
  void aFailureIsOneLineAndLeavesNothing() throws IOException {
    Path inTheWay = directory.resolve("r.html");
    Files.createDirectories(inTheWay.resolve("full"));
    assertThatThrownBy(() -> new ReportFile(inTheWay).write("page"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(inTheWay + ": the report could not be written: ");
    assertThat(directory.toFile().list()).containsExactly("r.html");
  }
}
