package backstitch.core.internal;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A daemon thread that runs one task after another for one caller at a time.
 *
 * <p>It waits for the next task awake for a while before it goes to sleep: waking a thread takes
 * some 50 µs, longer than many a matrix product.
 */
final class Worker extends Thread {
  /** Rounds of waiting awake, each of some 50 ns: longer than the gaps within a training step. */
  private static final int PATIENCE = 4000;

  private final int patience;
  private volatile @Nullable Runnable task;
  private volatile @Nullable Throwable failure;
  private volatile boolean asleep;
  private volatile boolean dismissed;

  /** A worker that is awake while it waits only if there are processors enough for all. */
  Worker(String name, boolean processorOfItsOwn) {
    super(name);
    setDaemon(true);
    patience = processorOfItsOwn ? PATIENCE : 0;
  }

  /** Gives it a task. The caller has seen the last one done. */
  void give(Runnable next) {
    if (getState() == State.NEW) {
      start();
    }
    failure = null;
    task = next;
    if (asleep) {
      LockSupport.unpark(this);
    }
  }

  /** Waits until the task is done. */
  @SuppressWarnings("ThreadPriorityCheck") // the yield is a courtesy, nothing relies on it
  void await() {
    for (int round = 0; task != null; round++) {
      if (round < patience) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  /** Throws what the last task threw. */
  void throwFailure() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** Lets it go when its task is done. */
  void dismiss() {
    dismissed = true;
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    while (true) {
      Runnable next = nextTask();
      if (next == null) {
        return;
      }
      try {
        next.run();
      } catch (RuntimeException | Error e) {
        failure = e;
      }
      task = null;
    }
  }

  private @Nullable Runnable nextTask() {
    for (int round = 0; task == null && !dismissed; round++) {
      if (round < patience) {
        Thread.onSpinWait();
      } else {
        asleep = true;
        if (task == null && !dismissed) {
          LockSupport.park(this);
        }
        asleep = false;
      }
    }
    return task;
  }
}
