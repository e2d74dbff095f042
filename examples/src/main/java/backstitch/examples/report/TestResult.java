package backstitch.examples.report;

import backstitch.core.Tensor;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.Sequential;

/**
 * What a trained network makes of the test images.
 *
 * @param confusion which class was taken for which
 * @param mistakes the most confident mistakes
 */
record TestResult(ConfusionMatrix confusion, Mistakes mistakes) {
  private static final int BATCH = 1000;

  static TestResult of(Sequential net, Dataset images) {
    ConfusionMatrix confusion = new ConfusionMatrix(FashionMnist.CLASSES.size());
    TestResult result = new TestResult(confusion, new Mistakes());
    int number = 0;
    for (Batch batch : images.batches(BATCH)) {
      Tensor logits = net.forward(batch.features()).value();
      int[] predicted = logits.argMax(-1);
      int[] labels = batch.labels();
      Tensor probabilities = logits.softmax(-1);
      for (int i = 0; i < labels.length; i++, number++) {
        result.confusion.add(labels[i], predicted[i]);
        if (predicted[i] != labels[i]) {
          Tensor image = batch.features().slice(i, i + 1);
          Tensor p = probabilities.slice(i, i + 1);
          result.mistakes.add(number, labels[i], predicted[i], p, image);
        }
      }
    }
    return result;
  }
}
