package backstitch.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The tests on real data must not pass where there are none. */
class RealDataTest {
  @TempDir Path directory;

  private FashionMnist search() {
    Path cache = directory.resolve("cache");
    Path system = directory.resolve("system");
    return new FashionMnistSearch(
            () -> new Cache(cache, FashionMnistFile::sha256), system, List.of())
        .load();
  }

  @Test
  void testWithoutDataIsAbortedAndSaysWhy() {
    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> RealData.orAbort(this::search))
        .withMessageContaining("this test needs the real data")
        .withMessageContaining(directory.resolve("system") + ": directory: does not exist");
  }

  @Test
  void testWithDamagedDataFails() throws Exception {
    Path folder = SmallFashionMnist.writeTo(directory.resolve("system"));
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), new byte[3]);
    assertThatExceptionOfType(DataException.class).isThrownBy(() -> RealData.orAbort(this::search));
  }

  @Test
  void dataThatAreThereAreLoaded() {
    FashionMnist data = RealData.orAbort();
    assertThat(data.train().size()).isEqualTo(60_000);
    assertThat(data.test().size()).isEqualTo(10_000);
  }
}
