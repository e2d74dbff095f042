package backstitch.examples.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory that goes away with all it holds, after Ctrl-C too. */
final class ScratchDirectory implements AutoCloseable {
  private final Path path;
  private final Thread atExit = new Thread(this::deleteQuietly, "delete scratch directory");

  /** Makes a new directory that only its owner can enter (on systems that know owners). */
  ScratchDirectory() throws IOException {
    path = Files.createTempDirectory("backstitch-");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  Path path() {
    return path;
  }

  private void deleteQuietly() {
    try {
      delete();
    } catch (IOException | UncheckedIOException e) {
      // The virtual machine is going down: nobody is left to be told.
    }
  }

  private void delete() throws IOException {
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(path)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : inside) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the virtual machine is going down already, and the hook at work
    }
    delete();
  }
}
