package backstitch.examples.data;

import static backstitch.examples.data.SmallFashionMnist.labels;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private final class FullSource implements FashionMnistSearch.Source {
    @Override
    public String name() {
      return "full source";
    }

    @Override
    public Path fetch(FashionMnistFile file, Path scratch) throws IOException {
      asked.add(file);
      byte[] content = SmallFashionMnist.gzip(SmallFashionMnist.bytes(file));
      return Files.write(scratch.resolve(file.gzipName()), content);
    }
  }

  /** Has the first file it is asked for, and no more. */
  private static final class PoorSource implements FashionMnistSearch.Source {
    private boolean gone;

    @Override
    public String name() {
      return "poor source";
    }

    @Override
    public Path fetch(FashionMnistFile file, Path scratch) throws IOException {
      if (gone) {
        throw new DataException("all gone");
      }
      gone = true;
      return Files.write(scratch.resolve("first"), SmallFashionMnist.bytes(file));
    }
  }

  private FashionMnistSearch search(FashionMnistSearch.Source... sources) {
    return new FashionMnistSearch(
        () -> new Cache(cache, SmallFashionMnist::sha256), system, List.of(sources));
  }

  private void assertFound(FashionMnistSearch search) {
    assertThat(SmallFashionMnist.sizes(search.load())).containsExactly(3, 2);
  }

  private static void assertRefused(FashionMnistSearch search, String message) {
    assertThatExceptionOfType(DataException.class).isThrownBy(search::load).withMessage(message);
  }

  @Test
  void officialAddressIsAskedFirstAndThePackageOfDebianLast() {
    List<FashionMnistSearch.Source> sources = FashionMnistSearch.onThisMachine().sources();
    String official = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
    assertThat(sources.get(0).name()).startsWith("download from " + official);
    boolean linux = System.getProperty("os.name").equals("Linux");
    assertThat(sources).hasSize(linux ? 2 : 1);
    assertThat(sources.get(sources.size() - 1) instanceof DebianPackage).isEqualTo(linux);
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
  void alteredByteInPlainFileOfTheCacheIsRefused() throws IOException {
    SmallFashionMnist.writeTo(cache);
    Path file = cache.resolve("train-images-idx3-ubyte");
    byte[] content = SmallFashionMnist.bytes(FashionMnistFile.TRAIN_IMAGES);
    Files.write(file, content);
    assertFound(search());
    content[100] ^= 1;
    Files.write(file, content);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(search()::load)
        .withMessageStartingWith(file + ": SHA-256 of the content: expected 26c0cd51")
        .withMessageEndingWith(IN_CACHE);
  }

  @Test
  void whatTheSystemRefusesIsNotCalledDamaged() throws IOException {
    SmallFashionMnist.writeTo(cache);
    Path link = cache.resolve("t10k-labels-idx1-ubyte");
    Files.createSymbolicLink(link, cache.resolve("nowhere"));
    assertRefused(search(), link + ": file: no such file");
  }

  @Test
  void fetchingIsAnnounced() {
    PrintStream systemErr = System.err;
    var err = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(err, true, UTF_8));
      assertFound(search(new FullSource()));
      assertFound(search());
    } finally {
      System.setErr(systemErr);
    }
    assertThat(err.toString(UTF_8).lines())
        .containsExactly("Fashion-MNIST: full source into " + cache);
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
        file + ": header: expected 8 bytes, found the end of the file after 3" + IN_CACHE);
    assertThat(asked).isEmpty();
  }

  @Test
  void damagedFileInTheSystemFolderStopsTheSearchWithOtherAdvice() throws IOException {
    SmallFashionMnist.writeTo(system);
    Path file = system.resolve("train-labels-idx1-ubyte.gz");
    Files.write(file, SmallFashionMnist.idx(new byte[1], 1, 1));
    assertRefused(
        search(new FullSource()),
        file
            + ": number of dimensions: expected 1, found 2"
            + " (in the system's folder: if it is damaged, reinstall it, or pass --data)");
  }

  @Test
  void ifNothingWorksAllPlacesAreNamedAndWhatToDo() throws IOException {
    Files.writeString(system, "not a directory");
    assertRefused(
        search(new PoorSource(), new PoorSource()),
        "Fashion-MNIST is nowhere to be had: poor source: all gone; poor source: all gone; cache: "
            + cache
            + ": directory: does not exist; system folder: "
            + system
            + ": directory: is not a directory; what to do: put the files train-images-idx3-ubyte,"
            + " train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte"
            + " (plain or .gz) into a directory and pass it with --data DIR");
  }

  @Test
  void withoutHomeNothingIsFetched() {
    var search =
        new FashionMnistSearch(
            () -> {
              throw new DataException("no home directory known");
            },
            system,
            List.of(new FullSource()));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(search::load)
        .withMessageContaining("nowhere to be had: cache: no home directory known; system folder");
    assertThat(asked).isEmpty();
  }

  @Test
  void cacheThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(cache, "in the way");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(search(new FullSource())::load)
        .withMessageStartingWith(
            "Fashion-MNIST is nowhere to be had: "
                + cache
                + ": cache: another file of this name is in the way (set XDG_CACHE_HOME to a"
                + " directory that can be written, or pass --data DIR); cache: ");
  }
}
