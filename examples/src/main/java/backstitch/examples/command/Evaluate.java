package backstitch.examples.command;

import backstitch.examples.cli.Lesson;
import backstitch.examples.cli.ModelOptions;
import backstitch.examples.data.FashionMnist;
import backstitch.examples.report.ConfusionMatrix;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.Sequential;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Measures a trained network on the test images. */
public final class Evaluate extends Lesson<ModelOptions> {
  private static final int BATCH = 1000;

  /**
   * Creates the command.
   *
   * @param networks the network of each lesson
   */
  public Evaluate(Map<String, Supplier<Sequential>> networks) {
    super(
        "evaluate",
        "Measures a trained network on the test images: accuracy, and which classes it confuses.",
        new ModelOptions(networks));
  }

  @Override
  protected void run(ModelOptions options) {
    Sequential net = options.network();
    Dataset test = options.data().test();
    ConfusionMatrix matrix = new ConfusionMatrix(FashionMnist.CLASSES.size());
    for (Batch batch : test.batches(BATCH)) {
      int[] predicted = net.forward(batch.features()).value().argMax(-1);
      for (int i = 0; i < batch.size(); i++) {
        matrix.add(batch.labels()[i], predicted[i]);
      }
    }
    int right = test.size() - matrix.mistakes();
    print("test acc %.3f (%d of %d)%n%n", (double) right / test.size(), right, test.size());
    print("Rows: the true class; columns: what it was taken for; then precision and recall.%n");
    print(matrix, FashionMnist.CLASSES);
  }

  private static void print(ConfusionMatrix matrix, List<String> classes) {
    print("%-13s", "");
    for (int predicted = 0; predicted < matrix.classes(); predicted++) {
      print("%5d", predicted);
    }
    print("%7s%7s%n", "prec", "recall");
    for (int truth = 0; truth < matrix.classes(); truth++) {
      print("%d %-11s", truth, classes.get(truth));
      for (int predicted = 0; predicted < matrix.classes(); predicted++) {
        print("%5d", matrix.count(truth, predicted));
      }
      print("%7.3f%7.3f%n", matrix.precision(truth), matrix.recall(truth));
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
