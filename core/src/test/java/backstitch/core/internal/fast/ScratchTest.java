package backstitch.core.internal.fast;

import static backstitch.core.Floats.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Engine;
import backstitch.core.EngineRestored;
import backstitch.core.Floats;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Arrays that are used again: nothing of what they held is seen, and no others are made. */
@ExtendWith(EngineRestored.class)
class ScratchTest {
  /** Operations that use scratch, on so many rows and columns. */
  private static Map<String, Supplier<Tensor>> operations(int rows, int columns) {
    Tensor x = Tensor.of(Shape.of(rows, columns), Floats.ordinary(rows * columns, 1));
    Tensor row = Tensor.of(Shape.of(columns), Floats.ordinary(columns, 2));
    int[] labels = new int[rows];
    Map<String, Supplier<Tensor>> operations = new LinkedHashMap<>();
    operations.put("plus", () -> x.plus(row));
    operations.put("times", () -> row.times(x));
    operations.put("sum", () -> x.sum(1));
    operations.put("max", () -> x.max(0));
    operations.put("exp", x::exp);
    operations.put("sigmoid", x::sigmoid);
    operations.put("softmax of columns", () -> x.softmax(0));
    operations.put("softmax of rows", () -> x.softmax(1));
    operations.put("logSoftmax", () -> x.logSoftmax(1));
    operations.put("logSumExp", () -> x.logSumExp(0));
    operations.put("loss", () -> x.softmaxCrossEntropy(labels));
    operations.put("derivative", () -> x.softmaxMinusOneHot(labels));
    operations.put("both", () -> x.softmaxCrossEntropyWithDerivative(labels).derivative());
    return operations;
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
    Engine.setThreads(1); // or others would compute a part, with scratch of their own
    int size = Scratch.SIZE;
    int[][] shapes = {{2, 1}, {3, 5}, {2, size - 1}, {2, size}, {2, size + 1}, {size + 1, 2}};
    for (int[] dims : shapes) {
      operations(dims[0], dims[1])
          .forEach(
              (name, operation) -> {
                fill(0);
                float[] expected = operation.get().toArray();
                fill(Double.NaN);
                String what = name + " " + Arrays.toString(dims);
                assertSameBits(expected, operation.get().toArray(), what);
              });
    }
  }

  @Test
  void eachThreadHasItsOwn() {
    float[][] others =
        CompletableFuture.supplyAsync(Scratch::floats, run -> new Thread(run).start()).join();
    assertThat(others).isNotSameAs(Scratch.floats());
    assertThat(Scratch.floats()).isSameAs(Scratch.floats());
  }

  @Test
  void operationsAllocateLittleMoreThanTheirResults() {
    Engine.setThreads(1);
    operations(10, 100)
        .forEach(
            (name, operation) -> {
              int bytes = 4 * operation.get().shape().size();
              long before = allocated();
              Tensor again = operation.get();
              long made = allocated() - before;
              assertThat(again.shape().size()).isEqualTo(bytes / 4);
              assertThat(made).as(name).isBetween(bytes + 1L, bytes + 5000L);
            });
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
