package backstitch.core.internal.fast;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A daemon thread that runs one task after another, whoever they come from.
 *
 * <p>It waits for the next one awake for a while before it goes to sleep: waking a thread takes
 * some 50 µs, longer than many a matrix product.
 */
class Worker extends Thread {
  /** Rounds of waiting awake, each of some 50 ns: longer than the gaps within a training step. */
  private static final int PATIENCE = 4000;

  private final int patience;
  // What is to be done, or being done; such tasks run once, whoever comes first.
  private final AtomicReference<@Nullable Runnable> slot = new AtomicReference<>();

  private volatile boolean asleep;
  private volatile boolean dismissed;

  /**
   * A worker that is awake while it waits only if there are processors enough for all. It inherits
   * nothing of the thread that happened to need it first, which it may outlive.
   */
  Worker(String name, boolean processorOfItsOwn) {
    super(null, null, name, 0, false);
    setDaemon(true);
    setPriority(NORM_PRIORITY);
    setContextClassLoader(ClassLoader.getSystemClassLoader());
    patience = processorOfItsOwn ? PATIENCE : 0;
  }

  boolean isIdle() {
    return slot.get() == null;
  }

  /**
   * Gives it a task, unless another thread was faster, or the system has no thread for it: then it
   * is left to whoever offers.
   */
  void offer(Runnable task) {
    if (!slot.compareAndSet(null, task)) {
      return;
    }
    if (getState() == State.NEW) {
      try {
        start();
      } catch (OutOfMemoryError e) { // "unable to create native thread"
        forget(task);
      }
    }
    if (asleep) {
      LockSupport.unpark(this);
    }
  }

  /** Takes a task back that it has not begun. */
  void forget(Runnable task) {
    slot.compareAndSet(task, null);
  }

  /** Lets it go when it is done. */
  void dismiss() {
    dismissed = true;
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    int round = 0;
    while (true) {
      Thread.interrupted(); // forgets what a task left, or park would not wait again
      Runnable task = slot.get();
      if (task != null) {
        task.run();
        slot.compareAndSet(task, null);
        round = 0;
      } else if (dismissed) {
        return;
      } else if (round < patience) {
        Thread.onSpinWait();
        round++;
      } else {
        asleep = true;
        if (slot.get() == null && !dismissed) {
          LockSupport.park(this);
        }
        asleep = false;
        round = 0;
      }
    }
  }
}
