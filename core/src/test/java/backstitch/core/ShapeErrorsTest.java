package backstitch.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is said of shapes and axes that do not fit, word for word. */
class ShapeErrorsTest {
  private final Tensor m = Tensor.zeros(Shape.of(2, 3));

  private static void mismatch(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isExactlyInstanceOf(ShapeMismatchException.class).hasMessage(message);
  }

  private static void illegal(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static void outOfBounds(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage(message);
  }

  @Test
  void negativeDimensions() {
    illegal(() -> Shape.of(2, -3), "shape: [2, -3] has a negative dimension");
    illegal(() -> Shape.of(0, -1), "shape: [0, -1] has a negative dimension");
    illegal(() -> m.reshape(-2, 3), "shape: [-2, 3] has a negative dimension");
    illegal(() -> Tensor.oneHot(new int[0], -1), "shape: [0, -1] has a negative dimension");
    illegal(() -> m.scatterAdd(new int[2], -1), "shape: [-1, 3] has a negative dimension");
  }

  @Test
  void sizesOverAnInt() {
    String end =
        " has more than 2147483647 elements, the most a tensor can hold; work on a part at a time";
    illegal(() -> Shape.of(65536, 32768), "shape: [65536, 32768]" + end);
    illegal(() -> Shape.of(65536, 65536, 65536), "shape: [65536, 65536, 65536]" + end);
    int most = Integer.MAX_VALUE;
    illegal(
        () -> Shape.of(most, most, most), "shape: " + "[2147483647, 2147483647, 2147483647]" + end);
    Tensor column = Tensor.zeros(Shape.of(65536, 1));
    illegal(() -> column.plus(column.reshape(1, 65536)), "shape: [65536, 65536]" + end);
    illegal(() -> column.matmulT(column), "shape: [65536, 65536]" + end);
    illegal(() -> Tensor.zeros(Shape.of(0, 65536, 65536)).sum(0), "shape: [65536, 65536]" + end);
  }

  @Test
  void axesThatAreNotThere() {
    outOfBounds(() -> m.sum(2), "sum: there is no axis 2 in [2, 3] (rank 2)");
    outOfBounds(() -> m.mean(-3), "mean: there is no axis -3 in [2, 3] (rank 2)");
    outOfBounds(() -> m.max(5), "max: there is no axis 5 in [2, 3] (rank 2)");
    outOfBounds(() -> m.logSumExp(2), "logSumExp: there is no axis 2 in [2, 3] (rank 2)");
    outOfBounds(() -> m.argMax(2), "argMax: there is no axis 2 in [2, 3] (rank 2)");
    outOfBounds(() -> m.softmax(2), "softmax: there is no axis 2 in [2, 3] (rank 2)");
    outOfBounds(() -> m.logSoftmax(-3), "logSoftmax: there is no axis -3 in [2, 3] (rank 2)");
    outOfBounds(() -> Tensor.scalar(1).softmax(-1), "softmax: there is no axis -1 in [] (rank 0)");
    outOfBounds(() -> m.shape().dim(2), "dim: there is no axis 2 in [2, 3] (rank 2)");
    outOfBounds(() -> m.transpose(0, 2), "transpose: there is no axis 2 in [2, 3] (rank 2)");
  }

  @Test
  void axesNamedTwice() {
    illegal(() -> m.sum(0, 0), "sum: axis 0 is named twice");
    illegal(() -> m.mean(true, 1, -1), "mean: axis -1 is named twice");
    illegal(() -> m.max(0, -2), "max: axis -2 is named twice");
    illegal(() -> m.logSumExp(1, 0, 1), "logSumExp: axis 1 is named twice");
  }

  @Test
  void shapesThatDoNotBroadcast() {
    Tensor x = Tensor.zeros(Shape.of(4, 2, 1));
    String advice = "; they must be equal, or one of them 1";
    mismatch(
        () -> m.plus(Tensor.zeros(Shape.of(2))),
        "plus: [2, 3] and [2] do not broadcast: axis -1 is 3 and 2" + advice);
    mismatch(
        () -> Tensor.zeros(Shape.of(3, 1)).times(x),
        "times: [3, 1] and [4, 2, 1] do not broadcast: axis -2 is 3 and 2" + advice);
    for (String operation : new String[] {"minus", "dividedBy", "maximum", "minimum", "compare"}) {
      Tensor other = Tensor.zeros(Shape.of(0));
      mismatch(
          () -> {
            switch (operation) {
              case "minus" -> m.minus(other);
              case "dividedBy" -> m.dividedBy(other);
              case "maximum" -> m.maximum(other);
              case "minimum" -> m.minimum(other);
              default -> m.compare(other);
            }
          },
          operation + ": [2, 3] and [0] do not broadcast: axis -1 is 3 and 0" + advice);
    }
  }

  @Test
  void targetsOfBroadcastToAndSumTo() {
    mismatch(
        () -> m.broadcastTo(Shape.of(1, 3)), "broadcastTo: [2, 3] does not broadcast to [1, 3]");
    mismatch(() -> m.broadcastTo(Shape.of(3)), "broadcastTo: [2, 3] does not broadcast to [3]");
    mismatch(
        () -> m.broadcastTo(Shape.of(4, 3)),
        "broadcastTo: [2, 3] and [4, 3] do not broadcast: axis -2 is 2 and 4;"
            + " they must be equal, or one of them 1");
    mismatch(
        () -> Tensor.of(1, 2, 3).sumTo(Shape.of(2, 3)),
        "sumTo: [3] cannot be summed to [2, 3], which does not broadcast to it");
    mismatch(
        () -> m.sumTo(Shape.of(2)),
        "sumTo: [2] and [2, 3] do not broadcast: axis -1 is 2 and 3;"
            + " they must be equal, or one of them 1");
  }

  @Test
  void reshapes() {
    mismatch(() -> m.reshape(4, 2), "reshape: [2, 3] has 6 elements, [4, 2] would have 8");
    mismatch(() -> m.reshape(), "reshape: [2, 3] has 6 elements, [] would have 1");
    illegal(() -> m.reshape(-1, 2, -1), "reshape: [-1, 2, -1] has more than one -1");
    String middle = "reshape: no whole number in place of -1 makes ";
    mismatch(() -> m.reshape(4, -1), middle + "[4, -1] the 6 elements of [2, 3]");
    mismatch(() -> m.reshape(0, -1), middle + "[0, -1] the 6 elements of [2, 3]");
    mismatch(
        () -> Tensor.zeros(Shape.of(0)).reshape(0, -1), middle + "[0, -1] the 0 elements of [0]");
  }

  @Test
  void ordersOfTranspose() {
    String end = " does not name each axis of [2, 3] once";
    mismatch(() -> m.transpose(0), "transpose: the order [0]" + end);
    mismatch(() -> m.transpose(1, 1), "transpose: the order [1, 1]" + end);
    mismatch(() -> m.transpose(1, -1), "transpose: the order [1, -1]" + end);
    mismatch(() -> m.transpose(0, 1, 2), "transpose: the order [0, 1, 2]" + end);
  }

  @Test
  void maximaOfNothing() {
    Tensor nothing = Tensor.zeros(Shape.of(2, 0));
    String end = ": [2, 0] has no elements, and of nothing there is no maximum";
    illegal(() -> nothing.max(), "max" + end);
    illegal(() -> nothing.max(true, 1), "max" + end);
    illegal(() -> nothing.argMax(1), "argMax" + end);
  }
}
