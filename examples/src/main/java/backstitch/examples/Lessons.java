package backstitch.examples;

import backstitch.examples.cli.Lesson;
import backstitch.examples.command.Evaluate;
import backstitch.examples.command.Predict;
import backstitch.examples.command.Show;
import backstitch.nn.Sequential;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All lessons, and the commands beside them, in the order of the help. */
final class Lessons {
  /** The networks that can be kept in a file. */
  private static final Map<String, Supplier<Sequential>> NETWORKS =
      new TreeMap<>(
          Map.of(
              "softmax-regression", SoftmaxRegression::network,
              "multilayer-perceptron", MultilayerPerceptron::network));

  private Lessons() {}

  static List<Lesson<?>> all() {
    return List.of(
        new SoftmaxRegression(),
        new LinearRegression(),
        new NaiveSoftmax(),
        new MultilayerPerceptron(),
        new Explain(),
        new Show(),
        new Predict(NETWORKS),
        new Evaluate(NETWORKS),
        new Overfit(),
        new Sweep());
  }
}
