package backstitch.examples.system;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/** Shows that a download goes on: a bar on a terminal, elsewhere a line every ten seconds. */
public final class SignOfLife implements AutoCloseable {
  private final String name;
  private final Optional<ProgressBar> bar;
  private final long start = System.nanoTime();
  private long lines;

  /**
   * Begins with no bytes.
   *
   * @param name the name of what is downloaded
   * @param length the number of bytes that will come, or -1 if it is not known
   */
  public SignOfLife(String name, long length) {
    this.name = name;
    var builder = Progress.bar(name).setUnit(" MB", 1_000_000).setInitialMax(length);
    bar = Progress.isTerminal() ? Optional.of(builder.build()) : Optional.empty();
  }

  /**
   * Shows the progress. Call it after each part.
   *
   * @param bytes the number of bytes that have come so far
   */
  public void at(long bytes) {
    bar.ifPresent(bar -> bar.stepTo(bytes));
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    if (bar.isEmpty() && seconds / 10 > lines) {
      lines = seconds / 10;
      String size = bytes == 0 ? "" : bytes / 1_000_000 + " MB, ";
      System.err.println(name + ": " + size + seconds + " s so far");
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
