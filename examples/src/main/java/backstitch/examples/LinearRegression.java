package backstitch.examples;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The chapter before the lesson: data made with known weights, {@code y = X·w + b + noise}, from
 * which one dense layer of one unit finds these weights again.
 */
@Command(
    name = "linear-regression",
    description = "Recovers the weights that synthetic data were made with.")
public final class LinearRegression extends Lesson {
  private static final Tensor TRUE_WEIGHT = Tensor.of(new float[][] {{2, -3.4f}});
  private static final Tensor TRUE_BIAS = Tensor.of(4.2f);

  @Mixin private final Settings settings = new Settings(3, 10, 0.03f);

  /**
   * Runs the lesson.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    main(new LinearRegression(), args);
  }

  @Override
  void run() {
    settings.apply();
    Rng rng = settings.rng();
    Tensor features = Tensor.gaussian(0, 1, Shape.of(1000, 2), rng.stream("features"));
    Tensor noise = Tensor.gaussian(0, 0.01f, Shape.of(1000, 1), rng.stream("noise"));
    Tensor targets = features.matmulT(TRUE_WEIGHT).plus(TRUE_BIAS).plus(noise);
    Dataset data = Dataset.of(features, targets);

    Sequential net = new Sequential(new Dense(1));
    net.initialize(Initializer.normal(0.01f), rng);
    MeanSquaredError loss = new MeanSquaredError();
    Sgd sgd = new Sgd(net.parameters(), settings.learningRate);
    for (int epoch = 1; epoch <= settings.epochs; epoch++) {
      int step = 0;
      for (Batch batch : data.shuffled(rng).batches(settings.batchSize)) {
        try (Tape tape = Tape.record()) {
          Variable l = loss.of(net.forward(batch.features()), batch.targets()).mean();
          requireFinite(epoch, ++step, "the loss is", l.value());
          sgd.step(tape.gradients(l));
        }
      }
      Tensor l = loss.of(net.forward(features), targets).value().mean();
      requireFinite(epoch, step, "the loss over all data is", l);
      System.out.printf(Locale.ROOT, "epoch %d, loss %.6f%n", epoch, l.item());
    }

    List<Parameter> learned = net.parameters();
    System.out.println("weight: " + compare(TRUE_WEIGHT, learned.get(0)));
    System.out.println("bias:   " + compare(TRUE_BIAS, learned.get(1)));
    settings.printHashOf(net);
  }

  private static String compare(Tensor truth, Parameter learned) {
    return "true " + truth + ", learned " + learned.variable().value();
  }
}
