package backstitch.examples.data;

import backstitch.core.Engine;
import backstitch.core.Shape;
import backstitch.nn.Dataset;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory that holds, or should hold, the four files of Fashion-MNIST.
 *
 * @param directory the directory, which need not exist
 * @param cache tells what the files should be, if the directory is the cache
 */
record FashionMnistFolder(Path directory, Optional<Cache> cache) {
  private static final Shape IMAGE = Shape.of(28, 28);

  /** The files that are not there, neither plain nor compressed. */
  List<FashionMnistFile> missing() {
    return Stream.of(FashionMnistFile.values())
        .filter(file -> file.in(directory).isEmpty())
        .toList();
  }

  /** Why the folder cannot be used; empty if all four files are there, damaged or not. */
  String shortcoming() {
    String problem;
    try {
      boolean ok = Files.readAttributes(directory, BasicFileAttributes.class).isDirectory();
      problem =
          !ok ? "is not a directory" : Files.isExecutable(directory) ? "" : "permission denied";
    } catch (IOException e) {
      problem = e instanceof NoSuchFileException ? "does not exist" : DataException.reason(e);
    }
    if (!problem.isEmpty()) {
      return directory + ": directory: " + problem;
    }
    String names =
        missing().stream().map(FashionMnistFile::baseName).collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : directory + ": files: missing (plain or .gz): " + names;
  }

  /** Reads the files that are there if this is the cache; it may be that one is damaged. */
  void checkCachedFiles() {
    for (FashionMnistFile file : FashionMnistFile.values()) {
      file.in(directory).filter(path -> cache.isPresent()).ifPresent(path -> read(file, path));
    }
  }

  /** Reads all four files; {@link DataException} if one is missing, damaged or too large. */
  FashionMnist load() {
    String shortcoming = shortcoming();
    if (!shortcoming.isEmpty()) {
      throw new DataException(shortcoming);
    }
    try {
      Supplier<Dataset> test =
          Engine.ahead(() -> dataset(FashionMnistFile.TEST_IMAGES, FashionMnistFile.TEST_LABELS));
      Dataset train = dataset(FashionMnistFile.TRAIN_IMAGES, FashionMnistFile.TRAIN_LABELS);
      var data = new FashionMnist(train, test.get());
      // A heap that holds little beside the data would end the training without a word why.
      boolean small = Runtime.getRuntime().maxMemory() < 4L * train.size() * IMAGE.size();
      Reference.reachabilityFence(new byte[small ? 24 << 20 : 0]);
      return data;
    } catch (OutOfMemoryError e) {
      throw DataException.in(path(FashionMnistFile.TRAIN_IMAGES), 0, e);
    }
  }

  private Dataset dataset(FashionMnistFile imageFile, FashionMnistFile labelFile) {
    Path imagePath = path(imageFile);
    Path labelPath = path(labelFile);
    byte[] images = read(imageFile, imagePath).bytes();
    byte[] labels = read(labelFile, labelPath).bytes();
    int count = images.length / IMAGE.size();
    if (count != labels.length) {
      String problem = count + " images, but " + labels.length + " labels in " + labelPath;
      throw DataException.in(imagePath, "images", problem);
    }
    return Dataset.ofBytes(IMAGE, images, classes(labels, labelPath));
  }

  private Path path(FashionMnistFile file) {
    // Only if the file vanished just now is there none; reading it then says so.
    return file.in(directory).orElse(directory.resolve(file.gzipName()));
  }

  private IdxFile read(FashionMnistFile file, Path path) {
    IdxFile content = file.read(path, path.toString());
    if (!content.compressed()) { // gzip has a checksum of its own, and SHA-256 takes its time
      cache.ifPresent(published -> published.verify(file, content, path.toString()));
    }
    return content;
  }

  private static int[] classes(byte[] labels, Path file) {
    int[] classes = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      classes[i] = labels[i] & 0xff;
      if (classes[i] > 9) { // asked before the message is made, as there are many
        throw DataException.in(file, "label " + i, "expected 0 to 9, found " + classes[i]);
      }
    }
    return classes;
  }
}
