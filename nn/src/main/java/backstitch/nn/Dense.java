package backstitch.nn;

import backstitch.autograd.Variable;
import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fully connected layer: {@code y = x·Wᵀ + b}, with W: {@code [units, inputs]}, b: {@code
 * [units]}, x: {@code [samples, …]}, y: {@code [samples, units]}.
 *
 * <p>All axes of x but the first are flattened into one, the inputs. As in Gluon, their number is
 * taken from the first forward pass.
 */
public final class Dense implements Layer {
  private final int units;
  private final Parameter weight = new Parameter("weight");
  private final Parameter bias = new Parameter("bias", Initializer.zeros());

  /**
   * A layer.
   *
   * @param units the number of outputs per sample
   * @throws IllegalArgumentException if it is below 1
   */
  public Dense(int units) {
    if (units < 1) {
      throw new IllegalArgumentException("Dense: expected at least 1 unit, got " + units);
    }
    this.units = units;
  }

  @Override
  public Variable forward(Variable x) {
    Variable rows = Flatten.rows(this, x);
    int inputs = rows.shape().dim(1);
    if (weight.hasValue() && weight.variable().shape().dim(1) != inputs) {
      throw new ShapeMismatchException(
          this + ": the input " + x.shape() + " has " + inputs + " features per sample");
    }
    return rows.linear(weight.variable(Shape.of(units, inputs)), bias.variable(Shape.of(units)));
  }

  @Override
  public Map<String, Parameter> namedParameters() {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("weight", weight);
    parameters.put("bias", bias);
    return parameters;
  }

  /**
   * For example {@code Dense(784 -> 10)}; a question mark while the number of inputs is unknown.
   */
  @Override
  public String toString() {
    String inputs = weight.hasValue() ? "" + weight.variable().shape().dim(-1) : "?";
    return "Dense(" + inputs + " -> " + units + ")";
  }
}
