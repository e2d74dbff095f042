package backstitch.examples.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the user's cached files live: the customary place of each operating system. */
final class CacheDirectory {
  private CacheDirectory() {}

  /**
   * {@code $XDG_CACHE_HOME} if it is set and absolute (as the XDG Base Directory Specification
   * demands), else {@code ~/Library/Caches} on macOS, {@code %LOCALAPPDATA%} on Windows and {@code
   * ~/.cache} elsewhere. Empty if not even a home directory is known.
   *
   * @param environment the environment variables
   * @param osName the system property {@code os.name}
   * @param userHome the system property {@code user.home}
   */
  static Optional<Path> locate(Map<String, String> environment, String osName, String userHome) {
    boolean windows = osName.startsWith("Windows");
    // Java takes user.home from the password file, while a shell's ~ is $HOME.
    Optional<Path> home =
        windows ? absolute(userHome) : variable(environment, "HOME").or(() -> absolute(userHome));
    Optional<Path> customary;
    if (windows) {
      customary =
          variable(environment, "LOCALAPPDATA")
              .or(() -> home.map(path -> path.resolve("AppData").resolve("Local")));
    } else if (osName.startsWith("Mac")) {
      customary = home.map(path -> path.resolve("Library").resolve("Caches"));
    } else {
      customary = home.map(path -> path.resolve(".cache"));
    }
    return variable(environment, "XDG_CACHE_HOME").or(() -> customary);
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Stream.ofNullable(environment.get(name))
        .flatMap(value -> absolute(value).stream())
        .findFirst();
  }

  private static Optional<Path> absolute(String path) {
    try {
      return Optional.of(Path.of(path)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty(); // not a path here, so nothing can be cached there
    }
  }
}
