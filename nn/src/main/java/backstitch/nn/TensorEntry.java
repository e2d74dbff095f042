package backstitch.nn;

import static backstitch.nn.CheckpointException.require;
import static java.util.Objects.requireNonNull;

import backstitch.core.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the header of a checkpoint says of one tensor.
 *
 * @param begin where its data begin, counted from the first byte behind the header
 * @param end where they end
 */
record TensorEntry(String name, Shape shape, long begin, long end) {
  private static final String DTYPE = "dtype";
  private static final String SHAPE = "shape";
  private static final String OFFSETS = "data_offsets";

  /** Reads an entry, and checks it on its own; the data of the file have the given length. */
  static TensorEntry of(String file, String name, Object json, long length) {
    String tensor = "tensor " + quoted(name);
    boolean complete =
        json instanceof Map<?, ?> map && map.keySet().equals(Set.of(DTYPE, SHAPE, OFFSETS));
    String found = json instanceof Map<?, ?> map ? map.keySet().toString() : text(json);
    require(complete, file, tensor, "an object of dtype, shape and data_offsets", found);
    Map<?, ?> fields = (Map<?, ?>) json;

    String dtype = text(requireNonNull(fields.get(DTYPE)));
    String way = " (convert the tensor to float32 where it was saved)";
    require(dtype.equals("\"F32\""), file, tensor + ": " + DTYPE, "\"F32\"", dtype + way);

    Shape shape = shape(file, tensor + ": " + SHAPE, requireNonNull(fields.get(SHAPE)));
    long needed = 4L * shape.size();

    String field = tensor + ": " + OFFSETS;
    Object range = requireNonNull(fields.get(OFFSETS));
    long[] offsets = wholeNumbers(file, field, range);
    boolean pair = offsets.length == 2 && offsets[0] <= offsets[1];
    require(pair, file, field, "[begin, end] with begin <= end", text(range));
    long size = offsets[1] - offsets[0];
    String bytes = needed + " bytes, as shape " + shape + " has";
    require(size == needed, file, field, bytes, size + " in " + text(range));
    String within = "an end within the " + length + " bytes of data in the file";
    require(offsets[1] <= length, file, field, within, offsets[1]);
    return new TensorEntry(name, shape, offsets[0], offsets[1]);
  }

  private static Shape shape(String file, String field, Object json) {
    long[] dims = wholeNumbers(file, field, json);
    String most = "at most " + Integer.MAX_VALUE + " elements";
    boolean fits = Arrays.stream(dims).allMatch(dim -> dim <= Integer.MAX_VALUE);
    require(fits, file, field, most, text(json));
    try {
      return Shape.of(Arrays.stream(dims).mapToInt(Math::toIntExact).toArray());
    } catch (IllegalArgumentException e) {
      throw CheckpointException.in(file, field, "expected " + most + ", found " + text(json));
    }
  }

  /** Numbers that are too large for any use are the largest {@code long}. */
  private static long[] wholeNumbers(String file, String field, Object json) {
    boolean whole =
        json instanceof List<?> list
            && list.stream()
                .allMatch(e -> e instanceof Json.Bare bare && bare.text().matches("[0-9]+"));
    require(whole, file, field, "an array of whole numbers from 0", text(json));
    return ((List<?>) json)
        .stream()
            .map(element -> ((Json.Bare) element).text())
            .mapToLong(digits -> digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits))
            .toArray();
  }

  /** JSON in short. */
  static String text(Object json) {
    if (json instanceof List<?> list) {
      return list.stream().map(TensorEntry::text).collect(Collectors.joining(", ", "[", "]"));
    }
    if (json instanceof Map) {
      return "an object";
    }
    return json instanceof Json.Bare bare ? bare.text() : quoted(json.toString());
  }

  static String quoted(String name) {
    return "\"" + CheckpointException.brief(name) + "\"";
  }
}
