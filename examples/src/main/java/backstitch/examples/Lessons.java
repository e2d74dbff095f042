package backstitch.examples;

import backstitch.examples.cli.Lesson;
import java.util.List;

/** All lessons, in the order of the help. */
final class Lessons {
  private Lessons() {}

  static List<Lesson<?>> all() {
    return List.of(
        new SoftmaxRegression(),
        new LinearRegression(),
        new NaiveSoftmax(),
        new MultilayerPerceptron(),
        new Overfit(),
        new Sweep());
  }
}
