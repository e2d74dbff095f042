package backstitch.examples.data;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The directory that keeps the fetched files. A file appears there under its name only when it is
 * complete and verified. Several processes may fetch the same file at the same time.
 *
 * @param directory the directory, which is created when the first file is fetched
 * @param sha256 the SHA-256 that each file must have, decompressed, in hexadecimal
 */
record Cache(Path directory, Function<FashionMnistFile, String> sha256) {
  private static final String PREFIX = "fetching-";
  private static final String LOCK = ".lock";

  /**
   * Finds the directory for the user's cached files: {@code $XDG_CACHE_HOME} if it is an absolute
   * path, as the XDG Base Directory Specification demands, else what is usual on the system. The
   * last two arguments are the system properties {@code os.name} and {@code user.home}.
   */
  static Path locate(Map<String, String> environment, String osName, String userHome) {
    boolean windows = osName.startsWith("Windows");
    String usual =
        windows ? "AppData/Local" : osName.startsWith("Mac") ? "Library/Caches" : ".cache";
    // A shell's ~ is $HOME, while Java takes user.home from the password file.
    String variable = windows ? "LOCALAPPDATA" : "HOME";
    String[][] places = {
      {"XDG_CACHE_HOME", environment.getOrDefault("XDG_CACHE_HOME", ""), ""},
      {variable, environment.getOrDefault(variable, ""), windows ? "" : usual},
      {"user.home", userHome, usual}
    };
    for (String[] place : places) {
      try {
        Path path = Path.of(place[1]);
        if (path.isAbsolute()) {
          return path.resolve(place[2]);
        }
      } catch (InvalidPathException e) {
        throw new DataException(place[0] + ": " + DataException.reason(e));
      }
    }
    throw new DataException("no home directory known (set HOME or XDG_CACHE_HOME)");
  }

  /**
   * A directory within the cache for files that are not complete yet. It is deleted when it is
   * closed, and when the process is ended by Ctrl-C. A process that is killed leaves it behind, but
   * not its lock on the file beside it, which tells {@link #sweep}. A process must have only one at
   * a time, because to close a channel of a file releases all locks of the process on that file.
   */
  record Scratch(Path path, FileChannel lock) implements AutoCloseable {
    @Override
    public void close() {
      delete(path, lock);
    }
  }

  Scratch scratch() throws IOException {
    Files.createDirectories(directory);
    Path path = directory.resolve(PREFIX + UUID.randomUUID());
    var scratch = new Scratch(path, FileChannel.open(lockFile(path), CREATE, WRITE));
    Runtime.getRuntime().addShutdownHook(new Thread(scratch::close, "delete scratch directory"));
    scratch.lock.lock();
    Files.createDirectory(path); // after the lock is taken, because sweep looks for directories
    return scratch;
  }

  /** Deletes what killed processes have left behind. */
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
          // A leftover does no harm, and the next start tries again.
        }
      }
    }
  }

  private static Path lockFile(Path path) {
    return path.resolveSibling(path.getFileName() + LOCK);
  }

  /** Deletes a directory, and then its lock file. What is left, a later sweep deletes. */
  private static void delete(Path path, FileChannel lock) {
    try (lock;
        Stream<Path> walk = Files.walk(path)) {
      walk.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      if (Files.notExists(path)) {
        Files.deleteIfExists(lockFile(path));
      }
    } catch (IOException | UncheckedIOException e) {
      // The directory is gone already, or the next sweep tries again.
    }
  }

  /** Verifies a compressed file from a scratch directory and moves it into the cache. */
  void store(FashionMnistFile file, Path fetched) throws IOException {
    String gzipName = file.gzipName();
    file.read(fetched, gzipName).verify(sha256.apply(file), gzipName);
    Path name = directory.resolve(gzipName);
    try {
      Files.move(fetched, name, StandardCopyOption.ATOMIC_MOVE); // within one file system
    } catch (IOException e) {
      // Windows refuses while another process reads the file of that name. If there is one, it was
      // verified as ours was.
      if (!Files.isRegularFile(name)) {
        throw e;
      }
    }
  }
}
