package backstitch.examples.data;

import backstitch.examples.system.Proxies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The search for Fashion-MNIST if no directory is given: first in the cache, then in the system's
 * folder, and then in the places from which the cache can be filled.
 *
 * @param cache the cache; a {@link DataException} says why there is none
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

    /** Fetches a file, compressed, into a directory; {@link IOException} is for a fault of that. */
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
    Supplier<Cache> cache =
        () -> {
          Path caches = Cache.locate(System.getenv(), osName, userHome);
          return new Cache(caches.resolve("backstitch/fashion-mnist"), FashionMnistFile::sha256);
        };
    return new FashionMnistSearch(cache, Path.of("/usr/share/datasets/fashion-mnist"), sources);
  }

  /** Loads the data from the first place that has all four files, damaged or not. */
  FashionMnist load() {
    var tried = new ArrayList<String>();
    synchronized (FashionMnistSearch.class) { // the next thread finds what the first has fetched
      Optional<Cache> place = Optional.empty();
      try {
        place = Optional.of(cache.get());
        place.get().sweep();
      } catch (DataException e) {
        tried.add("cache: " + e.getMessage());
      }
      FashionMnist data = place.isEmpty() ? null : from(place.get().directory(), place, tried);
      data = data == null ? from(system, Optional.empty(), tried) : data;
      data = data == null && place.isPresent() ? fetched(place.get(), tried) : data;
      if (data == null) {
        throw new DataException(NOWHERE + String.join("; ", tried) + WAY_OUT);
      }
      return data;
    }
  }

  private static @Nullable FashionMnist from(
      Path directory, Optional<Cache> cache, List<String> tried) {
    var folder = new FashionMnistFolder(directory, cache);
    boolean isCache = cache.isPresent();
    try {
      if (folder.missing().isEmpty()) {
        return folder.load();
      } else if (isCache) {
        folder.check(); // before the missing files are fetched
      }
    } catch (DataException e) {
      throw e.advise(
          isCache
              ? "in the cache: if it is damaged, delete it and run again to fetch it anew"
              : "in the system's folder: if it is damaged, reinstall it, or pass --data");
    }
    tried.add((isCache ? "cache: " : "system folder: ") + folder.shortcoming());
    return null;
  }

  /** Fills the cache. Failures here are put before the others, because they matter more. */
  private @Nullable FashionMnist fetched(Cache cache, List<String> tried) {
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
        continue;
      } catch (IOException e) {
        String way = " (set XDG_CACHE_HOME to a directory that can be written, or pass --data DIR)";
        tried.add(failures, directory + ": cache: " + DataException.reason(e) + way);
        return null; // no other source would do better
      }
      return from(directory, Optional.of(cache), tried);
    }
    return null;
  }
}
