package backstitch.examples.data;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import backstitch.examples.cli.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;

/**
 * Watches a file arrive: draws a progress bar on a terminal, and gives up on a connection that
 * stalls, dawdles or never ends. (The timeout of an {@code HttpRequest} does not cover the body of
 * the answer.)
 */
final class TransferWatch implements AutoCloseable {
  private final String name;
  private final Download.Patience patience;
  private final AtomicLong arrived = new AtomicLong();
  private final Optional<ProgressBar> bar;

  TransferWatch(String name, Download.Patience patience) {
    this.name = name;
    this.patience = patience;
    this.bar =
        Progress.isTerminal()
            ? Optional.of(Progress.bar(name).setUnit(" MB", 1_000_000).build())
            : Optional.empty();
  }

  /** To be told how many bytes will come, if that is known. */
  void expect(long bytes) {
    bar.ifPresent(bar -> bar.maxHint(bytes));
  }

  /** To be told, from any thread, that so many more bytes have come. */
  void arrived(int bytes) {
    arrived.addAndGet(bytes);
  }

  /**
   * Waits until the transfer ends; one that is given up is cancelled.
   *
   * @throws ExecutionException if the transfer fails
   * @throws DataException if it takes too long or brings too much
   */
  <T> T await(Future<T> transfer) throws ExecutionException, InterruptedException {
    long start = System.nanoTime();
    long lastGrowth = start;
    long size = 0;
    try {
      while (true) {
        try {
          return transfer.get(Progress.UPDATE_MILLIS, MILLISECONDS);
        } catch (TimeoutException e) {
          long now = System.nanoTime();
          long grown = arrived.get();
          if (grown > size) {
            size = grown;
            lastGrowth = now;
            bar.ifPresent(bar -> bar.stepTo(grown));
          }
          check(now - start, now - lastGrowth, size);
        }
      }
    } finally {
      transfer.cancel(true);
    }
  }

  private void check(long nanos, long idleNanos, long size) {
    if (idleNanos > patience.idle().toNanos()) {
      throw DataException.in(
          name, "connection", "no data for " + seconds(patience.idle()) + ", given up");
    }
    if (nanos > patience.overall().toNanos()) {
      throw DataException.in(
          name, "connection", "not done within " + seconds(patience.overall()) + ", given up");
    }
    if (size > VerifiedCache.MOST_BYTES) {
      throw DataException.in(
          name, "content", "expected at most " + VerifiedCache.MOST_BYTES + " bytes, found more");
    }
  }

  /** As in {@code 0.5 s}. */
  static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }

  @Override
  public void close() {
    bar.ifPresent(bar -> bar.stepTo(arrived.get()).close());
  }
}
