package backstitch.benchmarks;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import java.util.Arrays;
import java.util.List;

/**
 * The network that is trained and its data. All peers get the same data and first weights.
 *
 * @param sizes the widths of the network, from the pixels to the logits; relu between the layers
 * @param data images of 784 pixels, with labels 0 … 9
 */
record Experiment(List<Integer> sizes, Dataset data) {
  static final int BATCH = 256;
  static final float LEARNING_RATE = 0.1f;
  private static final int PIXELS = 784;

  /**
   * Builds an experiment by the name of its network: {@code softmax} for the softmax regression of
   * the lesson, {@code mlp} for the perceptron with a hidden layer of 256.
   */
  static Experiment of(String model, Dataset data) {
    return switch (model) {
      case "softmax" -> new Experiment(List.of(PIXELS, 10), data);
      case "mlp" -> new Experiment(List.of(PIXELS, 256, 10), data);
      default -> throw new IllegalArgumentException(model + ": expected softmax or mlp");
    };
  }

  static Dataset randomImages(int count) {
    Rng rng = Rng.of(3);
    byte[] pixels = new byte[count * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) rng.nextInt(256);
    }
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> rng.nextInt(10));
    return Dataset.ofBytes(Shape.of(28, 28), pixels, labels);
  }

  /** {@return all samples, the pixels as floats 0 … 1} */
  Batch samples() {
    return data.batches(data.size()).iterator().next();
  }

  int layers() {
    return sizes.size() - 1;
  }

  /** {@return the first weights of a layer, {@code [outputs, inputs]}; its biases are zeros} */
  Tensor weights(int layer) {
    Shape shape = Shape.of(sizes.get(layer + 1), sizes.get(layer));
    return Tensor.gaussian(0, 0.01f, shape, Rng.of(4 + layer));
  }
}
