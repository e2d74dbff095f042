package backstitch.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The messages about indices, rows and labels that do not exist, and numbers of elements. */
class IndexErrorsTest {
  private final Tensor m = Tensor.zeros(Shape.of(2, 3));
  private final Tensor scalar = Tensor.scalar(1);

  private static void mismatch(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isExactlyInstanceOf(ShapeMismatchException.class).hasMessage(message);
  }

  private static void outOfBounds(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage(message);
  }

  private static void illegal(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void wrongNumberOfElements() {
    mismatch(
        () -> Tensor.of(Shape.of(2, 2), 1, 2, 3), "of: 3 elements for shape [2, 2], which has 4");
    mismatch(
        () -> Tensor.ofBytes(Shape.of(3), new byte[2], 1),
        "ofBytes: 2 bytes for shape [3], which has 3");
    mismatch(
        () -> Tensor.ofByteRows(Shape.of(3, 2), new byte[2], 1, 0),
        "ofByteRows: 2 bytes for shape [3, 2], which has 6");
    mismatch(
        () -> Tensor.ofByteRows(Shape.of(), new byte[1], 1, 0),
        "ofByteRows: a scalar has no rows; reshape it first");
    outOfBounds(
        () -> Tensor.ofByteRows(Shape.of(3, 2), new byte[6], 1, 2, 3),
        "ofByteRows: index 3 at position 1 is outside the 3 rows");
    mismatch(() -> Tensor.of(new float[][] {{1, 2}, {3}}), "of: row 1 has 1 elements, row 0 has 2");
    mismatch(() -> Tensor.of(new double[][] {{1}, {}}), "of: row 1 has 0 elements, row 0 has 1");
    mismatch(() -> Tensor.of(Shape.of(2), 0.5), "of: 1 elements for shape [2], which has 2");
  }

  @Test
  void elementsThatAreNotThere() {
    outOfBounds(() -> m.get(1), "get: 1 indices for a tensor of shape [2, 3]");
    outOfBounds(() -> m.get(1, 3), "get: index 3 along axis 1 is outside [2, 3]");
    outOfBounds(() -> m.get(-1, 0), "get: index -1 along axis 0 is outside [2, 3]");
    outOfBounds(() -> scalar.get(0), "get: 1 indices for a tensor of shape []");
    mismatch(() -> m.item(), "item: [2, 3] has 6 elements, not one; use get or toArray");
    mismatch(
        () -> Tensor.zeros(Shape.of(0)).item(),
        "item: [0] has 0 elements, not one; use get or toArray");
  }

  @Test
  void rowsOfAScalar() {
    String end = ": a scalar has no rows; reshape it first";
    mismatch(() -> scalar.slice(0, 1), "slice" + end);
    mismatch(() -> scalar.padRows(0, 1), "padRows" + end);
    mismatch(() -> scalar.gather(0), "gather" + end);
    mismatch(() -> scalar.scatterAdd(new int[] {0}, 1), "scatterAdd" + end);
  }

  @Test
  void rowsThatAreNotThere() {
    outOfBounds(() -> m.slice(0, 3), "slice: rows 0 to 3 are not within the 2 rows of [2, 3]");
    outOfBounds(() -> m.slice(-1, 1), "slice: rows -1 to 1 are not within the 2 rows of [2, 3]");
    outOfBounds(() -> m.slice(2, 1), "slice: rows 2 to 1 are not within the 2 rows of [2, 3]");
    outOfBounds(() -> m.gather(0, 2), "gather: index 2 at position 1 is outside the 2 rows");
    outOfBounds(() -> m.gather(-1), "gather: index -1 at position 0 is outside the 2 rows");
    outOfBounds(
        () -> m.scatterAdd(new int[] {0, 4}, 4),
        "scatterAdd: index 4 at position 1 is outside the 4 rows");
    mismatch(
        () -> m.scatterAdd(new int[] {0}, 4), "scatterAdd: 1 indices for the 2 rows of [2, 3]");
    illegal(() -> m.padRows(-1, 2), "padRows: cannot pad [2, 3] with -1 rows before and 2 after");
    illegal(() -> m.padRows(0, -2), "padRows: cannot pad [2, 3] with 0 rows before and -2 after");
  }

  @Test
  void labelsOutOfRange() {
    outOfBounds(() -> m.pick(new int[] {0, 3}), "pick: label 3 at row 1 is outside the 3 classes");
    outOfBounds(
        () -> m.softmaxCrossEntropy(new int[] {-1, 0}),
        "softmaxCrossEntropy: label -1 at row 0 is outside the 3 classes");
    outOfBounds(
        () -> m.softmaxMinusOneHot(new int[] {2, 7}),
        "softmaxMinusOneHot: label 7 at row 1 is outside the 3 classes");
    outOfBounds(
        () -> Tensor.of(1, 2).unpick(new int[] {0, 5}, 5),
        "unpick: label 5 at row 1 is outside the 5 classes");
  }

  @Test
  void labelsOfAnotherNumber() {
    mismatch(() -> m.pick(new int[] {1}), "pick: 1 labels for the 2 rows of [2, 3]");
    mismatch(
        () -> m.softmaxCrossEntropy(new int[3]),
        "softmaxCrossEntropy: 3 labels for the 2 rows of [2, 3]");
    mismatch(
        () -> m.softmaxMinusOneHot(new int[0]),
        "softmaxMinusOneHot: 0 labels for the 2 rows of [2, 3]");
    mismatch(() -> m.unpick(new int[2], 4), "unpick: 2 labels for shape [2, 3], which has 6");
    outOfBounds(() -> scalar.pick(new int[0]), "pick: there is no axis -1 in [] (rank 0)");
  }

  @Test
  void oneHotSpeaksOfItself() {
    outOfBounds(
        () -> Tensor.oneHot(new int[] {0, 3}, 3),
        "oneHot: label 3 at row 1 is outside the 3 classes");
  }

  @Test
  void paddingBeyondAnIntTeaches() {
    Tensor narrow = Tensor.zeros(Shape.of(2, 1));
    assertThatThrownBy(() -> narrow.padRows(Integer.MAX_VALUE, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("padRows: ");
    assertThatThrownBy(() -> narrow.padRows(1 << 30, 1 << 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("padRows: ");
  }
}
