package backstitch.examples.command;

import backstitch.core.Tensor;
import backstitch.examples.cli.Lesson;
import backstitch.examples.cli.ShowOptions;
import backstitch.examples.data.FashionMnist;
import backstitch.examples.picture.Gallery;
import backstitch.examples.picture.Picture;
import backstitch.examples.picture.Terminal;
import backstitch.nn.Batch;
import backstitch.nn.Checkpoint;
import backstitch.nn.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows images, or the weights of a softmax regression, which are images too. */
public final class Show extends Lesson<ShowOptions> {
  private static final int SIZE = 28;

  /** Creates the command. */
  public Show() {
    super(
        "show",
        "Shows images of Fashion-MNIST in the terminal, or what a trained network looks for.",
        new ShowOptions());
  }

  @Override
  protected void run(ShowOptions options) {
    Optional<Path> model = options.model();
    List<Picture> pictures = new ArrayList<>();
    List<String> captions = new ArrayList<>();
    if (model.isPresent()) {
      Tensor weights = weights(model.get());
      for (int row = 0; row < FashionMnist.CLASSES.size(); row++) {
        pictures.add(Picture.signed(SIZE, SIZE, weights.slice(row, row + 1).toArray()));
        captions.add(FashionMnist.CLASSES.get(row));
      }
    } else {
      Dataset images = options.images();
      for (int number : options.numbers()) {
        Batch image = TestImage.of(images, number);
        pictures.add(Picture.grey(SIZE, SIZE, image.features().toArray()));
        captions.add(number + " " + FashionMnist.CLASSES.get(image.labels()[0]));
      }
    }
    Terminal terminal = Terminal.ofThisProcess();
    terminal.print(Gallery.of(pictures, captions, terminal));
  }

  /** Of softmax regression: a row of 784 weights a class. */
  private static Tensor weights(Path file) {
    int classes = FashionMnist.CLASSES.size();
    Checkpoint checkpoint = Checkpoint.read(file);
    return checkpoint.tensors().values().stream()
        .filter(t -> t.shape().rank() == 2)
        .filter(t -> t.shape().dim(0) == classes && t.shape().dim(1) == SIZE * SIZE)
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> found = new ArrayList<>();
              checkpoint.tensors().forEach((name, t) -> found.add(name + " " + t.shape()));
              String expected = "expected the weights of a softmax regression, [10, 784], found ";
              return new IllegalArgumentException(
                  file + ": tensors: " + expected + String.join(", ", found));
            });
  }
}
