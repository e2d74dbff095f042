package backstitch.nn;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which tensor of a file goes into which parameter of a network. */
final class Matching {
  private static final int LISTED = 10;
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final Map<String, Tensor> tensors;
  private final Map<String, Tensor> values;

  /**
   * Looks for tensors of the shapes of the given values.
   *
   * @param tensors those of the file, by name
   * @param values the present ones of the parameters, by name
   */
  Matching(Map<String, Tensor> tensors, Map<String, Tensor> values) {
    this.tensors = tensors;
    this.values = values;
  }

  static Map<String, Tensor> values(List<Parameter> parameters) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      if (values.put(parameter.name(), parameter.variable().value()) != null) {
        String way = "; initialize the network, which gives each a name of its own";
        throw new IllegalArgumentException("two parameters are named " + parameter.name() + way);
      }
    }
    return values;
  }

  /** The name of the tensor for each parameter, its own; nothing unless all of them fit. */
  Optional<List<String>> byName() {
    boolean fits = unmatched(values, tensors).isEmpty() && unmatched(tensors, values).isEmpty();
    return fits ? Optional.of(List.copyOf(values.keySet())) : Optional.empty();
  }

  /**
   * The name of the tensor for each parameter: the next one of its shape. Nothing if there is none
   * for a parameter, or one is left over.
   */
  Optional<List<String>> byShape() {
    Map<Shape, Queue<String>> ofShape = new HashMap<>();
    for (String name : inOrder(tensors.keySet())) {
      Shape shape = Objects.requireNonNull(tensors.get(name)).shape();
      ofShape.computeIfAbsent(shape, key -> new ArrayDeque<>()).add(name);
    }
    List<String> names = new ArrayList<>();
    for (Tensor value : values.values()) {
      Queue<String> same = ofShape.getOrDefault(value.shape(), new ArrayDeque<>());
      if (same.isEmpty()) {
        return Optional.empty();
      }
      names.add(same.remove());
    }
    return names.size() == tensors.size() ? Optional.of(names) : Optional.empty();
  }

  /**
   * The order of the file. Where that is the order of the alphabet, the writer has sorted the
   * names, as the reference implementation does: 10 stood behind 2 in its network.
   */
  private static List<String> inOrder(Collection<String> names) {
    List<String> order = new ArrayList<>(names);
    if (isSorted(names)) {
      order.sort(Comparator.comparing(Matching::withLongNumbers));
    }
    return order;
  }

  static boolean isSorted(Collection<String> names) {
    return names.stream().sorted().toList().equals(List.copyOf(names));
  }

  private static String withLongNumbers(String name) {
    return NUMBER
        .matcher(name)
        .replaceAll(found -> "0".repeat(Math.max(0, 20 - found.group().length())) + found.group());
  }

  /** What does not fit, on both sides, and what would if names did not count. */
  String misfit() {
    String expected = "expected " + list(unmatched(values, tensors));
    String found = ", found " + list(unmatched(tensors, values));
    return expected + found + byShape().map(this::advice).orElse("");
  }

  private String advice(List<String> names) {
    List<String> parameters = List.copyOf(values.keySet());
    String pairs =
        IntStream.range(0, names.size())
            .mapToObj(i -> names.get(i) + " -> " + parameters.get(i))
            .collect(Collectors.joining(", "));
    return "; the shapes fit as " + pairs + ", which --match-shapes (loadMatchingShapes) takes";
  }

  /** Names and shapes on one side that the other does not have. */
  private static List<String> unmatched(Map<String, Tensor> side, Map<String, Tensor> other) {
    return side.entrySet().stream()
        .filter(named -> !hasShape(other.get(named.getKey()), named.getValue().shape()))
        .map(named -> CheckpointException.brief(named.getKey()) + " " + named.getValue().shape())
        .toList();
  }

  private static boolean hasShape(@Nullable Tensor tensor, Shape shape) {
    return tensor != null && tensor.shape().equals(shape);
  }

  private static String list(List<String> all) {
    String more = all.size() > LISTED ? " and " + (all.size() - LISTED) + " more" : "";
    String listed = all.stream().limit(LISTED).collect(Collectors.joining(", "));
    return all.isEmpty() ? "nothing else" : listed + more;
  }
}
