package backstitch.examples.system;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar for whoever sits in front of a terminal, nothing in a pipe. */
public final class Progress {
  /** How long the bar stands still at most. */
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

  /** Takes the bar away, if there is one; it would be drawn over what is printed. */
  public static void end() {
    if (shown != null) {
      shown.close();
      shown = null;
    }
  }

  /**
   * {@return a bar to be built, as wide as the terminal}
   *
   * @param task what stands beside the bar
   */
  public static ProgressBarBuilder bar(String task) {
    return new FittedBar()
        .setTaskName(task)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .clearDisplayOnFinish();
  }

  /** {@return whether somebody sits in front of a terminal} */
  @SuppressWarnings(
      "SystemConsoleNull") // it is null in a pipe on Java 17; for later ones see below
  public static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there may be a console without a terminal, and a method that tells.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
