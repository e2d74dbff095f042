package backstitch.nn;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A list of samples: features, each with a label or a target.
 *
 * <p>A dataset is immutable. A shuffled, sliced or split one shares the samples of the original.
 */
public final class Dataset {
  private final Rows features;
  private final int @Nullable [] labels;
  private final @Nullable Rows targets;
  private final int[] order;

  /** Gives the rows with the given numbers. */
  @FunctionalInterface
  private interface Rows {
    Tensor gather(int... rows);
  }

  /**
   * Two datasets made from one.
   *
   * @param train the samples to learn from
   * @param validation the samples set aside, to choose settings by
   */
  public record Split(Dataset train, Dataset validation) {}

  private Dataset(Rows features, int @Nullable [] labels, @Nullable Rows targets, int... order) {
    this.features = features;
    this.labels = labels;
    this.targets = targets;
    this.order = order;
  }

  /**
   * {@return samples with labels}
   *
   * @param features shape {@code [samples, …]}
   * @param labels one per sample, copied
   * @throws ShapeMismatchException if their numbers differ
   */
  public static Dataset of(Tensor features, int[] labels) {
    int samples = checkedSamples(features.shape(), labels.length, "labels");
    return new Dataset(features::gather, labels.clone(), null, inOrder(samples));
  }

  /**
   * {@return samples with targets, as for regression}
   *
   * @param features shape {@code [samples, …]}
   * @param targets shape {@code [samples, …]}
   * @throws ShapeMismatchException if their numbers differ
   */
  public static Dataset of(Tensor features, Tensor targets) {
    int rows = targets.shape().rank() == 0 ? 0 : targets.shape().dim(0);
    int samples = checkedSamples(features.shape(), rows, "targets");
    return new Dataset(features::gather, null, targets::gather, inOrder(samples));
  }

  /**
   * {@return images with labels} The pixels stay bytes until a batch divides them by 255.
   *
   * @param shape the shape of an image, such as {@code [28, 28]}
   * @param pixels unsigned bytes, image after image; not copied, so do not change them
   * @param labels one per image; not copied, so do not change them
   * @throws ShapeMismatchException if there are not exactly the pixels of one image per label
   */
  public static Dataset ofBytes(Shape shape, byte[] pixels, int[] labels) {
    if ((long) labels.length * shape.size() != pixels.length) {
      String images = labels.length + " images of shape " + shape;
      throw new ShapeMismatchException("Dataset: " + pixels.length + " bytes are not " + images);
    }
    IntStream dims = IntStream.concat(IntStream.of(labels.length), Arrays.stream(shape.dims()));
    Shape all = Shape.of(dims.toArray());
    return new Dataset(
        rows -> Tensor.ofByteRows(all, pixels, 255, rows), labels, null, inOrder(labels.length));
  }

  private static int checkedSamples(Shape features, int others, String what) {
    if (features.rank() == 0 || features.dim(0) != others) {
      throw new ShapeMismatchException(
          "Dataset: " + others + " " + what + " for features of shape " + features);
    }
    return others;
  }

  private static int[] inOrder(int samples) {
    return IntStream.range(0, samples).toArray();
  }

  /** {@return the number of samples} */
  public int size() {
    return order.length;
  }

  private Dataset withOrder(int... newOrder) {
    return new Dataset(features, labels, targets, newOrder);
  }

  /**
   * {@return the samples in a random order, drawn from the stream {@code shuffle}; each call with
   * the same generator gives another order}
   *
   * @param rng the generator of the stream
   */
  public Dataset shuffled(Rng rng) {
    return withOrder(pick(order, rng.stream("shuffle").permutation(size())));
  }

  private static int[] pick(int[] from, int... places) {
    int[] picked = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = from[places[i]];
    }
    return picked;
  }

  /**
   * {@return the samples {@code from ≤ i < to}}
   *
   * @param from the first sample
   * @param to the sample after the last
   * @throws IndexOutOfBoundsException unless {@code 0 ≤ from ≤ to ≤ size()}
   */
  public Dataset slice(int from, int to) {
    if (from < 0 || to < from || to > size()) {
      throw new IndexOutOfBoundsException(
          "slice: samples " + from + " to " + to + " are not within the " + size() + " there are");
    }
    return withOrder(Arrays.copyOfRange(order, from, to));
  }

  /**
   * {@return the dataset in two parts: the last samples are set aside for validation} If the
   * samples are sorted, shuffle them first.
   *
   * @param validation how many samples are set aside
   * @throws IndexOutOfBoundsException if it is negative or larger than the dataset
   */
  public Split split(int validation) {
    if (validation < 0 || validation > size()) {
      throw new IndexOutOfBoundsException(
          "split: cannot set " + validation + " of " + size() + " samples aside");
    }
    int train = size() - validation;
    return new Split(slice(0, train), slice(train, size()));
  }

  /**
   * {@return the samples in batches, in order; the last batch may be smaller} Each batch is
   * prepared while the one before it is used.
   *
   * @param size samples per batch
   * @throws IllegalArgumentException if the size is below 1
   */
  public Iterable<Batch> batches(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("batches: expected at least 1 per batch, got " + size);
    }
    return () -> new PrefetchingBatches(order, size, this::batch);
  }

  private Batch batch(int... rows) {
    return new Batch(
        features.gather(rows),
        labels == null ? null : pick(labels, rows),
        targets == null ? null : targets.gather(rows));
  }

  /** For example {@code Dataset(60000 samples of [28, 28], labels)}. */
  @Override
  public String toString() {
    return batch().describe("Dataset", size());
  }
}
