package backstitch.examples.data;

import backstitch.examples.data.IdxFile.Dimension;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The four files of Fashion-MNIST. */
enum FashionMnistFile {
  TRAIN_IMAGES(
      "train-images-idx3-ubyte",
      "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
  TRAIN_LABELS(
      "train-labels-idx1-ubyte",
      "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
  TEST_IMAGES(
      "t10k-images-idx3-ubyte", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
  TEST_LABELS(
      "t10k-labels-idx1-ubyte", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

  private static final List<Dimension> LABELS = List.of(new Dimension("labels", 0));
  private static final List<Dimension> IMAGES =
      List.of(new Dimension("images", 0), new Dimension("rows", 28), new Dimension("columns", 28));

  private final String baseName;
  private final String sha256;

  FashionMnistFile(String baseName, String sha256) {
    this.baseName = baseName;
    this.sha256 = sha256;
  }

  /** The published name of the file, uncompressed. */
  String baseName() {
    return baseName;
  }

  /** The published name of the file, compressed. */
  String gzipName() {
    return baseName + ".gz";
  }

  /** The SHA-256 of the published file, decompressed, in hexadecimal. */
  String sha256() {
    return sha256;
  }

  /** Reads it from a path; error messages call it by the name. */
  IdxFile read(Path path, String name) {
    return IdxFile.read(path, name, baseName.contains("images") ? IMAGES : LABELS);
  }

  /**
   * Where the file is in a directory, uncompressed (which is faster to read) or else compressed.
   * Some unpackers write {@code .idx} for {@code -idx}, or put it into a directory of its own name.
   */
  Path in(Path directory) {
    String dotted = baseName.replace("-idx", ".idx");
    for (String name : List.of(baseName, dotted, gzipName(), dotted + ".gz")) {
      Path path = directory.resolve(name);
      path = Files.isDirectory(path) ? path.resolve(name) : path;
      // A link that leads nowhere counts as found, so that an error names it.
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return path;
      }
    }
    return directory.resolve(gzipName()); // where it would be
  }
}
