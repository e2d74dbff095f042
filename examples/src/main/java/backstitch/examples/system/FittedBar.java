package backstitch.examples.system;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import org.jline.utils.Signals;

/**
 * A progress bar that fits its terminal. On a narrow terminal it omits parts: first the count and
 * the time taken, then the time left, then the end of the name.
 */
final class FittedBar extends ProgressBarBuilder {
  private static final int LEAST_LENGTH = 10;

  private String unit = "";
  private long unitSize = 1;

  @Override
  public ProgressBarBuilder setUnit(String name, long size) {
    unit = name;
    unitSize = size;
    return this;
  }

  @Override
  public ProgressBar build() {
    setRenderer(new Renderer(unit, unitSize));
    ProgressBar bar = super.build();
    // The bar's view of the terminal makes Ctrl-C kill the process at once. What is to be done at
    // its end has to be done all the same: a folder to be cleared away, a table to be printed.
    Signals.register("INT", () -> System.exit(130));
    return bar;
  }

  static final class Renderer extends DefaultProgressBarRenderer {
    private static final int LENGTH_OF_TIMES = " (0:00:00 / 0:00:00) ".length();

    Renderer(String unit, long unitSize) {
      super(
          ProgressBarStyle.ASCII,
          unit,
          unitSize,
          false,
          new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)),
          ChronoUnit.SECONDS,
          true,
          Renderer::timeLeft);
    }

    private static Optional<Duration> timeLeft(ProgressState state) {
      long done = state.getCurrent() - state.getStart();
      return state.isIndefinite() || state.getMax() <= 0 || done <= 0
          ? Optional.empty()
          : Optional.of(
              state
                  .getElapsedAfterStart()
                  .multipliedBy(Math.max(0, state.getMax() - state.getCurrent()))
                  .dividedBy(done));
    }

    @Override
    public String render(ProgressState state, int width) {
      String extra = state.getExtraMessage();
      String name = state.getTaskName() + (extra.isEmpty() ? "" : ", " + extra);
      String percentage = percentage(state);
      int length = width - (name + " " + percentage + " []").length();
      if (length - (" " + ratio(state)).length() - LENGTH_OF_TIMES >= LEAST_LENGTH) {
        return super.render(state, width);
      }
      String left = " " + etaString(state) + " left";
      if (length - left.length() >= LEAST_LENGTH) {
        length -= left.length();
      } else {
        left = "";
      }
      if (length < LEAST_LENGTH) {
        int cut = Math.min(LEAST_LENGTH - length, name.length());
        name = name.substring(0, name.length() - cut);
        length = Math.max(0, length + cut);
      }
      String done = "=".repeat(progressIntegralPart(state, length));
      String toDo = " ".repeat(length - done.length());
      return name + " " + percentage + " [" + done + toDo + "]" + left;
    }
  }
}
