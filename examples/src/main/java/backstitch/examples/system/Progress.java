package backstitch.examples.system;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on a terminal. In a pipe there is none. */
public final class Progress {
  /** The time from one update of the bar to the next. */
  public static final int UPDATE_MILLIS = 100;

  private static @Nullable ProgressBar shown;

  private Progress() {}

  /**
   * {@return the same bar, which {@link #end} takes away}
   *
   * @param bar what is drawn on the terminal from now on
   */
  public static ProgressBar shown(ProgressBar bar) {
    shown = bar;
    return bar;
  }

  /** Removes the bar, if there is one, so that it does not cover what is printed. */
  public static void end() {
    if (shown != null) {
      shown.close();
      shown = null;
    }
  }

  /**
   * {@return the builder of a bar that is as wide as the terminal}
   *
   * @param task the words beside the bar
   */
  public static ProgressBarBuilder bar(String task) {
    return new FittedBar()
        .setTaskName(task)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .clearDisplayOnFinish();
  }

  /** {@return how many columns the terminal has, as a bar finds it} */
  public static int columns() {
    // A bar leaves the last column free.
    return new ConsoleProgressBarConsumer(System.err).getMaxRenderedLength() + 1;
  }

  /** {@return whether input and output are those of a terminal} */
  @SuppressWarnings("SystemConsoleNull") // it is null in a pipe on Java 17; later: see below
  public static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console without a terminal too, and a method to ask.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
