package backstitch.nn;

import backstitch.core.Engine;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Batches in order. Work on a batch begins when the one before it is handed out.
 *
 * <p>A batch does not depend on the training step that runs meanwhile. So a thread that would be
 * idle gathers its rows, and the next step finds them ready. Only one batch is prepared ahead, to
 * save memory.
 */
final class PrefetchingBatches implements Iterator<Batch> {
  private final int[] order;
  private final int size;
  private final Function<int[], Batch> make;
  private int begun;
  private @Nullable Supplier<Batch> next;

  /** Batches of {@code size} samples, made from row numbers; the last takes what is left. */
  PrefetchingBatches(int[] order, int size, Function<int[], Batch> make) {
    this.order = order;
    this.size = size;
    this.make = make;
    this.next = beginNext();
  }

  private @Nullable Supplier<Batch> beginNext() {
    if (begun == order.length) {
      return null;
    }
    int from = begun;
    begun = (int) Math.min((long) from + size, order.length);
    int[] rows = Arrays.copyOfRange(order, from, begun);
    return Engine.ahead(() -> make.apply(rows));
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Batch next() {
    if (next == null) {
      throw new NoSuchElementException("no more batches");
    }
    Batch batch = next.get();
    next = beginNext();
    return batch;
  }
}
