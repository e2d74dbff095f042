package backstitch.nn;

import backstitch.autograd.Variable;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Layers that run one after the other. The parameters of the first are named {@code 0.weight}, and
 * so on.
 *
 * <p>Add all layers before you use the network: once its parameters were asked for, by {@link
 * #initialize} or for an optimiser, {@link #add} refuses a layer with parameters.
 */
public final class Sequential implements Layer {
  private final List<Layer> layers;
  private boolean parametersGiven;

  /**
   * A network.
   *
   * @param layers the layers, in the order in which the input passes them; a network without layers
   *     is the identity
   */
  public Sequential(Layer... layers) {
    this.layers = new ArrayList<>(List.of(layers));
  }

  /**
   * Adds a layer at the end, like Gluon's {@code net.add}.
   *
   * @param layer the layer; if it is added twice, both places share its parameters
   * @return this network
   * @throws IllegalStateException if the layer has parameters, and those of this network were
   *     already asked for: the new ones would not be drawn, and an optimiser would not move them
   * @throws IllegalArgumentException if the layer is this network, or contains it
   */
  public Sequential add(Layer layer) {
    if (layer instanceof Sequential network && network.holds(this)) {
      throw new IllegalArgumentException("add: a network cannot be a layer of itself");
    }
    if (parametersGiven && !layer.parameters().isEmpty()) {
      String asked =
          "the parameters of this network were asked for, by initialize or an optimiser,";
      String missed = " which would miss those of " + name(layer) + "; add all layers before";
      throw new IllegalStateException("add: " + asked + missed);
    }
    layers.add(Objects.requireNonNull(layer, "layer"));
    return this;
  }

  private boolean holds(Layer layer) {
    return layer == this
        || layers.stream().anyMatch(l -> l instanceof Sequential inner && inner.holds(layer));
  }

  /** {@return the number of layers} */
  public int size() {
    return layers.size();
  }

  /**
   * {@return a layer}
   *
   * @param i its index, counted from 0
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public Layer get(int i) {
    if (i < 0 || i >= layers.size()) {
      throw new IndexOutOfBoundsException(
          "get: there is no layer " + i + " in a network of " + layers.size() + ", counted from 0");
    }
    return layers.get(i);
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
    parametersGiven = true;
    Map<String, Parameter> all = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      String prefix = i + ".";
      layers.get(i).namedParameters().forEach((name, p) -> all.put(prefix + name, p));
    }
    return all;
  }

  /**
   * {@return a table of the layers, with their output shapes and numbers of parameters} To find
   * them, a batch of zeros is sent through the network; this draws the parameters that have no
   * value yet.
   *
   * @param input the shape of a batch, such as {@code [1, 28, 28]}
   */
  public String summary(Shape input) {
    List<String[]> rows = new ArrayList<>();
    rows.add(row("layer", "output shape", "parameters"));
    rows.add(row("input", input, 0));
    Variable y = Variable.constant(Tensor.zeros(input));
    for (Layer layer : layers) {
      y = layer.forward(y);
      rows.add(row(name(layer), y.shape(), parameterCount(layer)));
    }
    rows.add(row("total", "", parameterCount(this)));
    String format = "%-" + width(rows, 0, 24) + "s %-" + width(rows, 1, 16) + "s %12s%n";
    StringBuilder table = new StringBuilder();
    rows.forEach(row -> table.append(String.format(Locale.ROOT, format, (Object[]) row)));
    return table.toString();
  }

  /** Cuts a name that would make the table wider than a terminal. */
  private static String[] row(String name, Object shape, Object parameters) {
    String cut = name.length() > 48 ? name.substring(0, 45) + "..." : name;
    return new String[] {cut, shape.toString(), parameters.toString()};
  }

  private static int width(List<String[]> rows, int column, int least) {
    return rows.stream().mapToInt(row -> row[column].length()).reduce(least, Math::max);
  }

  /** The layer as text, in one line; the name of its class if it has no {@code toString}. */
  private static String name(Layer layer) {
    Class<?> type = layer.getClass();
    String text = layer.toString();
    if (!text.startsWith(type.getName() + "@")) {
      return text.replaceAll("\\R\\s*", " ");
    }
    String name = type.isAnonymousClass() ? "(anonymous)" : type.getSimpleName();
    return type.isHidden() ? "(lambda)" : name;
  }

  private static long parameterCount(Layer layer) {
    return layer.parameters().stream().mapToLong(p -> p.variable().shape().size()).sum();
  }

  @Override
  public String toString() {
    return "Sequential" + layers.stream().map(Sequential::name).toList();
  }
}
