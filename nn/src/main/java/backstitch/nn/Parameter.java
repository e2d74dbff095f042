package backstitch.nn;

import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A named box that holds the current value of a weight, as a leaf variable.
 *
 * <p>Variables are immutable; what training changes is the content of these boxes. A parameter
 * draws its first value when its layer tells its shape, in the first forward pass: deferred
 * initialisation, as in Gluon.
 */
public final class Parameter {
  private final @Nullable Initializer ownInitializer;
  private String name;
  private @Nullable Initializer initializer;
  private @Nullable Rng rng;
  private @Nullable Variable variable;

  /**
   * A parameter that is drawn by the initializer of its network.
   *
   * @param name its name within its layer, such as {@code weight}
   */
  public Parameter(String name) {
    this.name = name;
    this.ownInitializer = null;
  }

  /**
   * A parameter that is drawn by an initializer of its own, whatever that of the network.
   *
   * @param name its name within its layer, such as {@code bias}
   * @param ownInitializer for example {@link Initializer#zeros}
   */
  public Parameter(String name, Initializer ownInitializer) {
    this.name = name;
    this.ownInitializer = ownInitializer;
  }

  /** Gives the name within the network, and what the first value will be drawn with. */
  void initialize(String fullName, Initializer networkInitializer, Rng networkRng) {
    name = fullName;
    initializer = ownInitializer != null ? ownInitializer : networkInitializer;
    rng = networkRng.stream("weights/" + fullName);
    variable = null;
  }

  /** {@return the name: within the network once that is initialised, as in {@code 0.weight}} */
  public String name() {
    return name;
  }

  /** {@return whether there is a value} */
  public boolean hasValue() {
    return variable != null;
  }

  /**
   * The current value, drawn now if there is none. For layers, in their forward pass.
   *
   * @param shape the shape that the layer's input asks for
   * @return a leaf variable of this shape
   * @throws IllegalStateException if the network was not initialised
   * @throws ShapeMismatchException if the value has another shape
   */
  public Variable variable(Shape shape) {
    if (variable == null) {
      if (initializer == null || rng == null) {
        throw new IllegalStateException(
            name
                + ": not initialised; call initialize on the network before its first forward pass");
      }
      set(initializer.draw(shape, rng));
    }
    Variable current = variable();
    if (!current.shape().equals(shape)) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "%s: has shape %s, this input asks for %s",
              name,
              current.shape(),
              shape));
    }
    return current;
  }

  /**
   * The current value.
   *
   * @return a leaf variable
   * @throws IllegalStateException if there is none yet
   */
  public Variable variable() {
    if (variable == null) {
      throw new IllegalStateException(
          name + ": no value yet; it is drawn in the first forward pass of its network");
    }
    return variable;
  }

  /**
   * Replaces the value.
   *
   * @param value of the same shape, if there is a value already
   * @throws ShapeMismatchException if it has another shape
   */
  public void set(Tensor value) {
    if (variable != null && !variable.shape().equals(value.shape())) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "%s: has shape %s, cannot be set to a value of shape %s",
              name,
              variable.shape(),
              value.shape()));
    }
    variable = Variable.of(name, value);
  }
}
