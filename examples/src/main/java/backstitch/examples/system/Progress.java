package backstitch.examples.system;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Iterator;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.wrapped.ProgressBarWrappedIterator;
import org.jspecify.annotations.Nullable;

/** A progress bar on a terminal. In a pipe there is none. */
public final class Progress {
  /** The time from one update of the bar to the next. */
  public static final int UPDATE_MILLIS = 100;

  private static @Nullable ProgressBar shown;

  private Progress() {}

  /**
   * Shows how far an iteration is, and removes the bar at its end.
   *
   * @param items the items of the iteration
   * @param count the number of items
   * @param task the words beside the bar
   * @return the same items
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

  /** Removes the bar of an iteration that failed, so that it does not cover the message. */
  public static void end() {
    if (shown != null) {
      shown.close();
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
