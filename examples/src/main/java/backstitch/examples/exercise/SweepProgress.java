package backstitch.examples.exercise;

import backstitch.examples.system.Progress;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * How far a sweep is, and how long it will take: by a bar on a terminal, elsewhere by a line for
 * each run, on standard error, as standard output is for the table alone.
 */
public final class SweepProgress {
  private final int runs;
  private final long start = System.nanoTime();
  private final @Nullable ProgressBar bar;
  private volatile boolean over;
  private int done;
  private String run = "";

  /**
   * Begins.
   *
   * @param runs how many trainings there are
   * @param epochs how many each of them has
   */
  public SweepProgress(int runs, int epochs) {
    this.runs = runs;
    long max = (long) runs * epochs;
    bar =
        Progress.isTerminal()
            ? Progress.shown(Progress.bar("sweep").setInitialMax(max).build())
            : null;
  }

  /**
   * A training begins.
   *
   * @param name its settings
   */
  public void starts(String name) {
    run = name;
    if (bar != null) {
      bar.setExtraMessage(name);
    }
  }

  /**
   * Some epochs are over, or will not be made.
   *
   * @param epochs how many
   */
  public void advance(int epochs) {
    if (bar != null && !over) {
      bar.stepBy(epochs);
    }
  }

  /** A training is over. */
  public void ended() {
    done++;
    if (bar == null && !over) {
      double left = (System.nanoTime() - start) / 1e9 / done * (runs - done);
      String line = "%s: run %d of %d done, about %.0f s left";
      System.err.println(String.format(Locale.ROOT, line, run, done, runs, left));
    }
  }

  /**
   * Shows nothing more.
   *
   * @param interrupted whether runs are missing, which is said
   */
  public void close(boolean interrupted) {
    over = true;
    Progress.end();
    if (interrupted) {
      System.err.println("interrupted: " + done + " of " + runs + " runs are done");
    }
  }
}
