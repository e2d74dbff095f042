package backstitch.examples.report;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Dataset;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.Relu;
import backstitch.nn.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reports of runs that did not take place: their steps and epochs are made up. */
final class ReportRun {
  private ReportRun() {}

  /** The softmax regression, untrained, with random weights. */
  static Sequential softmaxRegression() {
    return initialised(new Sequential(new Dense(10)));
  }

  static Sequential withHiddenLayer() {
    return initialised(new Sequential(new Dense(16), new Relu(), new Dense(10)));
  }

  private static Sequential initialised(Sequential net) {
    net.initialize(Initializer.normal(0.3), Rng.of(1));
    net.forward(Tensor.zeros(Shape.of(1, 28, 28)));
    return net;
  }

  /** As many images of noise. */
  static FashionMnist noise(int images) {
    byte[] pixels = new byte[images * 28 * 28];
    int[] labels = new int[images];
    Rng rng = Rng.of(2);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) rng.nextLong();
    }
    for (int i = 0; i < images; i++) {
      labels[i] = i % 10;
    }
    Dataset data = Dataset.ofBytes(Shape.of(28, 28), pixels, labels);
    return new FashionMnist(data, data);
  }

  /** The page about a run of so many epochs, with options as given. */
  static String page(Path file, Sequential net, int epochs, int steps, Map<String, String> options)
      throws IOException {
    Report report = new Report(file, new Setup("softmax-regression", options), noise(500));
    report.started(net, epochs, steps);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      for (int step = 1; step <= steps; step++) {
        report.stepped(epoch, step, 1.0 / step, (double) step / steps);
      }
      report.epochEnded(epoch, 1.0 / epoch, 0.5, 0.25);
    }
    report.ended(net);
    report.write();
    return Files.readString(file);
  }
}
