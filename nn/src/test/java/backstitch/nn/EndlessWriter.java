package backstitch.nn;

import backstitch.core.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that writes two models in turn into one file, so often as it is told, and prints. */
final class EndlessWriter {
  static final List<Checkpoint> MODELS = List.of(model(1), model(2));

  private EndlessWriter() {}

  private static Checkpoint model(double value) {
    Parameter weight = new Parameter("weight");
    weight.set(Tensor.full(value, backstitch.core.Shape.of(300, 1000)));
    return Checkpoint.of(List.of(weight), Map.of("model", "" + value));
  }

  /** Arguments: the file, and how many times. */
  public static void main(String[] args) {
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      MODELS.get(i % 2).write(Path.of(args[0]));
      System.out.println("written");
    }
  }
}
