package backstitch.examples.report;

import backstitch.core.Tensor;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.Sequential;
import java.util.Arrays;

/**
 * What a trained network makes of the test images.
 *
 * @param confusion which class was taken for which
 * @param mistakes the most confident mistakes
 */
record TestResult(ConfusionMatrix confusion, Mistakes mistakes) {
  private static final int BATCH = 1000;

  static TestResult of(Sequential net, Dataset images) {
    int classes = FashionMnist.CLASSES.size();
    TestResult result = new TestResult(new ConfusionMatrix(classes), new Mistakes());
    int number = 0;
    for (Batch batch : images.batches(BATCH)) {
      Tensor logits = net.forward(batch.features()).value();
      int[] predicted = logits.argMax(-1);
      int[] labels = batch.labels();
      float[] probabilities = logits.softmax(-1).toArray();
      float[] pixels = batch.features().toArray();
      int area = pixels.length / labels.length;
      for (int i = 0; i < labels.length; i++, number++) {
        result.confusion.add(labels[i], predicted[i]);
        if (predicted[i] != labels[i]) {
          float[] p = Arrays.copyOfRange(probabilities, i * classes, (i + 1) * classes);
          float[] image = Arrays.copyOfRange(pixels, i * area, (i + 1) * area);
          result.mistakes.add(number, labels[i], predicted[i], p, image);
        }
      }
    }
    return result;
  }
}
