package backstitch.examples;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.examples.cli.ImageSettings;
import backstitch.examples.cli.Lesson;
import backstitch.examples.cli.Training;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Accuracy;
import backstitch.nn.Batch;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.Sequential;
import backstitch.nn.Sgd;
import backstitch.nn.SoftmaxCrossEntropyLoss;

/** The chapter "Softmax Regression in Gluon" of "Dive into Deep Learning", cell by cell. */
public final class SoftmaxRegression extends Lesson<ImageSettings> {
  SoftmaxRegression() {
    super(
        "softmax-regression",
        "Trains one dense layer on Fashion-MNIST, printing one line an epoch.",
        new ImageSettings(5, 256, 0.1f));
  }

  /**
   * Runs the lesson.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    new SoftmaxRegression().start(args);
  }

  @Override
  protected void run(ImageSettings settings) {
    // 1. The data: 60 000 images to learn from, 10 000 to test with.
    FashionMnist data = settings.data();
    // 2. The model: 28 x 28 pixels in, one logit for each of ten classes out.
    Rng rng = settings.rng();
    Sequential net = network();
    net.initialize(Initializer.normal(0.01), rng);
    train(net, data, rng, settings);
    settings.printHashOf(net.parameters());
  }

  static Sequential network() {
    return new Sequential(new Dense(10));
  }

  static void train(Sequential net, FashionMnist data, Rng rng, ImageSettings settings) {
    // 3. The optimiser: minibatch stochastic gradient descent.
    train(net, data, rng, settings, new Sgd(net.parameters(), settings.learningRate()));
  }

  static void train(Sequential net, FashionMnist data, Rng rng, ImageSettings settings, Sgd sgd) {
    // 4. The loss: softmax and cross-entropy in one. NaiveSoftmax shows why.
    SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();
    // 5. Training. Listeners of it print the lines and draw the progress bar.
    Training training = settings.training(net, data);
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      for (Batch batch : data.train().shuffled(rng).batches(settings.batchSize())) {
        try (Tape tape = training.record()) {
          Variable logits = net.forward(batch.features());
          Variable l = loss.of(logits, batch.labels()).mean();
          sgd.step(tape.gradients(l));
          training.step(batch, l, Accuracy.of(logits.value(), batch.labels()));
        }
      }
      // 6. The test: how well the network does on images that it has not learned from.
      training.endEpoch(data.test());
    }
    training.end();
  }
}
