package backstitch.core.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Engine;
import backstitch.core.EngineRestored;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is computed beside the caller, and waited for. */
@Timeout(60)
@ExtendWith(EngineRestored.class)
class AheadTest {
  @Test
  void whoWaitsForLongSleeps() throws InterruptedException {
    Parallel.setThreads(2);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Supplier<Integer> ahead =
        Parallel.ahead(
            () -> {
              begun.countDown();
              await(release);
              return 1;
            });
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    AtomicReference<Boolean> interrupted = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              assertThat(ahead.get()).isEqualTo(1);
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (caller.getState() != Thread.State.WAITING && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    assertThat(caller.getState()).isEqualTo(Thread.State.WAITING);
    caller.interrupt();
    release.countDown();
    caller.join();
    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void theTextbookComputesWhenAskedAndOnTheThreadThatAsks() {
    Engine.setKernels(Engine.KernelKind.TEXTBOOK);
    Parallel.setThreads(2);
    AtomicInteger calls = new AtomicInteger();
    Supplier<Thread> ahead =
        Engine.ahead(
            () -> {
              calls.incrementAndGet();
              return Thread.currentThread();
            });
    assertThat(calls).hasValue(0);
    assertThat(ahead.get()).isSameAs(Thread.currentThread());
    assertThat(ahead.get()).isSameAs(Thread.currentThread());
    assertThat(calls).hasValue(1);
  }

  @Test
  void whatIsAheadRunsBesideTheCaller() throws InterruptedException {
    Parallel.setThreads(2);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Supplier<String> ahead =
        Parallel.ahead(
            () -> {
              begun.countDown();
              await(release);
              return Thread.currentThread().getName();
            });
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    // The one worker is busy, so the caller does all of this in one piece.
    assertThat(ParallelTest.ranges(10)).containsExactly("0-10");
    release.countDown();
    assertThat(ahead.get()).isEqualTo("backstitch-1");
    assertThat(ahead.get()).isEqualTo("backstitch-1");
  }

  @Test
  void whatNobodyBeganTheCallerDoesOnce() {
    for (int threads : new int[] {1, 2}) {
      Parallel.setThreads(threads);
      AtomicInteger times = new AtomicInteger();
      Supplier<Integer> ahead = Parallel.ahead(times::incrementAndGet);
      assertThat(ahead.get()).isEqualTo(1);
      assertThat(ahead.get()).isEqualTo(1);
    }
  }

  @Test
  void failureAheadReachesWhoAsks() {
    for (int threads : new int[] {1, 2}) {
      Parallel.setThreads(threads);
      Supplier<Integer> ahead =
          Parallel.ahead(
              () -> {
                throw new IllegalStateException("no result");
              });
      assertThatThrownBy(ahead::get)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no result");
      assertThat(ParallelTest.ranges(1)).containsExactly("0-1");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
