package backstitch.nn;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.Locale;

/** Draws the first value of a parameter. */
@FunctionalInterface
public interface Initializer {
  /**
   * Draws a value.
   *
   * @param shape its shape; of a weight {@code [units, inputs, …]}
   * @param rng the parameter's own stream
   * @return the value
   */
  Tensor draw(Shape shape, Rng rng);

  /** {@return zeros} */
  static Initializer zeros() {
    return (shape, rng) -> Tensor.zeros(shape);
  }

  /**
   * {@return normal numbers with mean 0}
   *
   * @param deviation their standard deviation
   */
  static Initializer normal(float deviation) {
    return (shape, rng) -> Tensor.gaussian(0, deviation, shape, rng);
  }

  /**
   * {@return uniform numbers in [-bound, bound)}
   *
   * @param bound the largest absolute value
   */
  static Initializer uniform(float bound) {
    return (shape, rng) -> Tensor.uniform(-bound, bound, shape, rng);
  }

  /**
   * Uniform numbers within ±√(6 / (inputs + units)): Glorot and Bengio, <i>Understanding the
   * difficulty of training deep feedforward neural networks</i> (2010). What Gluon calls Xavier.
   *
   * @return the initializer, for shapes of rank 2 or more
   */
  static Initializer xavier() {
    return (shape, rng) -> {
      double fans = (double) fan("xavier", shape, 1) + fan("xavier", shape, 0);
      return uniform((float) Math.sqrt(6 / fans)).draw(shape, rng);
    };
  }

  /**
   * Normal numbers with standard deviation √(2 / inputs), for layers before a relu: He and others,
   * <i>Delving Deep into Rectifiers</i> (2015).
   *
   * @return the initializer, for shapes of rank 2 or more
   */
  static Initializer he() {
    return (shape, rng) -> normal((float) Math.sqrt(2.0 / fan("he", shape, 1))).draw(shape, rng);
  }

  /** The size along axis 0 (units) or 1 (inputs), times that of the axes from 2 on. */
  private static long fan(String name, Shape shape, int axis) {
    if (shape.rank() < 2) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT, "%s: needs a weight of shape [units, inputs, …], got %s", name, shape));
    }
    long fan = shape.dim(axis);
    for (int i = 2; i < shape.rank(); i++) {
      fan *= shape.dim(i);
    }
    return fan;
  }
}
