package backstitch.nn;

import backstitch.core.Tensor;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tensors of a trained network, and strings that say what it is, as they are kept in a file.
 *
 * <p>The file has the format <em>safetensors</em>, which PyTorch, tinygrad, candle and DJL read
 * too:
 *
 * <ol>
 *   <li>8 bytes: the length N of the header, as an unsigned little-endian number;
 *   <li>N bytes: the header, a JSON object in UTF-8, which begins with <code>&#123;</code> and may
 *       end in spaces. For each tensor it says under its name {@code {"dtype": "F32", "shape": [10,
 *       784], "data_offsets": [0, 31360]}}: where its data begin and end, counted from the end of
 *       the header. Under {@code __metadata__} it may have an object of strings;
 *   <li>the data: little-endian {@code float}s in row-major order, without holes or overlaps.
 * </ol>
 *
 * <p>Source: the section <em>Format</em> of the README of huggingface/safetensors.
 *
 * <pre>{@code
 * Checkpoint.of(net.parameters(), Map.of("lesson", "softmax-regression")).write(file);
 *
 * net.forward(Tensor.zeros(1, 28, 28)); // tells the parameters their shapes
 * Checkpoint.read(file).loadInto(net.parameters());
 * }</pre>
 */
public final class Checkpoint {
  private static final String HASH = "hash";
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final String origin;
  private final Map<String, Tensor> tensors;
  private final Map<String, String> metadata;

  Checkpoint(String origin, Map<String, Tensor> tensors, Map<String, String> metadata) {
    this.origin = origin;
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * {@return the present values of parameters, under their names}
   *
   * @param parameters those of a network, all with a value
   * @param metadata what the file shall say of them, in the order of this map, which for a {@code
   *     Map.of} changes from run to run; under {@code hash} their {@link ModelHash} is put
   * @throws IllegalStateException if a parameter has no value yet
   * @throws IllegalArgumentException if two have one name, or one is named {@code __metadata__}
   */
  public static Checkpoint of(List<Parameter> parameters, Map<String, String> metadata) {
    Map<String, Tensor> values = Matching.values(parameters);
    if (values.containsKey(SafetensorsHeader.METADATA)) {
      throw new IllegalArgumentException(
          "of: no parameter can be named __metadata__, which is where a file has its strings");
    }
    Map<String, String> strings = new LinkedHashMap<>();
    metadata.forEach((key, value) -> strings.put(key, Objects.requireNonNull(value, key)));
    strings.put(HASH, ModelHash.ofTensors(values.values()));
    return new Checkpoint("checkpoint", values, strings);
  }

  /**
   * {@return what a file holds} All of it is checked, and memory is taken only for what is there.
   *
   * <p>If the metadata have a {@code hash} of the form of {@link ModelHash}, the tensors must have
   * that hash. It depends on their order, which writers that sort the names do not keep; for such a
   * file it is compared when the tensors are loaded, in the order of the network.
   *
   * @param file a regular file
   * @throws CheckpointException if it cannot be read, is damaged, or holds other types than F32
   */
  public static Checkpoint read(Path file) {
    Checkpoint checkpoint = SafetensorsFile.read(file);
    Collection<String> names = checkpoint.tensors.keySet();
    if (names.size() < 2 || !Matching.isSorted(names)) {
      checkpoint.checkHash(checkpoint.tensors.values());
    }
    return checkpoint;
  }

  /**
   * Writes a file, or replaces one as a whole: if the program is killed, the old file is there or
   * the new one. The bytes depend on the checkpoint alone, all NaNs being written as one.
   *
   * <p>The new content goes into a temporary file {@code .backstitch-….tmp} in the same folder,
   * which then gets the name of the file. What a killed program left of such files, the next call
   * for that folder deletes. Any number of programs may write and read the same file at once.
   *
   * @param file a regular file, a symbolic link to one, or a name that is free, in a folder that
   *     exists
   * @throws CheckpointException if it cannot be written; the old file is as it was then
   * @throws IllegalArgumentException if a string has half a surrogate pair
   */
  public void write(Path file) {
    SafetensorsFile.write(file, tensors, metadata);
  }

  /** {@return the tensors by name, in the order of the file, which is that of the network} */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /** {@return the strings, in the order of the file} */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * Sets every parameter to the tensor of its name, or none if there is anything that does not fit.
   *
   * @param parameters those of a network, all with a value, which tells their shapes: send a batch
   *     of zeros through a new network first
   * @throws CheckpointException if names or shapes differ, on either side, or the {@code hash} in
   *     the metadata is not that of the tensors
   * @throws IllegalStateException if a parameter has no value yet
   * @throws IllegalArgumentException if two have one name
   */
  public void loadInto(List<Parameter> parameters) {
    load(parameters, false);
  }

  /**
   * As {@link #loadInto}, but if names differ, every parameter in order takes the next tensor of
   * its shape in the file. So a network that has its layers under other numbers in PyTorch can be
   * loaded: the message of {@link #loadInto} shows which tensor goes where. If the file has the
   * names in the order of the alphabet, numbers in them are taken by their value.
   *
   * @param parameters as for {@link #loadInto}
   * @throws CheckpointException if shapes do not fit one to one, or the {@code hash} in the
   *     metadata is not that of the tensors
   * @throws IllegalStateException if a parameter has no value yet
   * @throws IllegalArgumentException if two have one name
   */
  public void loadMatchingShapes(List<Parameter> parameters) {
    load(parameters, true);
  }

  private void load(List<Parameter> parameters, boolean matchShapes) {
    Matching matching = new Matching(tensors, Matching.values(parameters));
    List<String> names =
        matching
            .byName()
            .or(() -> matchShapes ? matching.byShape() : Optional.empty())
            .orElseThrow(() -> CheckpointException.in(origin, "tensors", matching.misfit()));
    List<Tensor> values =
        names.stream().map(name -> Objects.requireNonNull(tensors.get(name))).toList();
    if (!hasHash(tensors.values())) {
      checkHash(values);
    }
    for (int i = 0; i < values.size(); i++) {
      parameters.get(i).set(values.get(i));
    }
  }

  /** Whether the metadata name no hash of ours, or that of the tensors in this order. */
  private boolean hasHash(Collection<Tensor> values) {
    String hash = metadata.get(HASH);
    boolean named = hash != null && SHA_256.matcher(hash).matches();
    return !named || ModelHash.ofTensors(values).equals(hash);
  }

  private void checkHash(Collection<Tensor> values) {
    String field = SafetensorsHeader.METADATA + " \"" + HASH + "\"";
    String expected = ModelHash.ofTensors(values) + ", that of the tensors";
    CheckpointException.require(hasHash(values), origin, field, expected, "" + metadata.get(HASH));
  }

  @Override
  public String toString() {
    return "Checkpoint(" + origin + ", " + tensors.size() + " tensors)";
  }
}
