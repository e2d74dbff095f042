package backstitch.examples.data;

import static backstitch.examples.data.SmallFashionMnist.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistSearchTest {
  private static final String IN_CACHE =
      " (in the cache: if it is damaged, delete it and run again to fetch it anew)";

  @TempDir Path directory;
  private Path cache;
  private Path system;
  private final List<FashionMnistFile> asked = new ArrayList<>();

  @BeforeEach
  void namePlaces() {
    cache = directory.resolve("cache");
    system = directory.resolve("system");
  }

  /** Has all files, and notes down what it was asked for. */
  private final class FullSource implements DataSource {
    @Override
    public String name() {
      return "full source";
    }

    @Override
    public void fetch(List<FashionMnistFile> files, VerifiedCache cache) {
      asked.addAll(files);
      for (FashionMnistFile file : files) {
        byte[] content = SmallFashionMnist.gzip(SmallFashionMnist.bytes(file));
        cache.store(file, file.gzipName(), newFile -> Files.write(newFile, content));
      }
    }
  }

  /** Has the first file it is asked for, and no more. */
  private static final class PoorSource implements DataSource {
    @Override
    public String name() {
      return "poor source";
    }

    @Override
    public void fetch(List<FashionMnistFile> files, VerifiedCache cache) {
      byte[] content = SmallFashionMnist.bytes(files.get(0));
      cache.store(files.get(0), "first", newFile -> Files.write(newFile, content));
      throw new DataException("all gone");
    }
  }

  private FashionMnistSearch search(DataSource... sources) {
    return new FashionMnistSearch(
        Optional.of(cache), system, SmallFashionMnist::sha256, List.of(sources));
  }

  private void assertFound(FashionMnistSearch search) {
    assertThat(SmallFashionMnist.sizes(search.load())).containsExactly(3, 2);
  }

  private static void assertRefused(FashionMnistSearch search, String message) {
    assertThatExceptionOfType(DataException.class).isThrownBy(search::load).withMessage(message);
  }

  @Test
  void cacheIsUsedBeforeTheSystemFolder() throws IOException {
    SmallFashionMnist.writeTo(cache);
    Files.createDirectories(system);
    for (FashionMnistFile file : FashionMnistFile.values()) {
      Files.writeString(system.resolve(file.baseName()), "damaged");
    }
    assertFound(search(new FullSource()));
    assertThat(asked).isEmpty();
  }

  @Test
  void systemFolderIsUsedBeforeAnythingIsFetched() throws IOException {
    SmallFashionMnist.writeTo(system);
    assertFound(search(new FullSource()));
    assertThat(asked).isEmpty();
    assertThat(cache).doesNotExist();
  }

  @Test
  void incompleteSystemFolderIsPassedOver() throws IOException {
    SmallFashionMnist.writeTo(system);
    Files.delete(system.resolve("t10k-labels-idx1-ubyte.gz"));
    assertFound(search(new FullSource()));
    assertThat(asked).containsExactly(FashionMnistFile.values());
  }

  @Test
  void incompleteCacheIsFilledUpAndKeepsWhatItHas() throws IOException {
    Files.createDirectories(cache);
    Path own = cache.resolve("train-labels-idx1-ubyte");
    byte[] labels = labels(3);
    Files.write(own, labels);
    assertFound(search(new FullSource()));
    assertThat(asked).doesNotContain(FashionMnistFile.TRAIN_LABELS).hasSize(3);
    assertThat(own).hasBinaryContent(labels);
    assertThat(cache.resolve("train-labels-idx1-ubyte.gz")).doesNotExist();
  }

  @Test
  void nextSourceFetchesWhatTheFirstLeft() {
    assertFound(search(new PoorSource(), new FullSource()));
    assertThat(asked).doesNotContain(FashionMnistFile.TRAIN_IMAGES).hasSize(3);
  }

  @Test
  void fetchedFilesAreFoundInTheCacheNextTime() {
    assertFound(search(new FullSource()));
    assertFound(search());
  }

  @Test
  void damagedFileInTheCacheStopsTheSearchWithAdvice() throws IOException {
    SmallFashionMnist.writeTo(cache);
    SmallFashionMnist.writeTo(system);
    Path file = cache.resolve("t10k-labels-idx1-ubyte.gz");
    Files.writeString(file, "<html>");
    assertRefused(
        search(new FullSource()),
        file + ": content: expected IDX data, found what looks like an HTML page" + IN_CACHE);
  }

  @Test
  void damagedFileInTheIncompleteCacheStopsTheSearchBeforeAnythingIsFetched() throws IOException {
    Files.createDirectories(cache);
    Path file = cache.resolve("t10k-labels-idx1-ubyte.gz");
    Files.write(file, new byte[] {0, 0, 8});
    assertRefused(
        search(new FullSource()),
        file + ": magic number: expected 4 bytes, found the end of the file after 3" + IN_CACHE);
    assertThat(asked).isEmpty();
  }

  @Test
  void damagedFileInTheSystemFolderStopsTheSearchWithOtherAdvice() throws IOException {
    SmallFashionMnist.writeTo(system);
    Path file = system.resolve("train-labels-idx1-ubyte.gz");
    Files.write(file, new byte[] {0, 0, 8, 2});
    assertRefused(
        search(new FullSource()),
        file
            + ": number of dimensions: expected 1, found 2"
            + " (in the system's folder: if it is damaged, reinstall what put it there, or pass --data)");
  }

  @Test
  void ifNothingWorksAllPlacesAreNamedAndWhatToDo() throws IOException {
    Files.writeString(system, "not a directory");
    assertRefused(
        search(new PoorSource(), new PoorSource()),
        "Fashion-MNIST is nowhere to be had. Tried: (1) cache: "
            + cache
            + ": directory: does not exist; (2) system folder: "
            + system
            + ": directory: is not a directory; (3) poor source: all gone;"
            + " (4) poor source: all gone; what to do: put the files train-images-idx3-ubyte,"
            + " train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte"
            + " (plain or .gz) into a directory and pass it with --data DIR");
  }

  @Test
  void withoutHomeNothingIsFetched() {
    var search =
        new FashionMnistSearch(
            Optional.empty(), system, SmallFashionMnist::sha256, List.of(new FullSource()));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(search::load)
        .withMessageContaining(
            "(1) cache: no home directory known (set HOME or XDG_CACHE_HOME); (2) system folder");
    assertThat(asked).isEmpty();
  }

  @Test
  void cacheThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(cache, "in the way");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(search(new FullSource())::load)
        .withMessageContaining(
            "(3) full source: " + cache + ": cache: another file of this name is in the way; what");
  }
}
