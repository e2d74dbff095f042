package backstitch.examples.command;

import backstitch.core.Tensor;
import backstitch.examples.cli.Lesson;
import backstitch.examples.cli.PredictOptions;
import backstitch.examples.data.FashionMnist;
import backstitch.examples.picture.Bars;
import backstitch.examples.picture.Gallery;
import backstitch.examples.picture.ImageFile;
import backstitch.examples.picture.Picture;
import backstitch.examples.picture.Terminal;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.Sequential;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Asks a trained network what images are. */
public final class Predict extends Lesson<PredictOptions> {
  private static final int SIZE = 28;

  /**
   * Creates the command.
   *
   * @param networks the network of each lesson
   */
  public Predict(Map<String, Supplier<Sequential>> networks) {
    super(
        "predict",
        "Shows what a trained network takes images for, and how sure it is.",
        new PredictOptions(networks));
  }

  @Override
  protected void run(PredictOptions options) {
    Sequential net = options.network();
    Terminal terminal = Terminal.ofThisProcess();
    for (Path file : options.images()) {
      print(net, ImageFile.read(file, options.polarity()), file.toString(), terminal);
    }
    if (!options.test().isEmpty()) {
      Dataset test = options.data().test();
      for (int number : options.test()) {
        Batch image = TestImage.of(test, number);
        String name = "test image " + number + ": " + FashionMnist.CLASSES.get(image.labels()[0]);
        print(net, Picture.grey(SIZE, SIZE, image.features().toArray()), name, terminal);
      }
    }
  }

  /** The image that the network sees, the probabilities, the class. */
  private static void print(Sequential net, Picture picture, String name, Terminal terminal) {
    Tensor image = Tensor.of(picture.values()).reshape(1, SIZE, SIZE);
    Tensor probabilities = net.forward(image).value().softmax(-1);
    String guess = FashionMnist.CLASSES.get(probabilities.argMax(-1)[0]);
    terminal.print(name + "\n");
    terminal.print(Gallery.of(List.of(picture), List.of(""), terminal));
    terminal.print(Bars.of(FashionMnist.CLASSES, probabilities.toArray(), terminal));
    terminal.print("prediction: " + guess + "\n\n");
  }
}
