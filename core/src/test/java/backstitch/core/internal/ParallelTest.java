package backstitch.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.EngineRestored;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(EngineRestored.class)
class ParallelTest {
  private static final long MUCH = Parallel.LEAST_WORK;

  private static Set<String> ranges(int items, long workPerItem) {
    Set<String> ranges = ConcurrentHashMap.newKeySet();
    Parallel.forRanges(items, workPerItem, (from, to) -> ranges.add(from + "-" + to));
    return ranges;
  }

  @Test
  void everyItemIsDoneOnce() {
    for (int threads : new int[] {1, 2, 3, 5, 8}) {
      Parallel.setThreads(threads);
      for (int items : new int[] {0, 1, 2, 3, 5, 7, 100, 1001}) {
        AtomicIntegerArray done = new AtomicIntegerArray(items);
        Parallel.forRanges(
            items,
            MUCH,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                done.incrementAndGet(i);
              }
            });
        for (int i = 0; i < items; i++) {
          assertThat(done.get(i)).as(threads + " threads, item " + i).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void muchWorkIsCutIntoOneRangePerThread() {
    Parallel.setThreads(3);
    assertThat(ranges(10, MUCH)).containsExactlyInAnyOrder("0-4", "4-7", "7-10");
    assertThat(ranges(2, MUCH)).containsExactlyInAnyOrder("0-1", "1-2");
    Parallel.setThreads(1);
    assertThat(ranges(10, MUCH)).containsExactly("0-10");
  }

  @Test
  void littleWorkStaysWhole() {
    Parallel.setThreads(3);
    assertThat(ranges(1000, 1)).containsExactly("0-1000");
    assertThat(ranges(2, MUCH / 2)).containsExactly("0-2");
    assertThat(ranges(4, MUCH / 2)).hasSize(2);
  }

  @Test
  void sizesBeyondAnIntDoNotOverflow() {
    Parallel.setThreads(5);
    assertThat(ranges(Integer.MAX_VALUE, 1000))
        .hasSize(5)
        .contains("0-429496730", "1717986918-2147483647");
  }

  @Test
  void rangesRunAtTheSameTime() {
    Parallel.setThreads(3);
    CountDownLatch meeting = new CountDownLatch(3);
    AtomicReference<Boolean> met = new AtomicReference<>(true);
    Parallel.forRanges(
        3,
        MUCH,
        (from, to) -> {
          meeting.countDown();
          try {
            if (!meeting.await(20, TimeUnit.SECONDS)) {
              met.set(false);
            }
          } catch (InterruptedException e) {
            met.set(false);
          }
        });
    assertThat(met.get()).isTrue();
  }

  @Test
  void rangesWithinRangesFinish() {
    Parallel.setThreads(3);
    AtomicIntegerArray done = new AtomicIntegerArray(30);
    Parallel.forRanges(
        3,
        MUCH,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int row = i;
            Parallel.forRanges(
                10,
                MUCH,
                (first, last) -> {
                  for (int j = first; j < last; j++) {
                    done.incrementAndGet(10 * row + j);
                  }
                });
          }
        });
    for (int i = 0; i < 30; i++) {
      assertThat(done.get(i)).isEqualTo(1);
    }
  }

  @Test
  void failureInAnyRangeReachesTheCaller() {
    Parallel.setThreads(3);
    for (int bad = 0; bad < 3; bad++) {
      int at = bad;
      assertThatThrownBy(
              () ->
                  Parallel.forRanges(
                      3,
                      MUCH,
                      (from, to) -> {
                        if (from == at) {
                          throw new IllegalStateException("range " + at);
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("range " + at);
    }
  }

  @Test
  void numberOfThreadsMayChangeWhileOthersCompute() throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    AtomicInteger products = new AtomicInteger();
    Parallel.setThreads(4);
    Thread other =
        new Thread(
            () -> {
              try {
                while (products.get() < 10_000) {
                  AtomicIntegerArray done = new AtomicIntegerArray(8);
                  Parallel.forRanges(
                      8,
                      MUCH,
                      (from, to) -> {
                        for (int i = from; i < to; i++) {
                          done.incrementAndGet(i);
                        }
                      });
                  assertThat(done).hasToString("[1, 1, 1, 1, 1, 1, 1, 1]");
                  products.incrementAndGet();
                }
              } catch (RuntimeException | AssertionError e) {
                failure.set(e);
              }
            });
    other.start();
    for (int change = 1; change <= 50; change++) {
      while (other.isAlive() && products.get() < 10 * change) {
        Thread.onSpinWait();
      }
      Parallel.setThreads(3 + change % 2);
    }
    products.set(10_000);
    other.join();
    assertThat(failure.get()).isNull();
  }

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
    assertThat(ranges(10, MUCH)).containsExactly("0-10");
    release.countDown();
    assertThat(ahead.get()).isEqualTo("backstitch-1");
    assertThat(ahead.get()).isEqualTo("backstitch-1");
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
    while ((worker.isInterrupted() || worker.getState() != Thread.State.WAITING)
        && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(worker.isInterrupted()).isFalse();
    assertThat(worker.getState()).isEqualTo(Thread.State.WAITING);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
      assertThat(ranges(1, MUCH)).containsExactly("0-1");
    }
  }

  @Test
  void interruptedCallerGetsItsResultAndStaysInterrupted() {
    Parallel.setThreads(3);
    Thread.currentThread().interrupt();
    assertThat(ranges(10, MUCH)).hasSize(3);
    assertThat(Parallel.ahead(() -> 1).get()).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }
}
