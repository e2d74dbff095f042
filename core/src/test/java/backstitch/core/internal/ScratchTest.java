package backstitch.core.internal;

import static backstitch.core.Floats.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Floats;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Arrays that are used again: nothing of what they held is seen, and no others are made. */
class ScratchTest {
  /** Operations that use scratch, on so many rows and columns. */
  private static List<Supplier<Tensor>> operations(int rows, int columns) {
    Tensor x = Tensor.of(Shape.of(rows, columns), Floats.ordinary(rows * columns, 1));
    Tensor row = Tensor.of(Shape.of(columns), Floats.ordinary(columns, 2));
    int[] labels = new int[rows];
    return List.of(
        () -> x.plus(row),
        () -> row.times(x),
        x::exp,
        x::sigmoid,
        () -> x.softmax(0),
        () -> x.softmax(1),
        () -> x.logSoftmax(1),
        () -> x.logSumExp(0),
        () -> x.softmaxCrossEntropy(labels),
        () -> x.softmaxMinusOneHot(labels),
        () -> x.softmaxCrossEntropyWithDerivative(labels).derivative());
  }

  private static void fill(double value) {
    for (float[] floats : Scratch.floats()) {
      Arrays.fill(floats, (float) value);
    }
    for (double[] doubles : Scratch.doubles()) {
      Arrays.fill(doubles, value);
    }
  }

  @Test
  void whatWasLeftInThemChangesNothing() {
    int size = Scratch.SIZE;
    int[][] shapes = {{1, 1}, {3, 5}, {2, size - 1}, {2, size}, {2, size + 1}, {size + 1, 2}};
    for (int[] dims : shapes) {
      for (Supplier<Tensor> operation : operations(dims[0], dims[1])) {
        fill(0);
        float[] expected = operation.get().toArray();
        fill(Double.NaN);
        assertSameBits(expected, operation.get().toArray(), Arrays.toString(dims));
      }
    }
  }

  @Test
  void operationsAllocateLittleMoreThanTheirResults() {
    for (Supplier<Tensor> operation : operations(10, 100)) {
      int bytes = 4 * operation.get().shape().size();
      long before = allocated();
      Tensor again = operation.get();
      assertThat(allocated() - before)
          .as(again.shape().toString())
          .isBetween(bytes + 1L, bytes + 5000L);
    }
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
