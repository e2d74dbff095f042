package backstitch.examples.data;

import static java.util.stream.Collectors.joining;

import backstitch.core.Engine;
import backstitch.core.Shape;
import backstitch.nn.Dataset;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A directory that holds, or should hold, the four files of Fashion-MNIST.
 *
 * @param directory the directory, which need not exist
 * @param cache the cache whose directory it is, if it is one; files must be the published ones then
 */
record FashionMnistFolder(Path directory, Optional<Cache> cache) {
  private static final Shape IMAGE = Shape.of(28, 28);

  /** The files that are not in the directory, neither plain nor compressed. */
  EnumSet<FashionMnistFile> missing() {
    var missing = EnumSet.allOf(FashionMnistFile.class);
    missing.removeIf(file -> Files.exists(file.in(directory), LinkOption.NOFOLLOW_LINKS));
    return missing;
  }

  /** Says why files are missing: because of the directory, or else which they are. */
  String shortcoming() {
    String problem = "permission denied";
    try {
      if (!Files.readAttributes(directory, BasicFileAttributes.class).isDirectory()) {
        problem = "is not a directory";
      } else if (Files.isExecutable(directory)) {
        var names = missing().stream().map(FashionMnistFile::baseName);
        return directory + ": files: missing (plain or .gz): " + names.collect(joining(", "));
      }
    } catch (IOException e) {
      problem = e instanceof NoSuchFileException ? "does not exist" : DataException.reason(e);
    }
    return directory + ": directory: " + problem;
  }

  /** Reads the files that are there; throws {@link DataException} if one of them is damaged. */
  void check() {
    for (FashionMnistFile file : EnumSet.complementOf(missing())) {
      read(file, file.in(directory));
    }
  }

  /** Reads all four files; throws {@link DataException} if one is damaged or too large. */
  FashionMnist load() {
    try {
      Supplier<Dataset> test =
          Engine.ahead(() -> dataset(FashionMnistFile.TEST_IMAGES, FashionMnistFile.TEST_LABELS));
      Dataset train = dataset(FashionMnistFile.TRAIN_IMAGES, FashionMnistFile.TRAIN_LABELS);
      var data = new FashionMnist(train, test.get());
      // Training in a heap that is nearly full of data would fail later, without a clear message.
      boolean small = Runtime.getRuntime().maxMemory() < 4L * train.size() * IMAGE.size();
      Reference.reachabilityFence(new byte[small ? 24 << 20 : 0]);
      return data;
    } catch (OutOfMemoryError e) {
      throw DataException.in(FashionMnistFile.TRAIN_IMAGES.in(directory), 0, e);
    }
  }

  private Dataset dataset(FashionMnistFile imageFile, FashionMnistFile labelFile) {
    Path imagePath = imageFile.in(directory);
    Path labelPath = labelFile.in(directory);
    byte[] images = read(imageFile, imagePath).bytes();
    byte[] labels = read(labelFile, labelPath).bytes();
    int count = images.length / IMAGE.size();
    if (count != labels.length) {
      String problem = count + " images, but " + labels.length + " labels in " + labelPath;
      throw DataException.in(imagePath, "images", problem);
    }
    return Dataset.ofBytes(IMAGE, images, classes(labels, labelPath));
  }

  private IdxFile read(FashionMnistFile file, Path path) {
    IdxFile content = file.read(path, path.toString());
    // A compressed file has the checksum of gzip, and to compute the SHA-256 takes longer.
    if (cache.isPresent() && !content.compressed()) {
      content.verify(cache.get().sha256().apply(file), path.toString());
    }
    return content;
  }

  private static int[] classes(byte[] labels, Path file) {
    int[] classes = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      classes[i] = labels[i] & 0xff;
      if (classes[i] > 9) { // not by require, which would make a message for each of the labels
        throw DataException.in(file, "label " + i, "expected 0 to 9, found " + classes[i]);
      }
    }
    return classes;
  }
}
