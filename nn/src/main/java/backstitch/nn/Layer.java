package backstitch.nn;

import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Tensor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A function of one variable, with parameters. Only {@link #forward(Variable)} must be written. */
public interface Layer {
  /**
   * {@return the output}
   *
   * @param x the input, its first axis the samples
   */
  Variable forward(Variable x);

  /**
   * {@return the output for data, which no gradient is wanted for}
   *
   * @param x the input, its first axis the samples
   */
  default Variable forward(Tensor x) {
    return forward(Variable.constant(x));
  }

  /** {@return the parameters under their names within this layer, in order; none by default} */
  default Map<String, Parameter> namedParameters() {
    return Map.of();
  }

  /** {@return the parameters in order, each once} */
  default List<Parameter> parameters() {
    return List.copyOf(new LinkedHashSet<>(namedParameters().values()));
  }

  /**
   * Makes every parameter ready to be drawn anew, each from its own stream {@code weights/NAME}, so
   * that its first value depends on the seed and its name only. Initialised again with the same
   * generator, or in another network under the same name, it is drawn from {@code weights/NAME#2},
   * and so on: what counts is the order of these calls, not that of the first forward passes.
   *
   * @param initializer for the parameters that have none of their own; biases do, and start at zero
   * @param rng where the streams come from
   */
  default void initialize(Initializer initializer, Rng rng) {
    Set<Parameter> done = new LinkedHashSet<>();
    for (Map.Entry<String, Parameter> named : namedParameters().entrySet()) {
      if (done.add(named.getValue())) {
        named.getValue().initialize(named.getKey(), initializer, rng);
      }
    }
  }
}
