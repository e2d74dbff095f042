package backstitch.core.internal.fast;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A daemon thread that runs one task after another, given by any thread.
 *
 * <p>After a task it waits awake for a while before it sleeps: to wake a thread takes some 50 µs,
 * longer than many matrix products.
 */
class Worker extends Thread {
  /** Rounds of some 50 ns that it waits awake: longer than the gaps within a training step. */
  private static final int AWAKE_ROUNDS = 4000;

  private final int awakeRounds;
  // The task that waits or runs. If its giver runs it, too, the task itself sees that it runs once.
  private final AtomicReference<@Nullable Runnable> slot = new AtomicReference<>();

  private volatile boolean asleep;
  private volatile boolean dismissed;

  /**
   * A worker waits awake only if there are enough processors for all. It inherits no class loader,
   * priority or thread locals from the thread that creates it, because it may outlive it.
   */
  Worker(String name, boolean processorOfItsOwn) {
    super(null, null, name, 0, false);
    setDaemon(true);
    setPriority(NORM_PRIORITY);
    setContextClassLoader(ClassLoader.getSystemClassLoader());
    awakeRounds = processorOfItsOwn ? AWAKE_ROUNDS : 0;
  }

  boolean isIdle() {
    return slot.get() == null;
  }

  /**
   * Gives the worker a task. If it already has one, or the system cannot start a thread, the caller
   * has to run the task.
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

  /** Takes a task back, so that the worker does not begin it. */
  void forget(Runnable task) {
    slot.compareAndSet(task, null);
  }

  /** Ends the thread after its task. */
  void dismiss() {
    dismissed = true;
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    int round = 0;
    while (true) {
      Thread.interrupted(); // if a task left the thread interrupted, park would not wait
      Runnable task = slot.get();
      if (task != null) {
        task.run();
        slot.compareAndSet(task, null);
        round = 0;
      } else if (dismissed) {
        return;
      } else if (round < awakeRounds) {
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
