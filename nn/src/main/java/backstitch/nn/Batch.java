package backstitch.nn;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import org.jspecify.annotations.Nullable;

/** Some samples of a {@link Dataset}: features, and the labels or targets that go with them. */
public final class Batch {
  private final Tensor features;
  private final int @Nullable [] labels;
  private final @Nullable Tensor targets;

  Batch(Tensor features, int @Nullable [] labels, @Nullable Tensor targets) {
    this.features = features;
    this.labels = labels;
    this.targets = targets;
  }

  /** {@return the features, shape {@code [samples, …]}} */
  public Tensor features() {
    return features;
  }

  /**
   * {@return the label of each sample, as a copy}
   *
   * @throws IllegalStateException if the dataset has targets instead
   */
  public int[] labels() {
    if (labels == null) {
      throw new IllegalStateException("labels: this dataset has targets, ask for targets()");
    }
    return labels.clone();
  }

  /**
   * {@return the target of each sample, shape {@code [samples, …]}}
   *
   * @throws IllegalStateException if the dataset has labels instead
   */
  public Tensor targets() {
    if (targets == null) {
      throw new IllegalStateException("targets: this dataset has labels, ask for labels()");
    }
    return targets;
  }

  /** {@return the number of samples} */
  public int size() {
    return features.shape().dim(0);
  }

  /** For example {@code Batch(256 samples of [28, 28], labels)}. */
  @Override
  public String toString() {
    return describe("Batch", size());
  }

  /** Describes {@code size} samples like these. */
  String describe(String what, int size) {
    String samples = size == 1 ? " sample of " : " samples of ";
    String text = what + "(" + size + samples + features.shape().reduced(what, false, 0) + ", ";
    Shape target = targets == null ? null : targets.shape().reduced(what, false, 0);
    return text + (target == null ? "labels)" : "targets of " + target + ")");
  }
}
