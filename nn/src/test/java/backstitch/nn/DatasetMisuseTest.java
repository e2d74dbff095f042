package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DatasetMisuseTest {
  private static final Dataset THREE = Dataset.of(Tensor.of(1, 2, 3), new int[] {1, 2, 3});

  private static void assertMismatch(String message, ThrowingCallable call) {
    assertThatExceptionOfType(ShapeMismatchException.class).isThrownBy(call).withMessage(message);
  }

  private static void assertOutOfBounds(String message, ThrowingCallable call) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(call)
        .withMessage(message);
  }

  @Test
  void labelsMustBeAsManyAsSamples() {
    assertMismatch(
        "Dataset: 2 labels for features of shape [3]",
        () -> Dataset.of(Tensor.of(1, 2, 3), new int[] {1, 2}));
    assertMismatch(
        "Dataset: 0 labels for features of shape []",
        () -> Dataset.of(Tensor.scalar(1), new int[0]));
  }

  @Test
  void targetsMustBeAsManyAsSamples() {
    assertMismatch(
        "Dataset: 1 targets for features of shape [3]",
        () -> Dataset.of(Tensor.of(1, 2, 3), Tensor.zeros(Shape.of(1, 3))));
    assertMismatch(
        "Dataset: 0 targets for features of shape [3]",
        () -> Dataset.of(Tensor.of(1, 2, 3), Tensor.scalar(1)));
  }

  /** The second needs 2³² bytes, a number that is 0 as an int. */
  @Test
  void bytesMustBeThoseOfAsManyImagesAsLabels() {
    assertMismatch(
        "Dataset: 7 bytes are not 2 images of shape [2, 2]",
        () -> Dataset.ofBytes(Shape.of(2, 2), new byte[7], new int[2]));
    assertMismatch(
        "Dataset: 0 bytes are not 65536 images of shape [65536]",
        () -> Dataset.ofBytes(Shape.of(65536), new byte[0], new int[65536]));
  }

  @Test
  void sliceOutsideOfTheDatasetIsRefused() {
    assertOutOfBounds(
        "slice: samples 0 to 4 are not within the 3 there are", () -> THREE.slice(0, 4));
    assertOutOfBounds(
        "slice: samples -1 to 2 are not within the 3 there are", () -> THREE.slice(-1, 2));
    assertOutOfBounds(
        "slice: samples 2 to 1 are not within the 3 there are", () -> THREE.slice(2, 1));
  }

  @Test
  void splitOfMoreThanThereIsIsRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> THREE.split(4))
        .withMessage("split: cannot set 4 of 3 samples aside");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> THREE.split(-1))
        .withMessage("split: cannot set -1 of 3 samples aside");
  }

  @Test
  void emptyBatchesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> THREE.batches(0))
        .withMessage("batches: expected at least 1 per batch, got 0");
  }

  @Test
  void targetsOfLabelledSamplesAreRefused() {
    Batch batch = THREE.batches(3).iterator().next();
    assertThatIllegalStateException()
        .isThrownBy(batch::targets)
        .withMessage("targets: this dataset has labels, ask for labels()");
  }

  @Test
  void labelsOfSamplesWithTargetsAreRefused() {
    Batch batch = Dataset.of(Tensor.of(1), Tensor.of(2)).batches(1).iterator().next();
    assertThatIllegalStateException()
        .isThrownBy(batch::labels)
        .withMessage("labels: this dataset has targets, ask for targets()");
  }
}
