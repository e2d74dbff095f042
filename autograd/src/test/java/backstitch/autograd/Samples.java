package backstitch.autograd;

import backstitch.core.Shape;
import backstitch.core.Tensor;

/** Inputs that keep further than {@link GradientCheck#REACH} from kinks and ties. */
final class Samples {
  private Samples() {}

  /** Positive numbers; none is near a number of another offset (0, 1 or 2). */
  static Tensor spaced(int offset, int... dims) {
    float[] values = new float[Shape.of(dims).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.7f + 0.3f * (i * 7 % 10) + 0.1f * offset;
    }
    return Tensor.of(Shape.of(dims), values);
  }

  /** Negative and positive numbers in a mixed order, none near 0 or another. */
  static Tensor eitherSign(int... dims) {
    float[] values = new float[Shape.of(dims).size()];
    for (int i = 0; i < values.length; i++) {
      int place = (i * 7 + 3) % values.length;
      values[i] = (place - values.length / 2 + 0.5f) * 0.25f;
    }
    return Tensor.of(Shape.of(dims), values);
  }
}
