package backstitch.nn;

import backstitch.autograd.Variable;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Layers one after the other; the parameters of the first are named {@code 0.weight}, and so on.
 */
public final class Sequential implements Layer {
  private final List<Layer> layers;

  /**
   * A network.
   *
   * @param layers in the order the input goes through them; none at all is the identity
   */
  public Sequential(Layer... layers) {
    this.layers = List.of(layers);
  }

  @Override
  public Variable forward(Variable x) {
    Variable y = x;
    for (Layer layer : layers) {
      y = layer.forward(y);
    }
    return y;
  }

  @Override
  public Map<String, Parameter> namedParameters() {
    Map<String, Parameter> all = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      String prefix = i + ".";
      layers.get(i).namedParameters().forEach((name, p) -> all.put(prefix + name, p));
    }
    return all;
  }

  /**
   * A table of the layers, their output shapes and numbers of parameters, found by sending zeros
   * through the network, which draws the parameters that have no value yet.
   *
   * @param input the shape of a batch, such as {@code [1, 28, 28]}
   * @return several lines
   */
  public String summary(Shape input) {
    StringBuilder table = new StringBuilder(row("layer", "output shape", "parameters"));
    table.append(row("input", input, 0));
    Variable y = Variable.constant(Tensor.zeros(input));
    for (Layer layer : layers) {
      y = layer.forward(y);
      table.append(row(layer, y.shape(), size(layer)));
    }
    return table.append(row("total", "", size(this))).toString();
  }

  private static String row(Object layer, Object shape, Object parameters) {
    return String.format(Locale.ROOT, "%-24s %-16s %12s%n", layer, shape, parameters);
  }

  private static long size(Layer layer) {
    return layer.parameters().stream().mapToLong(p -> p.variable().shape().size()).sum();
  }

  @Override
  public String toString() {
    return "Sequential" + layers;
  }
}
