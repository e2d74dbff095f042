package backstitch.examples.data;

import backstitch.nn.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017, arXiv:1708.07747): 60 000 images for training and
 * 10 000 for testing, 28 x 28 grey pixels each, of clothes from ten classes.
 *
 * @param train the images and labels to learn from
 * @param test the images and labels to be judged by
 */
public record FashionMnist(Dataset train, Dataset test) {
  /** What the labels 0 to 9 mean. */
  public static final List<String> CLASSES =
      List.of(
          "T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot".split(","));

  /**
   * Loads the data from the first place that has them: the cache directory, the system's dataset
   * folder, the official address on the network, or the package of Debian and Ubuntu. Fetched files
   * are verified by their published SHA-256 and kept in the cache.
   *
   * @return the data
   * @throws DataException if no place has them, or if a file is damaged in the place that has
   */
  public static FashionMnist load() {
    return FashionMnistSearch.onThisMachine().load();
  }

  /**
   * Loads the data from one directory and looks nowhere else. It has to hold the four files under
   * their published names, each as it is or compressed with {@code .gz} at the end of its name.
   *
   * @param directory the directory
   * @return the data
   * @throws DataException if the directory or a file is missing, or if a file is damaged
   */
  public static FashionMnist load(Path directory) {
    var folder = new FashionMnistFolder(directory, Optional.empty());
    if (!folder.missing().isEmpty()) {
      throw new DataException(folder.shortcoming());
    }
    return folder.load();
  }
}
