package backstitch.core.internal.fast;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** How work is cut into ranges, and done. */
@Timeout(60)
@ExtendWith(EngineRestored.class)
class ParallelTest {
  private static final long MUCH = Parallel.LEAST_WORK;

  /** How items that are much work are cut. */
  static Set<String> ranges(int items) {
    return ranges(items, MUCH);
  }

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
    assertThat(ranges(10)).containsExactlyInAnyOrder("0-4", "4-7", "7-10");
    assertThat(ranges(2)).containsExactlyInAnyOrder("0-1", "1-2");
    Parallel.setThreads(1);
    assertThat(ranges(10)).containsExactly("0-10");
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
  void interruptedCallerGetsItsResultAndStaysInterrupted() {
    Parallel.setThreads(3);
    Thread.currentThread().interrupt();
    assertThat(ranges(10)).hasSize(3);
    assertThat(Parallel.ahead(() -> 1).get()).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }
}
