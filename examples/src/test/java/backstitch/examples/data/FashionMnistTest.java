package backstitch.examples.data;

import static backstitch.examples.data.SmallFashionMnist.idx;
import static backstitch.examples.data.SmallFashionMnist.images;
import static backstitch.examples.data.SmallFashionMnist.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FashionMnistTest {
  @TempDir Path directory;

  @BeforeEach
  void writeFiles() throws IOException {
    SmallFashionMnist.writeTo(directory);
  }

  private void assertRefused(String message) {
    assertRefused(directory, message);
  }

  private static void assertRefused(Path directory, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> FashionMnist.load(directory))
        .withMessage(message);
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  @Test
  void directoryOfCompressedFilesIsLoaded() {
    assertThat(SmallFashionMnist.sizes(FashionMnist.load(directory))).containsExactly(3, 2);
  }

  @Test
  void uncompressedFileIsPreferred() throws IOException {
    Files.write(path("train-images-idx3-ubyte"), images(5));
    Files.write(path("train-labels-idx1-ubyte"), labels(5));
    assertThat(SmallFashionMnist.sizes(FashionMnist.load(directory))).containsExactly(5, 2);
  }

  @ParameterizedTest
  @CsvSource({"-idx, ''", "-idx, .gz", ".idx, ''", ".idx, .gz"})
  void namesOfOtherUnpackersAreKnown(String before, String after) throws IOException {
    for (FashionMnistFile file : FashionMnistFile.values()) {
      Files.move(path(file.gzipName()), path(file.baseName().replace("-idx", before) + after));
    }
    assertThat(SmallFashionMnist.sizes(FashionMnist.load(directory))).containsExactly(3, 2);
  }

  @Test
  void fileInDirectoryOfItsOwnNameIsFound() throws IOException {
    for (FashionMnistFile file : FashionMnistFile.values()) {
      Path own = Files.createDirectory(path(file.baseName()));
      Files.move(path(file.gzipName()), own.resolve(file.baseName()));
    }
    assertThat(SmallFashionMnist.sizes(FashionMnist.load(directory))).containsExactly(3, 2);
  }

  @Test
  void plainFileOfAUserMayDifferFromThePublishedOne() throws IOException {
    byte[] content = images(3);
    content[100] ^= 1;
    Files.write(path("train-images-idx3-ubyte"), content);
    assertThat(SmallFashionMnist.sizes(FashionMnist.load(directory))).containsExactly(3, 2);
  }

  @Test
  void directoryBelowOneOfSomebodyElseIsNotSaidToBeAbsent() throws IOException {
    Path below = Files.createDirectories(path("closed/below"));
    Path closed = path("closed");
    assumeTrue(
        closed.toFile().setExecutable(false) && !Files.isExecutable(closed),
        "root goes everywhere");
    try {
      assertRefused(below, below + ": directory: permission denied");
    } finally {
      assertThat(closed.toFile().setExecutable(true)).isTrue();
    }
  }

  @Test
  void tenClassesHaveNames() {
    assertThat(FashionMnist.CLASSES).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void absentDirectoryIsRefused() {
    assertRefused(path("nowhere"), path("nowhere") + ": directory: does not exist");
  }

  @Test
  void fileInPlaceOfTheDirectoryIsRefused() {
    Path file = path("train-images-idx3-ubyte.gz");
    assertRefused(file, file + ": directory: is not a directory");
  }

  @Test
  void directoryOfSomebodyElseIsRefused() {
    assumeTrue(
        directory.toFile().setExecutable(false) && !Files.isExecutable(directory),
        "root goes everywhere");
    try {
      assertRefused(directory + ": directory: permission denied");
    } finally {
      assertThat(directory.toFile().setExecutable(true)).isTrue();
    }
  }

  @Test
  void everyMissingFileIsNamed() throws IOException {
    Files.delete(path("train-labels-idx1-ubyte.gz"));
    Files.delete(path("t10k-images-idx3-ubyte.gz"));
    assertRefused(
        directory
            + ": files: missing (plain or .gz): train-labels-idx1-ubyte, t10k-images-idx3-ubyte");
  }

  @Test
  void linkToNowhereIsRefusedAndNotPassedOver() throws IOException {
    Path link = path("t10k-labels-idx1-ubyte");
    Files.createSymbolicLink(link, path("nowhere"));
    assertRefused(link + ": file: no such file");
  }

  @Test
  void imagesAndLabelsOfDifferentCountAreRefused() throws IOException {
    Path labels = path("t10k-labels-idx1-ubyte.gz");
    Files.write(labels, labels(3));
    assertRefused(
        path("t10k-images-idx3-ubyte.gz") + ": images: 2 images, but 3 labels in " + labels);
  }

  @Test
  void labelOverNineIsRefused() throws IOException {
    Path labels = path("t10k-labels-idx1-ubyte.gz");
    Files.write(labels, idx(new byte[] {9, 10}, 2));
    assertRefused(labels + ": label 1: expected 0 to 9, found 10");
    Files.write(labels, idx(new byte[] {-1, 10}, 2));
    assertRefused(labels + ": label 0: expected 0 to 9, found 255");
  }

  @Test
  void imagesOfAnotherSizeAreRefused() throws IOException {
    Path images = path("t10k-images-idx3-ubyte.gz");
    Files.write(images, idx(new byte[2 * 784], 2, 56, 14));
    assertRefused(images + ": rows: expected 28, found 56");
  }

  @Test
  void labelsInPlaceOfImagesAreRefused() throws IOException {
    Path images = path("train-images-idx3-ubyte.gz");
    Files.write(images, labels(9));
    assertRefused(images + ": number of dimensions: expected 3, found 1");
  }
}
