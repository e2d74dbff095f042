package backstitch.examples.data;

import backstitch.core.Engine;
import backstitch.core.Shape;
import backstitch.nn.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory that holds, or should hold, the four files of Fashion-MNIST.
 *
 * @param directory the directory, which need not exist
 */
record FashionMnistFolder(Path directory) {
  /** The files that are not there, neither plain nor compressed. */
  List<FashionMnistFile> missing() {
    return Stream.of(FashionMnistFile.values())
        .filter(file -> file.in(directory).isEmpty())
        .toList();
  }

  /** Why the folder cannot be used; empty if all four files are there, damaged or not. */
  Optional<DataException> shortcoming() {
    if (!Files.exists(directory)) {
      return Optional.of(DataException.in(directory, "directory", "does not exist"));
    }
    if (!Files.isDirectory(directory)) {
      return Optional.of(DataException.in(directory, "directory", "is not a directory"));
    }
    if (!Files.isExecutable(directory)) {
      return Optional.of(DataException.in(directory, "directory", "permission denied"));
    }
    String missing =
        missing().stream().map(FashionMnistFile::baseName).collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(DataException.in(directory, "files", "missing (plain or .gz): " + missing));
  }

  /** Reads the files that are there, and throws {@link DataException} if one is damaged. */
  void checkPresentFiles() {
    for (FashionMnistFile file : FashionMnistFile.values()) {
      file.in(directory).ifPresent(path -> IdxFile.read(path, file.layout()));
    }
  }

  /** Reads all four files, and throws {@link DataException} if one is missing or damaged. */
  FashionMnist load() {
    shortcoming()
        .ifPresent(
            exception -> {
              throw exception;
            });
    Supplier<Dataset> test =
        Engine.ahead(() -> dataset(FashionMnistFile.TEST_IMAGES, FashionMnistFile.TEST_LABELS));
    Dataset train = dataset(FashionMnistFile.TRAIN_IMAGES, FashionMnistFile.TRAIN_LABELS);
    return new FashionMnist(train, test.get());
  }

  private Dataset dataset(FashionMnistFile imageFile, FashionMnistFile labelFile) {
    Path imagePath = path(imageFile);
    Path labelPath = path(labelFile);
    IdxFile images = IdxFile.read(imagePath, imageFile.layout());
    IdxFile labels = IdxFile.read(labelPath, labelFile.layout());
    if (images.size(0) != labels.size(0)) {
      throw DataException.in(
          imagePath,
          "images",
          images.size(0) + " images, but " + labels.size(0) + " labels in " + labelPath);
    }
    return Dataset.ofBytes(Shape.of(28, 28), images.bytes(), classes(labels, labelPath));
  }

  private Path path(FashionMnistFile file) {
    // Only if the file vanished just now is there none; reading it then says so.
    return file.in(directory).orElse(directory.resolve(file.gzipName()));
  }

  private static int[] classes(IdxFile labels, Path file) {
    byte[] bytes = labels.bytes();
    int[] classes = new int[bytes.length];
    int last = FashionMnist.CLASSES.size() - 1;
    for (int i = 0; i < bytes.length; i++) {
      classes[i] = bytes[i] & 0xff;
      if (classes[i] > last) {
        throw DataException.in(
            file, "label " + i, "expected 0 to " + last + ", found " + classes[i]);
      }
    }
    return classes;
  }
}
