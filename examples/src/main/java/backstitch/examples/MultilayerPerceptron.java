package backstitch.examples;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.examples.cli.ImageSettings;
import backstitch.examples.cli.Lesson;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.Relu;
import backstitch.nn.Sequential;

/**
 * The book's next chapter: a hidden layer of 256 units between the pixels and the logits. The rest
 * is as in {@link SoftmaxRegression}, whose training loop it uses.
 */
public final class MultilayerPerceptron extends Lesson<ImageSettings> {
  MultilayerPerceptron() {
    super(
        "multilayer-perceptron",
        "Trains 784-256-10 with relu on Fashion-MNIST, printing one line an epoch.",
        new ImageSettings(10, 256, 0.1f));
  }

  /**
   * Runs the lesson.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    new MultilayerPerceptron().start(args);
  }

  @Override
  protected void run(ImageSettings settings) {
    FashionMnist data = settings.data();
    Rng rng = settings.rng();
    Sequential net = network();
    net.initialize(Initializer.normal(0.01), rng);
    System.out.print(net.summary(Shape.of(1, 28, 28)));
    SoftmaxRegression.train(net, data, rng, settings);
    settings.printHashOf(net.parameters());
  }

  static Sequential network() {
    return new Sequential(new Dense(256), new Relu(), new Dense(10));
  }
}
