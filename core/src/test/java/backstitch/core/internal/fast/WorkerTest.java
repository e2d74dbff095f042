package backstitch.core.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.EngineRestored;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a thread that helps. */
@Timeout(60)
@ExtendWith(EngineRestored.class)
class WorkerTest {
  @Test
  void threadsThatAreNotWantedAnyMoreEnd() throws InterruptedException {
    Parallel.setThreads(5);
    AtomicReference<Thread> worker = new AtomicReference<>();
    CountDownLatch begun = new CountDownLatch(1);
    Supplier<Integer> ahead =
        Parallel.ahead(
            () -> {
              worker.set(Thread.currentThread());
              begun.countDown();
              return 1;
            });
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(ahead.get()).isEqualTo(1);
    Parallel.setThreads(1);
    worker.get().join(20_000);
    assertThat(worker.get().isAlive()).isFalse();
  }

  @Test
  void whereThereIsNoThreadToBeHadTheTaskIsLeftToTheCaller() {
    Worker none =
        new Worker("none", false) {
          @Override
          public synchronized void start() {
            throw new OutOfMemoryError("unable to create native thread");
          }
        };
    AtomicInteger times = new AtomicInteger();
    none.offer(times::incrementAndGet);
    assertThat(times.get()).isZero();
    assertThat(none.isIdle()).isTrue();
  }

  @Test
  void workerInheritsNothingOfWhoNeededItFirst() throws InterruptedException {
    InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
    AtomicReference<String> seen = new AtomicReference<>("nothing yet");
    Thread first =
        new Thread(
            () -> {
              local.set("the first caller's");
              Thread.currentThread().setContextClassLoader(null);
              Parallel.setThreads(2);
              CountDownLatch begun = new CountDownLatch(1);
              Supplier<String> ahead =
                  Parallel.ahead(
                      () -> {
                        begun.countDown();
                        Thread worker = Thread.currentThread();
                        return worker.getName()
                            + " "
                            + local.get()
                            + " "
                            + worker.getPriority()
                            + " "
                            + (worker.getContextClassLoader() != null);
                      });
              try {
                begun.await();
                seen.set(ahead.get());
              } catch (InterruptedException e) {
                seen.set("interrupted");
              }
            });
    first.setPriority(Thread.MIN_PRIORITY);
    first.start();
    first.join();
    assertThat(seen.get()).isEqualTo("backstitch-1 null " + Thread.NORM_PRIORITY + " true");
  }

  @Test
  void workerThatATaskLeftInterruptedSleepsAgain() throws InterruptedException {
    Parallel.setThreads(2);
    CountDownLatch begun = new CountDownLatch(1);
    Supplier<Thread> ahead =
        Parallel.ahead(
            () -> {
              begun.countDown();
              Thread.currentThread().interrupt();
              return Thread.currentThread();
            });
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    Thread worker = ahead.get();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    // Seen once: an interrupted thread's first park ends at once, and then it waits again.
    boolean sleeps = false;
    while (!sleeps && System.nanoTime() - end < 0) {
      sleeps = !worker.isInterrupted() && worker.getState() == Thread.State.WAITING;
    }
    assertThat(sleeps).isTrue();
  }
}
