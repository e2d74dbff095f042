package backstitch.nn;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A program that writes two models in turn into one file, as often as it is told, and says so. */
final class EndlessWriter {
  private EndlessWriter() {}

  static List<Checkpoint> models(int rows) {
    return List.of(model(1, rows), model(2, rows));
  }

  private static Checkpoint model(double value, int rows) {
    Parameter weight = new Parameter("weight");
    weight.set(Tensor.full(value, Shape.of(rows, 1000)));
    return Checkpoint.of(List.of(weight), Map.of("model", "" + value));
  }

  /**
   * Arguments: the file, how many times, and the rows of the models. More than one thread writes.
   */
  public static void main(String[] args) {
    List<Checkpoint> models = models(Integer.parseInt(args[2]));
    IntStream.range(0, Integer.parseInt(args[1]))
        .parallel()
        .forEach(
            i -> {
              models.get(i % 2).write(Path.of(args[0]));
              System.out.println("written");
            });
  }
}
