package backstitch.examples.data;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory that keeps what was fetched. A file gets its name there whole and verified, or not
 * at all; any number of processes may fetch the same file at once.
 *
 * @param directory the directory, which is made when the first file comes
 * @param sha256 the SHA-256 each file must have, decompressed, in hexadecimal
 */
record Cache(Path directory, Function<FashionMnistFile, String> sha256) {
  private static final String PREFIX = "fetching-";
  private static final String LOCK = ".lock";

  /**
   * Where the user's cached files live: {@code $XDG_CACHE_HOME} if it is set and absolute (as the
   * XDG Base Directory Specification demands), else {@code ~/Library/Caches} on macOS, {@code
   * %LOCALAPPDATA%} on Windows and {@code ~/.cache} elsewhere. The system properties are {@code
   * os.name} and {@code user.home}.
   *
   * @throws DataException if not even a home directory is known, or its name is not a path
   */
  static Path locate(Map<String, String> environment, String osName, String userHome) {
    boolean windows = osName.startsWith("Windows");
    String customary =
        windows ? "AppData/Local" : osName.startsWith("Mac") ? "Library/Caches" : ".cache";
    // Java takes user.home from the password file, while a shell's ~ is $HOME.
    return absolute("XDG_CACHE_HOME", environment.get("XDG_CACHE_HOME"))
        .or(() -> absolute("LOCALAPPDATA", windows ? environment.get("LOCALAPPDATA") : null))
        .or(
            () ->
                absolute("HOME", windows ? null : environment.get("HOME"))
                    .or(() -> absolute("user.home", userHome))
                    .map(home -> home.resolve(customary)))
        .orElseThrow(
            () -> new DataException("no home directory known (set HOME or XDG_CACHE_HOME)"));
  }

  private static Optional<Path> absolute(String name, @Nullable String value) {
    try {
      return Optional.ofNullable(value).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      throw new DataException(name + ": " + DataException.reason(e));
    }
  }

  /** Throws {@link DataException} unless it is the published file. */
  void verify(FashionMnistFile file, IdxFile content, String name) {
    String expected = sha256.apply(file);
    String found = content.sha256();
    String field = "SHA-256 of the content";
    DataException.require(found.equals(expected), name, field, expected, found);
  }

  /**
   * A directory within the cache for files on their way. It goes away when it is closed, and on
   * Ctrl-C. A process that is killed leaves it behind, but not the lock on the file beside it, by
   * which {@link #sweep} knows. (A process must have one at a time: to close a file gives up all
   * locks that the process has on it.)
   */
  record Scratch(Path path, FileChannel lock, Thread atExit) implements AutoCloseable {
    @Override
    public void close() {
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
        delete(path, lock);
      } catch (IllegalStateException e) {
        // The virtual machine is going down already, and the hook at work.
      }
    }
  }

  Scratch scratch() throws IOException {
    Files.createDirectories(directory);
    Path path = directory.resolve(PREFIX + UUID.randomUUID());
    FileChannel lock = FileChannel.open(lockFile(path), CREATE, WRITE);
    var atExit = new Thread(() -> delete(path, lock), "delete scratch directory");
    Runtime.getRuntime().addShutdownHook(atExit);
    lock.lock();
    Files.createDirectory(path); // after the lock, as only a directory is swept away
    return new Scratch(path, lock, atExit);
  }

  /** Deletes what processes left that were killed. */
  void sweep() {
    String[] names = directory.toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (name.startsWith(PREFIX) && !name.endsWith(LOCK)) {
        Path path = directory.resolve(name);
        try (var channel = FileChannel.open(lockFile(path), WRITE);
            var dead = channel.tryLock()) {
          if (dead != null) {
            delete(path, channel);
          }
        } catch (IOException e) {
          // It does no harm, and the next start tries again.
        }
      }
    }
  }

  private static Path lockFile(Path path) {
    return path.resolveSibling(path.getFileName() + LOCK);
  }

  private static void delete(Path path, FileChannel lock) {
    try (lock;
        Stream<Path> walk = Files.walk(path)) {
      List<Path> inside = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path file : inside) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(lockFile(path));
    } catch (IOException | UncheckedIOException e) {
      // What is left, the next start sweeps away.
    }
  }

  /** Verifies a compressed file from a scratch directory and gives it its name in the cache. */
  void store(FashionMnistFile file, Path fetched) throws IOException {
    verify(file, file.read(fetched, file.gzipName()), file.gzipName());
    Path name = directory.resolve(file.gzipName());
    try {
      Files.move(fetched, name, StandardCopyOption.ATOMIC_MOVE); // a mere change of its name
    } catch (IOException e) {
      // Windows refuses while another process reads the file of that name. If there is one, it was
      // verified as ours was.
      if (!Files.isRegularFile(name)) {
        throw e;
      }
    }
  }
}
