package backstitch.core.internal.fast;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place where work is split over threads.
 *
 * <p>The items {@code 0 … n - 1} are cut into contiguous ranges: one for each idle thread, or fewer
 * if the work is little. An item is computed in the same way by every thread, so the number of
 * threads changes no bit. The threads are daemons, and sleep when idle.
 */
public final class Parallel {
  /** A range with fewer elementwise steps than this is not worth another thread. */
  static final long LEAST_WORK = 1 << 14;

  // The rounds for which a caller waits awake for its workers, and the first ones without a yield.
  private static final int WAITING_ROUNDS = 5000;
  private static final int SPINNING_ROUNDS = 1000;

  /** Created at first use: a static initializer would hide the message on a mistyped property. */
  private static volatile @Nullable List<Worker> workers;

  private Parallel() {}

  /** What is done to the items {@code from ≤ i < to}. */
  @FunctionalInterface
  public interface RangeTask {
    void run(int from, int to);
  }

  private static List<Worker> workers() {
    List<Worker> now = workers;
    return now != null ? now : firstWorkers();
  }

  private static synchronized List<Worker> firstWorkers() {
    if (workers == null) {
      workers = newWorkers(defaultThreads());
    }
    return workers;
  }

  private static List<Worker> newWorkers(int threads) {
    boolean roomForAll = threads <= Runtime.getRuntime().availableProcessors();
    List<Worker> beside = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      beside.add(new Worker("backstitch-" + i, roomForAll));
    }
    return beside;
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
    return 1 + workers().size();
  }

  /** Sets the number for the next operation. One that is running keeps its threads. */
  public static synchronized void setThreads(int threads) {
    List<Worker> old = workers;
    workers = newWorkers(checked(threads));
    if (old != null) {
      old.forEach(Worker::dismiss);
    }
  }

  /**
   * Runs a task over all items, in one range or in several at once, and returns when all are done.
   * The caller does the first range, and then every other that its worker has not begun. The work
   * of an item is its cost in steps of an elementwise loop.
   */
  public static void forRanges(int items, long workPerItem, RangeTask task) {
    long worthwhile = Math.min(items, items * workPerItem / LEAST_WORK);
    if (worthwhile <= 1) {
      task.run(0, items);
    } else {
      forRanges(items, idle(worthwhile - 1), task);
    }
  }

  private static void forRanges(int items, List<Worker> helpers, RangeTask task) {
    int ranges = helpers.size() + 1;
    List<FutureTask<?>> others = new ArrayList<>(helpers.size());
    try {
      for (int r = 1; r < ranges; r++) {
        int from = boundary(items, r, ranges);
        int to = boundary(items, r + 1, ranges);
        FutureTask<?> other = new FutureTask<>(() -> task.run(from, to), null);
        others.add(other);
        helpers.get(r - 1).offer(other);
      }
      task.run(0, boundary(items, 1, ranges));
    } finally {
      for (int r = 0; r < others.size(); r++) {
        finish(others.get(r), helpers.get(r));
      }
    }
    others.forEach(Parallel::result);
  }

  /** Where a range begins. Rounded up, since the caller begins first and can do an item more. */
  private static int boundary(int items, int range, int ranges) {
    return (int) (((long) items * range + ranges - 1) / ranges);
  }

  /** The workers that are idle now, at most {@code most}. */
  private static List<Worker> idle(long most) {
    List<Worker> idle = new ArrayList<>();
    for (Worker worker : workers()) {
      if (idle.size() < most && worker.isIdle()) {
        idle.add(worker);
      }
    }
    return idle;
  }

  /**
   * Begins a computation on an idle worker, if there is one, while the caller goes on. The supplier
   * that is returned waits for the result, or computes it if no worker has begun.
   */
  public static <T> Supplier<T> ahead(Supplier<T> computation) {
    List<Worker> helpers = idle(Long.MAX_VALUE);
    if (helpers.isEmpty()) {
      return whenAsked(computation);
    }
    FutureTask<T> task = new FutureTask<>(computation::get);
    Worker helper = helpers.get(helpers.size() - 1); // the last, since ranges go to the first
    helper.offer(task);
    return () -> {
      finish(task, helper);
      return result(task);
    };
  }

  /** A supplier that computes when it is first asked, and then remembers the result. */
  public static <T> Supplier<T> whenAsked(Supplier<T> computation) {
    FutureTask<T> task = new FutureTask<>(computation::get);
    return () -> {
      task.run();
      return result(task);
    };
  }

  /** Does a task, or waits for its worker if that has begun: awake at first, then asleep. */
  @SuppressWarnings("ThreadPriorityCheck") // the yield is a courtesy, nothing relies on it
  private static void finish(FutureTask<?> task, Worker worker) {
    task.run();
    worker.forget(task);
    for (int round = 0; round < WAITING_ROUNDS && !task.isDone(); round++) {
      if (round < SPINNING_ROUNDS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    boolean interrupted = false;
    while (!task.isDone()) {
      try {
        task.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        break; // it is done, and result() tells how
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T result(FutureTask<T> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new AssertionError("a task without checked exceptions", e);
    } catch (InterruptedException e) {
      throw new AssertionError("a task that is done does not wait", e);
    }
  }
}
