package backstitch.nn;

import backstitch.core.Engine;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Batches in order, each begun when the one before it is handed out.
 *
 * <p>It looks ahead because a batch needs nothing from the training step that runs meanwhile: the
 * rows are gathered by a thread that would be idle, and the next step finds them ready. No more
 * than one batch is ahead, so that they do not fill the memory.
 */
final class PrefetchingBatches implements Iterator<Batch> {
  private final int[] order;
  private final int size;
  private final Function<int[], Batch> make;
  private int begun;
  private @Nullable Supplier<Batch> next;

  /** Batches of so many samples each, made from their rows; the last one takes what is left. */
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
