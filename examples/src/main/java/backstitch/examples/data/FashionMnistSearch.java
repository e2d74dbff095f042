package backstitch.examples.data;

import backstitch.examples.system.Proxies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The search for Fashion-MNIST where no directory is given: the cache, the system's folder, and
 * then whatever can fill the cache.
 *
 * @param cache the directory to keep fetched files in, or a {@link DataException} why there is none
 * @param system the system's folder
 * @param sources the places to fetch from, in order
 */
record FashionMnistSearch(Supplier<Cache> cache, Path system, List<Source> sources) {
  private static final String NOWHERE = "Fashion-MNIST is nowhere to be had: ";
  private static final String WAY_OUT =
      "; what to do: put the files train-images-idx3-ubyte, train-labels-idx1-ubyte,"
          + " t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte (plain or .gz) into a directory and"
          + " pass it with --data DIR";

  /** A place to fetch from. */
  interface Source {
    /** What messages call it. */
    String name();

    /** Fetches a file, compressed, into a directory for all files; throws if that is at fault. */
    Path fetch(FashionMnistFile file, Path scratch) throws IOException;
  }

  static FashionMnistSearch onThisMachine() {
    String osName = System.getProperty("os.name", "");
    String userHome = System.getProperty("user.home", "");
    var sources = new ArrayList<Source>();
    sources.add(new Download(Download.OFFICIAL, Download.Patience.USUAL));
    if (osName.equals("Linux")) {
      boolean root = System.getProperty("user.name", "").equals("root");
      sources.add(new DebianPackage("apt-get", "dpkg-deb", root, Duration.ofMinutes(10)));
    }
    Supplier<Path> caches = () -> Cache.locate(System.getenv(), osName, userHome);
    return new FashionMnistSearch(
        () -> new Cache(caches.get().resolve("backstitch/fashion-mnist"), FashionMnistFile::sha256),
        Path.of("/usr/share/datasets/fashion-mnist"),
        sources);
  }

  /** Loads the data from the first place that has all of them, damaged or not. */
  FashionMnist load() {
    var tried = new ArrayList<String>();
    synchronized (FashionMnistSearch.class) { // the next thread finds what the first has fetched
      Optional<Cache> place = place(tried);
      place.ifPresent(Cache::sweep);
      return place
          .flatMap(found -> from(new FashionMnistFolder(found.directory(), place), tried))
          .or(() -> from(new FashionMnistFolder(system, Optional.empty()), tried))
          .or(() -> place.flatMap(found -> fetched(found, tried)))
          .orElseThrow(() -> new DataException(NOWHERE + String.join("; ", tried) + WAY_OUT));
    }
  }

  private Optional<Cache> place(List<String> tried) {
    try {
      return Optional.of(cache.get());
    } catch (DataException e) {
      tried.add("cache: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<FashionMnist> from(FashionMnistFolder folder, List<String> tried) {
    boolean isCache = folder.cache().isPresent();
    String shortcoming = folder.shortcoming();
    try {
      if (shortcoming.isEmpty()) {
        return Optional.of(folder.load());
      }
      folder.checkCachedFiles(); // before the others are fetched and put beside them
    } catch (DataException e) {
      throw e.advise(
          isCache
              ? "in the cache: if it is damaged, delete it and run again to fetch it anew"
              : "in the system's folder: if it is damaged, reinstall it, or pass --data");
    }
    tried.add((isCache ? "cache: " : "system folder: ") + shortcoming);
    return Optional.empty();
  }

  /** What fails here is told before all else that was tried. */
  private Optional<FashionMnist> fetched(Cache cache, List<String> tried) {
    Path directory = cache.directory();
    var folder = new FashionMnistFolder(directory, Optional.of(cache));
    int failures = 0;
    Proxies.adopt(System.getenv(), System.getProperties());
    for (Source source : sources) {
      try (var scratch = cache.scratch()) {
        System.err.println("Fashion-MNIST: " + source.name() + " into " + directory);
        for (FashionMnistFile file : folder.missing()) {
          cache.store(file, source.fetch(file, scratch.path()));
        }
      } catch (DataException e) {
        tried.add(failures++, source.name() + ": " + e.getMessage());
      } catch (IOException e) {
        String way = " (set XDG_CACHE_HOME to a directory that can be written, or pass --data DIR)";
        tried.add(failures, directory + ": cache: " + DataException.reason(e) + way);
        return Optional.empty(); // no other source would do better
      }
      if (folder.missing().isEmpty()) {
        return from(folder, tried);
      }
    }
    return Optional.empty();
  }
}
