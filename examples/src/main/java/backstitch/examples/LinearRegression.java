package backstitch.examples;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import backstitch.examples.cli.Lesson;
import backstitch.examples.cli.Settings;
import backstitch.examples.cli.Training;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.MeanSquaredError;
import backstitch.nn.Parameter;
import backstitch.nn.Sequential;
import backstitch.nn.Sgd;
import java.util.List;
import java.util.Locale;

/**
 * Linear regression, the book's chapter before softmax regression. The data are made with known
 * weights, {@code y = X·w + b + noise}, and a dense layer of one unit learns these weights.
 */
public final class LinearRegression extends Lesson<Settings> {
  LinearRegression() {
    super(
        "linear-regression",
        "Recovers the weights that synthetic data were made with.",
        new Settings(3, 10, 0.03f));
  }

  /**
   * Runs the lesson.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    new LinearRegression().start(args);
  }

  @Override
  protected void run(Settings settings) {
    Tensor trueWeight = Tensor.of(new float[][] {{2, -3.4f}});
    Tensor trueBias = Tensor.of(4.2f);
    Rng rng = settings.rng();
    Tensor features = Tensor.gaussian(0, 1, Shape.of(1000, 2), rng.stream("features"));
    Tensor noise = Tensor.gaussian(0, 0.01f, Shape.of(1000, 1), rng.stream("noise"));
    Tensor targets = features.matmulT(trueWeight).plus(trueBias).plus(noise);
    Dataset data = Dataset.of(features, targets);

    Sequential net = new Sequential(new Dense(1));
    net.initialize(Initializer.normal(0.01), rng);
    MeanSquaredError loss = new MeanSquaredError();
    Sgd sgd = new Sgd(net.parameters(), settings.learningRate());
    Training training = settings.training(net, data.size());
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      for (Batch batch : data.shuffled(rng).batches(settings.batchSize())) {
        try (Tape tape = training.record()) {
          Variable l = loss.of(net.forward(batch.features()), batch.targets()).mean();
          sgd.step(tape.gradients(l));
          training.step(batch, l, Double.NaN);
        }
      }
      Variable all = loss.of(net.forward(features), targets).mean();
      float mean = training.finite("the loss over all data is", all).item();
      System.out.printf(Locale.ROOT, "epoch %d, loss %.6f%n", epoch, mean);
      training.endEpoch();
    }
    training.end();

    List<Parameter> learned = net.parameters();
    System.out.println("weight: " + compare(trueWeight, learned.get(0)));
    System.out.println("bias:   " + compare(trueBias, learned.get(1)));
    settings.printHashOf(learned);
  }

  private static String compare(Tensor truth, Parameter learned) {
    return "true " + truth + ", learned " + learned.variable().value();
  }
}
