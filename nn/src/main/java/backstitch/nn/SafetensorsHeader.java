package backstitch.nn;

import static backstitch.nn.CheckpointException.require;
import static java.nio.charset.StandardCharsets.UTF_8;

import backstitch.core.Tensor;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The header of a safetensors file: where each tensor is, and strings about them all. */
record SafetensorsHeader(List<TensorEntry> entries, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";

  /** The header of a file that holds the tensors one behind the other. */
  static SafetensorsHeader of(Map<String, Tensor> tensors, Map<String, String> metadata) {
    List<TensorEntry> entries = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      long end = begin + 4L * tensor.getValue().shape().size();
      entries.add(new TensorEntry(tensor.getKey(), tensor.getValue().shape(), begin, end));
      begin = end;
    }
    return new SafetensorsHeader(entries, metadata);
  }

  /** JSON, with spaces behind it up to a multiple of 8 bytes, which aligns the data. */
  byte[] toBytes() {
    List<String> members = new ArrayList<>();
    if (!metadata.isEmpty()) {
      List<String> strings = new ArrayList<>();
      metadata.forEach((key, value) -> strings.add(quoted(key) + ":" + quoted(value)));
      members.add(quoted(METADATA) + ":{" + String.join(",", strings) + "}");
    }
    for (TensorEntry entry : entries) {
      String shape = entry.shape().toString().replace(" ", "");
      String offsets = "[" + entry.begin() + "," + entry.end() + "]";
      members.add(
          quoted(entry.name())
              + (":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}"));
    }
    byte[] json = ("{" + String.join(",", members) + "}").getBytes(UTF_8);
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static String quoted(String text) {
    if (!UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          "write: a name or string has half a surrogate pair: " + CheckpointException.brief(text));
    }
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /**
   * Reads a header, and refuses it unless its tensors tile the data.
   *
   * @param file what error messages call the file
   * @param length that of the data behind the header
   */
  static SafetensorsHeader parse(String file, byte[] bytes, long length) {
    String text = decoded(file, bytes);
    require(text.startsWith("{"), file, "header", "'{' at its beginning", beginning(text));
    Map<?, ?> members;
    try {
      members = (Map<?, ?>) Json.parse(text);
    } catch (ParseException e) {
      int place = 8 + text.substring(0, e.getErrorOffset()).getBytes(UTF_8).length;
      throw CheckpointException.in(file, "header", e.getMessage() + " at byte " + place);
    }
    List<TensorEntry> entries = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    members.forEach(
        (key, value) -> {
          if (key.equals(METADATA)) {
            metadata.putAll(strings(file, value));
          } else {
            entries.add(TensorEntry.of(file, (String) key, value, length));
          }
        });
    checkTiling(file, entries, length);
    return new SafetensorsHeader(entries, metadata);
  }

  private static String decoded(String file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    boolean malformed = UTF_8.newDecoder().decode(in, text, true).isError();
    String place = "an invalid byte at byte " + (8 + in.position());
    require(!malformed, file, "header", "UTF-8", place);
    return text.flip().toString();
  }

  private static String beginning(String text) {
    return text.isEmpty()
        ? "nothing"
        : "'" + text.substring(0, text.offsetByCodePoints(0, 1)) + "'";
  }

  private static Map<String, String> strings(String file, Object json) {
    require(json instanceof Map, file, METADATA, "an object of strings", TensorEntry.text(json));
    Map<String, String> strings = new LinkedHashMap<>();
    ((Map<?, ?>) json)
        .forEach(
            (key, value) -> {
              String field = METADATA + " " + TensorEntry.quoted((String) key);
              require(value instanceof String, file, field, "a string", TensorEntry.text(value));
              strings.put((String) key, (String) value);
            });
    return strings;
  }

  /** Every byte of the data belongs to one tensor. */
  private static void checkTiling(String file, List<TensorEntry> entries, long length) {
    List<TensorEntry> inPlace = new ArrayList<>(entries);
    inPlace.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
    long free = 0;
    for (TensorEntry entry : inPlace) {
      String field = "tensor " + TensorEntry.quoted(entry.name()) + ": data_offsets";
      String kind = entry.begin() > free ? "a hole" : "an overlap";
      String found = entry.begin() + ", which leaves " + kind;
      require(entry.begin() == free, file, field, "a begin at " + free, found);
      free = entry.end();
    }
    String end = free + " bytes behind the header, as its tensors have";
    require(free == length, file, "data", end, length);
  }
}
