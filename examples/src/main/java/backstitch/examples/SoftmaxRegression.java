package backstitch.examples;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Tensor;
import backstitch.examples.data.FashionMnist;
import backstitch.examples.data.Progress;
import backstitch.nn.Accuracy;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.Layer;
import backstitch.nn.Parameter;
import backstitch.nn.RunningMean;
import backstitch.nn.Sequential;
import backstitch.nn.Sgd;
import backstitch.nn.SoftmaxCrossEntropyLoss;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The lesson: one dense layer learns to tell clothes apart. Cell by cell the chapter <i>Softmax
 * Regression in Gluon</i> of the book <i>Dive into Deep Learning</i>.
 */
@Command(
    name = "softmax-regression",
    description = "Trains one dense layer on Fashion-MNIST, printing one line an epoch.")
public final class SoftmaxRegression extends Lesson {
  @Mixin private final ImageSettings settings = new ImageSettings(5, 256, 0.1f);

  /**
   * Runs the lesson.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    main(new SoftmaxRegression(), args);
  }

  @Override
  void run() {
    settings.apply();
    // 1. The data: 60 000 images to learn from, 10 000 to be tested with.
    FashionMnist data = settings.data();
    // 2. The model: 28 × 28 pixels in, one logit for each of ten classes out.
    Rng rng = settings.rng();
    Sequential net = new Sequential(new Dense(10));
    net.initialize(Initializer.normal(0.01f), rng);
    // 3. to 6.
    train(net, data, rng, settings);
    settings.printHashOf(net);
  }

  static void train(Layer net, FashionMnist data, Rng rng, Settings settings) {
    // 3. The loss: softmax and cross-entropy in one, as NaiveSoftmax shows why.
    SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();
    // 4. The optimiser: minibatch stochastic gradient descent.
    Sgd sgd = new Sgd(net.parameters(), settings.learningRate);
    for (int epoch = 1; epoch <= settings.epochs; epoch++) {
      // 5. Training. Loss and accuracy are running values, taken while the weights move.
      RunningMean trainLoss = new RunningMean();
      RunningMean trainAccuracy = new RunningMean();
      int step = 0;
      for (Batch batch : batches(data.train().shuffled(rng), settings.batchSize, epoch)) {
        try (Tape tape = Tape.record()) {
          Variable logits = net.forward(batch.features());
          Variable l = loss.of(logits, batch.labels()).mean();
          requireFinite(epoch, ++step, "the loss is", l.value());
          sgd.step(tape.gradients(l));
          trainLoss.add(l.value().item(), batch.size());
          trainAccuracy.add(Accuracy.of(logits.value(), batch.labels()), batch.size());
        }
      }
      // What the last step did, no later loss would show.
      for (Parameter parameter : net.parameters()) {
        requireFinite(epoch, step, parameter.name() + " holds", parameter.variable().value());
      }
      // 6. How well the network does on images it never learned from.
      System.out.printf(
          Locale.ROOT,
          "epoch %d, loss %.4f, train acc %.3f, test acc %.3f%n",
          epoch,
          trainLoss.value(),
          trainAccuracy.value(),
          accuracy(net, data.test(), epoch, step));
    }
  }

  private static Iterable<Batch> batches(Dataset data, int size, int epoch) {
    int count = (data.size() - 1) / size + 1;
    return Progress.over(data.batches(size), count, "epoch " + epoch);
  }

  /** No tape is open, so nothing is recorded. */
  private static double accuracy(Layer net, Dataset data, int epoch, int step) {
    RunningMean accuracy = new RunningMean();
    for (Batch batch : data.batches(1000)) {
      Tensor logits = net.forward(batch.features()).value();
      requireFinite(epoch, step, "a test logit is", logits);
      accuracy.add(Accuracy.of(logits, batch.labels()), batch.size());
    }
    return accuracy.value();
  }
}
