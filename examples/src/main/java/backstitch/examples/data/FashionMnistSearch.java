package backstitch.examples.data;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The search for Fashion-MNIST where no directory is given: the cache, the system's folder, and
 * then whatever can fill the cache.
 *
 * @param cache the directory to keep fetched files in, if the user has a place for such
 * @param system the system's folder
 * @param sha256 the SHA-256 of the files to be fetched, decompressed, in hexadecimal
 * @param sources the places to fetch from, in order
 */
record FashionMnistSearch(
    Optional<Path> cache,
    Path system,
    Function<FashionMnistFile, String> sha256,
    List<DataSource> sources) {

  static FashionMnistSearch onThisMachine() {
    String osName = System.getProperty("os.name", "");
    String userHome = System.getProperty("user.home", "");
    var sources = new ArrayList<DataSource>();
    sources.add(new Download(Download.OFFICIAL, Download.Patience.USUAL));
    if (osName.equals("Linux")) {
      boolean root = System.getProperty("user.name", "").equals("root");
      sources.add(new DebianPackage("apt-get", "dpkg-deb", root, Duration.ofMinutes(5)));
    }
    return new FashionMnistSearch(
        CacheDirectory.locate(System.getenv(), osName, userHome)
            .map(caches -> caches.resolve("backstitch").resolve("fashion-mnist")),
        Path.of("/usr/share/datasets/fashion-mnist"),
        FashionMnistFile::sha256,
        sources);
  }

  /**
   * Loads the data from the first place that has all of them.
   *
   * @throws DataException if none has, or if a file is damaged in the first that has
   */
  FashionMnist load() {
    var tried = new ArrayList<String>();
    return fromCache(tried)
        .or(() -> fromSystem(tried))
        .or(() -> fetched(tried))
        .orElseThrow(() -> nothingWorked(tried));
  }

  private Optional<FashionMnist> fromCache(List<String> tried) {
    if (cache.isEmpty()) {
      tried.add("cache: no home directory known (set HOME or XDG_CACHE_HOME)");
      return Optional.empty();
    }
    var folder = new FashionMnistFolder(cache.get());
    Optional<DataException> shortcoming = folder.shortcoming();
    try {
      if (shortcoming.isEmpty()) {
        return Optional.of(folder.load());
      }
      folder.checkPresentFiles(); // as the others are to be fetched and put beside them
    } catch (DataException e) {
      throw e.advising("in the cache: if it is damaged, delete it and run again to fetch it anew");
    }
    tried.add("cache: " + shortcoming.get().getMessage());
    return Optional.empty();
  }

  private Optional<FashionMnist> fromSystem(List<String> tried) {
    var folder = new FashionMnistFolder(system);
    Optional<DataException> shortcoming = folder.shortcoming();
    if (shortcoming.isPresent()) {
      tried.add("system folder: " + shortcoming.get().getMessage());
      return Optional.empty();
    }
    try {
      return Optional.of(folder.load());
    } catch (DataException e) {
      throw e.advising(
          "in the system's folder: if it is damaged, reinstall what put it there, or pass --data");
    }
  }

  private Optional<FashionMnist> fetched(List<String> tried) {
    if (cache.isEmpty()) {
      return Optional.empty();
    }
    var folder = new FashionMnistFolder(cache.get());
    for (DataSource source : sources) {
      try {
        source.fetch(folder.missing(), new VerifiedCache(cache.get(), sha256));
      } catch (DataException e) {
        tried.add(source.name() + ": " + e.getMessage());
      }
      if (folder.missing().isEmpty()) {
        return fromCache(tried);
      }
    }
    return Optional.empty();
  }

  private static DataException nothingWorked(List<String> tried) {
    var message = new StringBuilder("Fashion-MNIST is nowhere to be had. Tried: ");
    for (int i = 0; i < tried.size(); i++) {
      message.append("(").append(i + 1).append(") ").append(tried.get(i)).append("; ");
    }
    String names =
        Arrays.stream(FashionMnistFile.values())
            .map(FashionMnistFile::baseName)
            .collect(Collectors.joining(", "));
    message.append("what to do: put the files ").append(names);
    return new DataException(
        message + " (plain or .gz) into a directory and pass it with --data DIR");
  }
}
