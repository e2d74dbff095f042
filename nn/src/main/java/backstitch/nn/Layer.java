package backstitch.nn;

import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Tensor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A function of one variable, with parameters. A layer implements {@link #forward(Variable)}, and
 * {@link #namedParameters} if it has parameters.
 */
public interface Layer {
  /**
   * {@return the output}
   *
   * @param x the input, with the samples along the first axis
   */
  Variable forward(Variable x);

  /**
   * {@return the output for data, which is taken as a constant}
   *
   * @param x the input, with the samples along the first axis
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
   * Prepares every parameter to be drawn anew, each from its own stream {@code weights/NAME}, so
   * its first value depends only on the seed and its name. When a parameter is initialised again
   * with the same generator, or another network has a parameter of the same name, the stream is
   * {@code weights/NAME#2}, and so on. The order of these calls decides, not that of the first
   * forward passes.
   *
   * @param initializer draws the parameters that have no initializer of their own; biases have one,
   *     and start at zero
   * @param rng the generator of the streams
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
