package backstitch.examples;

import backstitch.core.Rng;
import backstitch.core.Tensor;
import backstitch.examples.cli.ImageSettings;
import backstitch.examples.cli.TrainingListener;
import backstitch.examples.data.FashionMnist;
import backstitch.examples.exercise.Point;
import backstitch.examples.exercise.Score;
import backstitch.nn.Dataset;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.Parameter;
import backstitch.nn.Sequential;
import backstitch.nn.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Softmax regression on some of the images, by the training loop of the lesson.
 *
 * @param images how many, of which the last are set aside for validation
 * @param validation how many are set aside; if any, the weights of the epoch are kept at which the
 *     loss on them was lowest: early stopping
 * @param weightDecay of the optimiser
 * @param fall the learning rate is {@code RATE / (1 + fall * epochs made)}
 */
record Trial(int images, int validation, double weightDecay, double fall) {
  static final float RATE = 0.1f;
  static final int BATCH = 32;

  /** Points of a curve, besides its first. */
  private static final int POINTS = 20;

  /** Trains with one seed, and measures at the end, or at some twenty epochs. */
  List<Point> run(FashionMnist data, int epochs, long seed, boolean curve) {
    // The seed decides which images, too. A generator of their own leaves the other one as it is.
    Dataset some = data.train().shuffled(Rng.of(seed)).slice(0, images);
    Dataset.Split split = some.split(validation);
    Rng rng = Rng.of(seed);
    Sequential net = net(rng);
    Sgd sgd = new Sgd(net.parameters(), RATE, 0, weightDecay);
    Dataset test = data.test();
    Watcher watcher = new Watcher(net, sgd, split, test, curve ? measured(epochs) : List.of());
    ImageSettings settings = new ImageSettings(epochs, BATCH, RATE).watchedBy(watcher);
    // The watcher measures where it has to; the loop gets no test data for each epoch.
    FashionMnist learned = new FashionMnist(split.train(), test.slice(0, 0));
    SoftmaxRegression.train(net, learned, rng, settings, sgd);
    return watcher.points(epochs);
  }

  /** {@return the network of the lesson, with the weights that it begins with} */
  static Sequential net(Rng rng) {
    Sequential net = new Sequential(new Dense(10));
    net.initialize(Initializer.normal(0.01), rng);
    return net;
  }

  static List<Integer> measured(int epochs) {
    IntStream even = IntStream.rangeClosed(1, POINTS).map(i -> (int) ((long) epochs * i / POINTS));
    return IntStream.concat(IntStream.of(1), even).filter(e -> e >= 1).distinct().boxed().toList();
  }

  private final class Watcher implements TrainingListener {
    private final Sequential net;
    private final Sgd sgd;
    private final Dataset.Split data;
    private final Dataset test;
    private final List<Integer> measured;
    private final List<Point> points = new ArrayList<>();
    private double lowest = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private List<Tensor> bestWeights = List.of();

    Watcher(Sequential net, Sgd sgd, Dataset.Split data, Dataset test, List<Integer> measured) {
      this.net = net;
      this.sgd = sgd;
      this.data = data;
      this.test = test;
      this.measured = measured;
    }

    @Override
    public void epochEnded(int epoch, double loss, double train, double none) {
      sgd.learningRate(RATE / (1 + fall * epoch));
      if (validation > 0) {
        double unseen = Score.of(net, data.validation()).loss();
        if (unseen < lowest) {
          lowest = unseen;
          bestEpoch = epoch;
          bestWeights = net.parameters().stream().map(p -> p.variable().value()).toList();
        }
      }
      if (measured.contains(epoch)) {
        points.add(point(epoch));
      }
    }

    private Point point(int epoch) {
      return new Point(epoch, Score.of(net, data.train()), Score.of(net, test));
    }

    List<Point> points(int epochs) {
      if (!measured.isEmpty()) {
        return points;
      }
      List<Parameter> parameters = net.parameters();
      for (int i = 0; i < bestWeights.size(); i++) {
        parameters.get(i).set(bestWeights.get(i));
      }
      return List.of(point(validation > 0 ? bestEpoch : epochs));
    }
  }
}
