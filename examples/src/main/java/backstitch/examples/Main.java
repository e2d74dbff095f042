package backstitch.examples;

import java.util.List;

/** The program: {@link SoftmaxRegression}, or the lesson that its first argument names. */
public final class Main {
  private Main() {}

  /**
   * Runs a lesson.
   *
   * @param args {@code --help} lists the lessons
   */
  public static void main(String[] args) {
    new SoftmaxRegression().startOneOf(args.length == 0 ? List.of() : Lessons.all(), args);
  }
}
