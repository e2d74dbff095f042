package backstitch.examples;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.examples.cli.Epoch;
import backstitch.examples.cli.ImageSettings;
import backstitch.examples.cli.Lesson;
import backstitch.examples.cli.Settings;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Accuracy;
import backstitch.nn.Batch;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.RunningMean;
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
    Sequential net = new Sequential(new Dense(10));
    net.initialize(Initializer.normal(0.01), rng);
    train(net, data, rng, settings);
    settings.printHashOf(net.parameters());
  }

  static void train(Sequential net, FashionMnist data, Rng rng, Settings settings) {
    // 3. The loss: softmax and cross-entropy in one. NaiveSoftmax shows why.
    SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();
    // 4. The optimiser: minibatch stochastic gradient descent.
    Sgd sgd = new Sgd(net.parameters(), settings.learningRate());
    // 5. Training. Loss and train accuracy are running means, taken while the weights change.
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      RunningMean trainLoss = new RunningMean();
      RunningMean trainAccuracy = new RunningMean();
      Epoch pass = Epoch.shown(epoch, data.train().shuffled(rng), settings.batchSize());
      for (Batch batch : pass) {
        try (Tape tape = Tape.record()) {
          Variable logits = net.forward(batch.features());
          Variable l = loss.of(logits, batch.labels()).mean();
          sgd.step(tape.gradients(pass.finite("the loss is", l)));
          trainLoss.add(l.value().item(), batch.size());
          trainAccuracy.add(Accuracy.of(logits.value(), batch.labels()), batch.size());
        }
      }
      pass.requireFinite(net.parameters());
      // 6. The test: how well the network does on images that it has not learned from.
      double test = Accuracy.of(x -> pass.finite("a test logit is", net.forward(x)), data.test());
      pass.print(trainLoss.value(), trainAccuracy.value(), test);
    }
  }
}
