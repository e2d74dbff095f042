package backstitch.nn;

import backstitch.autograd.Gradients;
import backstitch.autograd.TapeException;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A named box that holds the current value of a weight, as a leaf variable.
 *
 * <p>Variables are immutable; training replaces the content of these boxes. The first value is
 * drawn in the first forward pass, when the layer knows the shape: deferred initialisation, as in
 * Gluon. Several threads may run that pass at once; one of them draws the value, and all of them
 * use it.
 */
public final class Parameter {
  private final @Nullable Initializer ownInitializer;
  private String name;
  private @Nullable Initializer initializer;
  private @Nullable Rng rng;
  private volatile @Nullable Variable variable;

  /** Values that were replaced, kept only while gradients for them are in use. */
  private final Set<Variable> former = Collections.newSetFromMap(new WeakHashMap<>());

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
   * A parameter that is drawn by its own initializer, not by that of its network.
   *
   * @param name its name within its layer, such as {@code bias}
   * @param ownInitializer for example {@link Initializer#zeros}
   */
  public Parameter(String name, Initializer ownInitializer) {
    this.name = name;
    this.ownInitializer = ownInitializer;
  }

  /** Sets the full name, and the initializer and the stream for a first value; drops the value. */
  synchronized void initialize(String fullName, Initializer networkInitializer, Rng networkRng) {
    name = fullName;
    initializer = ownInitializer != null ? ownInitializer : networkInitializer;
    // A new stream: networks with the same names and generator may draw in any order.
    rng = networkRng.newStream("weights/" + fullName);
    replaceBy(null);
  }

  /**
   * {@return the name; the full name, such as {@code 0.weight}, once the network is initialised}
   */
  public String name() {
    return name;
  }

  /** Name and shape, as in {@code 0.weight [10, 784]}. */
  @Override
  public String toString() {
    Variable current = variable;
    return name + " " + (current == null ? "(no value yet)" : current.shape());
  }

  /** {@return whether there is a value} */
  public boolean hasValue() {
    return variable != null;
  }

  /**
   * {@return the current value, a leaf variable, drawn now if there is none} Layers call this.
   *
   * @param shape the shape that the layer's input asks for
   * @throws IllegalStateException if the network was not initialised
   * @throws ShapeMismatchException if the value has another shape
   */
  public Variable variable(Shape shape) {
    Variable first = variable;
    Variable current = first != null ? first : drawn(shape);
    if (!current.shape().equals(shape)) {
      throw new ShapeMismatchException(
          name + ": has shape " + current.shape() + ", this input asks for " + shape);
    }
    return current;
  }

  /** One thread draws; threads that waited for it find the value there. */
  private synchronized Variable drawn(Shape shape) {
    if (variable == null) {
      if (initializer == null || rng == null) {
        String way = "call initialize on the network before its first forward pass";
        throw new IllegalStateException(name + ": not initialised; " + way);
      }
      Tensor value = initializer.draw(shape, rng);
      if (!value.shape().equals(shape)) {
        throw new ShapeMismatchException(
            name + ": its initializer drew shape " + value.shape() + ", asked for " + shape);
      }
      set(value);
    }
    return variable();
  }

  /**
   * {@return the current value, a leaf variable}
   *
   * @throws IllegalStateException if there is none yet
   */
  public Variable variable() {
    Variable current = variable;
    if (current == null) {
      throw new IllegalStateException(
          name + ": no value yet; it is drawn in the first forward pass of its network");
    }
    return current;
  }

  /**
   * Replaces the value.
   *
   * @param value the new value, in the shape of the current one if there is one
   * @throws ShapeMismatchException if it has another shape
   */
  public synchronized void set(Tensor value) {
    if (variable != null && !variable.shape().equals(value.shape())) {
      String shapes = variable.shape() + ", cannot be set to a value of shape " + value.shape();
      throw new ShapeMismatchException(name + ": has shape " + shapes);
    }
    replaceBy(Variable.of(name, value));
  }

  private void replaceBy(@Nullable Variable next) {
    if (variable != null) {
      former.add(variable);
    }
    variable = next;
  }

  /** The gradient of the current value, for optimisers; that of an earlier value is refused. */
  synchronized Tensor gradient(Gradients gradients) {
    try {
      return gradients.of(variable()).value();
    } catch (TapeException e) {
      if (former.stream().noneMatch(gradients::saw)) {
        throw e;
      }
      String replaced = ", which an earlier step (or set, or initialize) replaced";
      String way = "; take one step per gradients, then record a new forward pass";
      throw new TapeException("gradients: they belong to an old value of " + this + replaced + way);
    }
  }
}
