package backstitch.examples.system;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Iterator;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.wrapped.ProgressBarWrappedIterator;
import org.jspecify.annotations.Nullable;

/** A progress bar for whoever sits in front of a terminal, nothing in a pipe. */
public final class Progress {
  /** How long the bar stands still at most. */
  public static final int UPDATE_MILLIS = 100;

  private static @Nullable ProgressBar shown;

  private Progress() {}

  /**
   * Shows how far an iteration is, and takes the bar away at its end.
   *
   * @param items what is gone through
   * @param count how many they are
   * @param task what stands beside the bar
   * @return the items
   */
  public static <T> Iterable<T> over(Iterable<T> items, int count, String task) {
    return isTerminal()
        ? () -> shown(items.iterator(), bar(task).setInitialMax(count).build())
        : items;
  }

  static <T> Iterator<T> shown(Iterator<T> items, ProgressBar bar) {
    shown = bar;
    return new ProgressBarWrappedIterator<>(items, bar);
  }

  /** Takes away the bar of an iteration that failed; it would be drawn over what is said of it. */
  public static void end() {
    if (shown != null) {
      shown.close();
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

  /** {@return how many columns the terminal has, as a bar finds it} */
  public static int columns() {
    // A bar leaves the last column free.
    return new ConsoleProgressBarConsumer(System.err).getMaxRenderedLength() + 1;
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
