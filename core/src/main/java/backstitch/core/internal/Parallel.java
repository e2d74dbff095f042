package backstitch.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The one place where work is split over threads.
 *
 * <p>The items {@code 0 … n - 1} are cut into as many contiguous ranges as there are threads. Which
 * thread computes an item never changes how it is computed, so the number of threads changes no
 * bit. The threads are daemons, and sleep when idle.
 */
public final class Parallel {
  /** Below this many elementwise steps a range is not worth waking a thread for. */
  static final long LEAST_WORK = 1 << 15;

  /** Made when first needed, so that a mistyped system property is reported as what it is. */
  private static volatile @Nullable Workers workers;

  private Parallel() {}

  /** What is done to the items {@code from ≤ i < to}. */
  @FunctionalInterface
  public interface RangeTask {
    void run(int from, int to);
  }

  /** The caller and the workers beside it, who serve one caller at a time. */
  private static final class Workers {
    final int threads;
    final List<Worker> beside = new ArrayList<>();
    final AtomicBoolean busy = new AtomicBoolean();

    Workers(int threads) {
      this.threads = threads;
      boolean roomForAll = threads <= Runtime.getRuntime().availableProcessors();
      for (int i = 1; i < threads; i++) {
        beside.add(new Worker("backstitch-" + i, roomForAll));
      }
    }

    /** Whoever still holds them finds them busy for ever, and does its work alone. */
    @SuppressWarnings("ThreadPriorityCheck") // the yield is a courtesy, nothing relies on it
    void dismiss() {
      while (!busy.compareAndSet(false, true)) {
        Thread.yield();
      }
      beside.forEach(Worker::dismiss);
    }
  }

  private static Workers workers() {
    Workers now = workers;
    return now != null ? now : firstWorkers();
  }

  private static synchronized Workers firstWorkers() {
    Workers first = workers;
    if (first == null) {
      first = new Workers(defaultThreads());
      workers = first;
    }
    return first;
  }

  private static int defaultThreads() {
    String given = System.getProperty("backstitch.threads");
    if (given == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      return checked(Integer.parseInt(given));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "backstitch.threads: expected a whole number from 1 to 1024, got \"" + given + "\"", e);
    }
  }

  private static int checked(int threads) {
    if (threads < 1 || threads > 1024) {
      throw new IllegalArgumentException("threads: expected 1 to 1024, got " + threads);
    }
    return threads;
  }

  public static int threads() {
    return workers().threads;
  }

  /** Takes effect with the next operation; one that is under way finishes with its old threads. */
  public static synchronized void setThreads(int threads) {
    Workers old = workers;
    workers = new Workers(checked(threads));
    if (old != null) {
      old.dismiss();
    }
  }

  /**
   * Runs a task over all items, in one range or in several at once, and returns when all are done.
   * Where the workers are busy, for another thread or for a task around this one, the caller does
   * all of it.
   *
   * @param items how many there are
   * @param workPerItem steps, as one of an elementwise loop, that an item costs
   * @param task called with ranges that do not overlap
   */
  public static void forRanges(int items, long workPerItem, RangeTask task) {
    Workers now = workers();
    long worthwhile = Math.max(1, items * workPerItem / LEAST_WORK);
    int ranges = (int) Math.min(Math.min(now.threads, items), worthwhile);
    if (ranges <= 1 || !now.busy.compareAndSet(false, true)) {
      task.run(0, items);
      return;
    }
    try {
      List<Worker> others = now.beside.subList(0, ranges - 1);
      for (int r = 1; r < ranges; r++) {
        int from = boundary(items, r, ranges);
        int to = boundary(items, r + 1, ranges);
        others.get(r - 1).give(() -> task.run(from, to));
      }
      try {
        task.run(0, boundary(items, 1, ranges));
      } finally {
        others.forEach(Worker::await);
      }
      others.forEach(Worker::throwFailure);
    } finally {
      now.busy.set(false);
    }
  }

  private static int boundary(int items, int range, int ranges) {
    return (int) ((long) items * range / ranges);
  }
}
