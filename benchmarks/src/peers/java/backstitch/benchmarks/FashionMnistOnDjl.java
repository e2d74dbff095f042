package backstitch.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import java.util.Arrays;
import java.util.Locale;

/**
 * The program of the lesson on DJL: softmax regression on Fashion-MNIST, five epochs, with the same
 * line for each. Backstitch reads the files, which takes little time.
 */
final class FashionMnistOnDjl {
  private static final int EPOCHS = 5;
  private static final int PREDICTED_AT_ONCE = 1000;

  private FashionMnistOnDjl() {}

  /**
   * Runs the program.
   *
   * @param args the number of threads
   */
  public static void main(String[] args) {
    new Djl().setThreads(Integer.parseInt(args[0]));
    FashionMnist data = FashionMnist.load();
    Experiment experiment = Experiment.of("softmax", data.train());
    try (DjlTraining training = new DjlTraining(experiment)) {
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        long[] correct = {0};
        float loss = training.epoch((logits, labels) -> correct[0] += countCorrect(logits, labels));
        System.out.printf(
            Locale.ROOT,
            "epoch %d, loss %.4f, train acc %.3f, test acc %.3f%n",
            epoch,
            loss,
            (double) correct[0] / data.train().size(),
            accuracy(training, data.test()));
      }
    }
  }

  private static double accuracy(DjlTraining training, Dataset test) {
    long correct = 0;
    for (Batch batch : test.batches(PREDICTED_AT_ONCE)) {
      try (NDManager manager = NDManager.newBaseManager()) {
        int pixels = batch.features().shape().size() / batch.size();
        NDArray x = Djl.array(manager, batch.features().reshape(batch.size(), pixels));
        NDArray labels = manager.create(Arrays.stream(batch.labels()).asLongStream().toArray());
        correct += countCorrect(training.predict(x), labels);
      }
    }
    return (double) correct / test.size();
  }

  private static long countCorrect(NDArray logits, NDArray labels) {
    return logits.argMax(1).eq(labels).countNonzero().getLong();
  }
}
