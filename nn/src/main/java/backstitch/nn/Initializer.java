package backstitch.nn;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;

/** Draws the first value of a parameter. */
@FunctionalInterface
public interface Initializer {
  /**
   * {@return a first value}
   *
   * @param shape its shape; for a weight, {@code [units, inputs, …]}
   * @param rng the parameter's own stream
   */
  Tensor draw(Shape shape, Rng rng);

  /** {@return an initializer that draws zeros} */
  static Initializer zeros() {
    return (shape, rng) -> Tensor.zeros(shape);
  }

  /**
   * {@return an initializer that draws normal numbers with mean 0}
   *
   * @param deviation their standard deviation, finite and not negative
   * @throws IllegalArgumentException if it is negative or not finite
   */
  static Initializer normal(double deviation) {
    float sigma = width("normal", "deviation", deviation);
    return (shape, rng) -> Tensor.gaussian(0, sigma, shape, rng);
  }

  /**
   * {@return an initializer that draws uniform numbers in [-bound, bound)}
   *
   * @param bound the largest absolute value, finite and not negative
   * @throws IllegalArgumentException if it is negative or not finite
   */
  static Initializer uniform(double bound) {
    float b = width("uniform", "bound", bound);
    return (shape, rng) -> Tensor.uniform(-b, b, shape, rng);
  }

  /**
   * {@return an initializer that draws uniform numbers within ±√(6 / (inputs + units))} It refuses
   * a shape of rank below 2, or with an axis of size 0. Gluon calls it Xavier. Source: Glorot and
   * Bengio, <i>Understanding the difficulty of training deep feedforward neural networks</i>
   * (2010).
   */
  static Initializer xavier() {
    return (shape, rng) -> {
      double fans = (double) fan("xavier", shape, 1) + fan("xavier", shape, 0);
      return uniform(Math.sqrt(6 / fans)).draw(shape, rng);
    };
  }

  /**
   * {@return an initializer that draws normal numbers with standard deviation √(2 / inputs), for
   * layers before a relu} It refuses the same shapes as {@link #xavier}. Source: He and others,
   * <i>Delving Deep into Rectifiers</i> (2015).
   */
  static Initializer he() {
    return (shape, rng) -> normal(Math.sqrt(2.0 / fan("he", shape, 1))).draw(shape, rng);
  }

  private static float width(String name, String what, double given) {
    float width = Tensor.toFloat(name, given);
    if (!(width >= 0 && width <= Float.MAX_VALUE)) {
      String expected = name + ": expected a finite " + what + " of at least 0, got ";
      throw new IllegalArgumentException(expected + width);
    }
    return width;
  }

  /** The size along axis 0 (units) or 1 (inputs), times the sizes of the axes from 2 on. */
  private static long fan(String name, Shape shape, int axis) {
    if (shape.rank() < 2) {
      throw new ShapeMismatchException(
          name + ": needs a weight of shape [units, inputs, …], got " + shape);
    }
    if (shape.size() == 0) {
      throw new IllegalArgumentException(
          name + ": expected at least 1 unit and 1 input, got a weight of shape " + shape);
    }
    long fan = shape.dim(axis);
    for (int i = 2; i < shape.rank(); i++) {
      fan *= shape.dim(i);
    }
    return fan;
  }
}
