package backstitch.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is said of matrices that do not fit, and which flavour would, word for word. */
class MatmulErrorsTest {
  private static Tensor zeros(int... dims) {
    return Tensor.zeros(Shape.of(dims));
  }

  private static void mismatch(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isExactlyInstanceOf(ShapeMismatchException.class).hasMessage(message);
  }

  @Test
  void matmulAdvisesTheFlavourThatFits() {
    mismatch(
        () -> zeros(4, 5).matmul(zeros(3, 5)),
        "matmul: [4, 5] and [3, 5] do not fit: inner dimensions 5 and 3 differ"
            + " (did you mean matmulT?)");
    mismatch(
        () -> zeros(4, 5).matmul(zeros(4, 3)),
        "matmul: [4, 5] and [4, 3] do not fit: inner dimensions 5 and 4 differ"
            + " (did you mean tMatmul?)");
    mismatch(
        () -> zeros(4, 5).matmul(zeros(6, 7)),
        "matmul: [4, 5] and [6, 7] do not fit: inner dimensions 5 and 6 differ");
  }

  @Test
  void matmulTAdvisesTheFlavourThatFits() {
    mismatch(
        () -> zeros(4, 5).matmulT(zeros(5, 3)),
        "matmulT: [4, 5] and [5, 3] do not fit: inner dimensions 5 and 3 differ"
            + " (did you mean matmul?)");
    mismatch(
        () -> zeros(4, 5).matmulT(zeros(4, 3)),
        "matmulT: [4, 5] and [4, 3] do not fit: inner dimensions 5 and 3 differ"
            + " (did you mean tMatmul?)");
    mismatch(
        () -> zeros(4, 5).matmulT(zeros(6, 7)),
        "matmulT: [4, 5] and [6, 7] do not fit: inner dimensions 5 and 7 differ");
  }

  @Test
  void tMatmulAdvisesTheFlavourThatFits() {
    mismatch(
        () -> zeros(4, 5).tMatmul(zeros(5, 3)),
        "tMatmul: [4, 5] and [5, 3] do not fit: inner dimensions 4 and 5 differ"
            + " (did you mean matmul?)");
    mismatch(
        () -> zeros(4, 5).tMatmul(zeros(3, 5)),
        "tMatmul: [4, 5] and [3, 5] do not fit: inner dimensions 4 and 3 differ"
            + " (did you mean matmulT?)");
    mismatch(
        () -> zeros(2, 4, 5).tMatmul(zeros(6, 7)),
        "tMatmul: [2, 4, 5] and [6, 7] do not fit: inner dimensions 4 and 6 differ");
  }

  @Test
  void vectorsAndScalarsAreNoMatrices() {
    String end = "; both need at least 2, reshape a vector to a row or column";
    mismatch(
        () -> zeros(4).matmul(zeros(4, 2)), "matmul: [4] and [4, 2]: an operand of rank 1" + end);
    mismatch(
        () -> zeros(2, 4).matmulT(zeros(4)), "matmulT: [2, 4] and [4]: an operand of rank 1" + end);
    mismatch(
        () -> zeros().tMatmul(zeros(4, 4)), "tMatmul: [] and [4, 4]: an operand of rank 0" + end);
  }

  @Test
  void leadingAxesThatDoNotBroadcast() {
    mismatch(
        () -> zeros(2, 4, 5).matmul(zeros(3, 5, 6)),
        "matmul: the leading axes of [2, 4, 5] and [3, 5, 6], [2] and [3], do not broadcast");
  }

  @Test
  void linearNamesTheShapesItGot() {
    String expected = "linear: expected shapes [m, k], [n, k] and [n], got ";
    mismatch(() -> zeros(4, 5).linear(zeros(3, 6), zeros(3)), expected + "[4, 5], [3, 6] and [3]");
    mismatch(() -> zeros(4, 5).linear(zeros(3, 5), zeros(4)), expected + "[4, 5], [3, 5] and [4]");
    mismatch(
        () -> zeros(2, 4, 5).linear(zeros(3, 5), zeros(3)), expected + "[2, 4, 5], [3, 5] and [3]");
    mismatch(
        () -> zeros(4, 5).linear(zeros(3, 5), zeros(1, 3)), expected + "[4, 5], [3, 5] and [1, 3]");
  }
}
