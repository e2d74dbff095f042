package backstitch.examples.cli;

import backstitch.core.Tensor;
import backstitch.examples.data.FashionMnist;
import backstitch.examples.picture.Curve;
import backstitch.examples.picture.Gallery;
import backstitch.examples.picture.Picture;
import backstitch.examples.picture.Terminal;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** After training, on a terminal: the curve of the loss, and what the network says of images. */
final class Results implements TrainingListener {
  private static final int IMAGES = 9;
  private static final int COLUMNS = 14; // of an image, so that five are in a row of 80

  private final Dataset test;
  private final Terminal terminal;
  private final List<Double> losses = new ArrayList<>();

  Results(Dataset test, Terminal terminal) {
    this.test = test;
    this.terminal = terminal;
  }

  @Override
  public void stepped(int epoch, int step, double loss, double accuracy) {
    losses.add(loss);
  }

  @Override
  public void ended(Sequential net) {
    double[] values = losses.stream().mapToDouble(loss -> loss).toArray();
    String first = String.format(Locale.ROOT, "loss %.4f ", values[0]);
    String last = String.format(Locale.ROOT, " %.4f", values[values.length - 1]);
    int columns = Math.max(1, terminal.columns() - first.length() - last.length());
    terminal.print(first + Curve.of(values, columns, terminal) + last + "\n\n");
    terminal.print(guesses(net));
  }

  /** Test images, each with its class and below it what the network takes it for. */
  private String guesses(Sequential net) {
    Batch batch = test.batches(Math.min(IMAGES, test.size())).iterator().next();
    int[] guesses = net.forward(batch.features()).value().argMax(-1);
    List<Picture> pictures = new ArrayList<>();
    List<String> captions = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Tensor image = batch.features().slice(i, i + 1);
      pictures.add(Picture.grey(28, 28, image.toArray()).atMost(COLUMNS));
      String truth = FashionMnist.CLASSES.get(batch.labels()[i]);
      String guess = FashionMnist.CLASSES.get(guesses[i]);
      captions.add(truth + "\n" + (guess.equals(truth) ? "right" : guess + "?"));
    }
    return Gallery.of(pictures, captions, terminal);
  }
}
