package backstitch.nn;

import static backstitch.nn.SafetensorsBytes.file;
import static backstitch.nn.SafetensorsBytes.joined;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a file can be wrong is refused in one line that names the field. */
class DamagedCheckpointTest {
  private static final String ENTRY = "{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";
  private static final String GOOD = "{'a':" + ENTRY + "}";
  private static final float[] TWO = {1, 2};

  @TempDir private Path folder;

  private void assertRefused(byte[] content, String message) throws IOException {
    Path path = folder.resolve("m.safetensors");
    Files.write(path, content);
    assertThatThrownBy(() -> Checkpoint.read(path))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage(path + ": " + message);
  }

  /** The length of the header, then other bytes. */
  private static byte[] withLength(String hexadecimal, String rest) {
    byte[] length = java.util.HexFormat.of().parseHex(hexadecimal);
    return joined(length, rest.getBytes(UTF_8));
  }

  static List<Arguments> lengths() {
    String most = "header length: expected at most 100000000, found ";
    String hint = " (is it a safetensors file?)";
    return List.of(
        arguments(new byte[0], "header length: expected 8 bytes, found 0"),
        arguments(new byte[7], "header length: expected 8 bytes, found 7"),
        arguments(withLength("ffffffffffffffff", "{}"), most + "18446744073709551615" + hint),
        arguments(withLength("0000000000000080", "{}"), most + "9223372036854775808" + hint),
        arguments(withLength("01e1f50500000000", "{}"), most + "100000001" + hint),
        arguments("<!DOCTYPE html>".getBytes(UTF_8), most + "5789751444030890300" + hint),
        arguments(
            withLength("00e1f50500000000", "{}"),
            "header length: expected at most 2, the bytes behind it in the file, found 100000000"),
        arguments(
            withLength("0300000000000000", "{}"),
            "header length: expected at most 2, the bytes behind it in the file, found 3"),
        arguments(new byte[8], "header: expected '{' at its beginning, found nothing"));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void lengthOfTheHeaderHasToFit(byte[] content, String message) throws IOException {
    assertRefused(content, message);
  }

  static List<Arguments> invalidBytes() {
    return List.of(
        arguments("{\"\u00ff\":1}", 10),
        arguments("{\"\u00c0\u0080\":1}", 10),
        arguments("{\"ab\u00ed\u00a0\u0080\":1}", 12),
        arguments("{\"\u00c3", 10),
        arguments("{}\u0080", 10));
  }

  @ParameterizedTest
  @MethodSource("invalidBytes")
  void headerHasToBeUtf8(String header, int place) throws IOException {
    String message = "header: expected UTF-8, found an invalid byte at byte " + place;
    assertRefused(file(header.getBytes(ISO_8859_1)), message);
  }

  static List<Arguments> headers() {
    return List.of(
        arguments(" {}", "expected '{' at its beginning, found ' '"),
        arguments("[]", "expected '{' at its beginning, found '['"),
        arguments("\ufeff{}", "expected '{' at its beginning, found '?'"),
        arguments("{", "expected a key in quotes, found the end at byte 9"),
        arguments("{}}", "expected nothing more, found '}' at byte 10"),
        arguments("{} {}", "expected nothing more, found '{' at byte 11"),
        arguments("{}\0\0", "expected nothing more, found U+0000 at byte 10"),
        arguments("{'\u00e9':1,}", "expected a key in quotes, found '}' at byte 16"),
        arguments("{'a':[01]}", "expected ',' or ']', found '1' at byte 15"),
        arguments("{'a':NaN}", "expected a value, found 'N' at byte 13"),
        arguments("{'\uD83D\uDE00\n':1}", "expected a closing quote, found U+000A at byte 14"),
        arguments("{'\\uD83D':1}", "expected surrogates in pairs, found half of one at byte 9"),
        arguments(
            "{'\u00e9':" + "[".repeat(100_000),
            "expected at most 64 levels of nesting, found '[' at byte 77"),
        arguments(
            "{'a':" + ENTRY + ",'a':" + ENTRY + "}",
            "expected each key once, found \"a\" again at byte 62"),
        arguments(
            "{'a':" + ENTRY + ",'\\u0061':" + ENTRY + "}",
            "expected each key once, found \"a\" again at byte 62"),
        arguments(
            "{'a':{'dtype':'F16','dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
            "expected each key once, found \"dtype\" again at byte 28"),
        arguments(
            "{'__metadata__':{'x':'1','x':'1'},'a':" + ENTRY + "}",
            "expected each key once, found \"x\" again at byte 33"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void headerHasToBeOneObject(String header, String message) throws IOException {
    assertRefused(file(header, TWO), "header: " + message);
  }

  static List<Arguments> entries() {
    String keys = "expected an object of dtype, shape and data_offsets, found ";
    String dtype = "dtype: expected \"F32\", found ";
    String way = " (convert the tensor to float32 where it was saved)";
    String whole = "shape: expected an array of whole numbers from 0, found ";
    String most = "shape: expected at most 2147483647 elements, found ";
    String pair = "data_offsets: expected [begin, end] with begin <= end, found ";
    String offsets = "data_offsets: expected an array of whole numbers from 0, found ";
    String size = "data_offsets: expected 8 bytes, as shape [2] has, found ";
    String within = "data_offsets: expected an end within the 8 bytes of data in the file, found ";
    List<Arguments> all = new ArrayList<>();
    all.add(arguments("null", keys + "null"));
    all.add(arguments("'F32'", keys + "\"F32\""));
    all.add(arguments("[2]", keys + "[2]"));
    all.add(arguments("{}", keys + "[]"));
    all.add(arguments("{'dtype':'F32','shape':[2]}", keys + "[dtype, shape]"));
    all.add(
        arguments(
            "{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}",
            keys + "[dtype, shape, data_offsets, x]"));
    all.add(
        arguments("{'dtype':'F32','shape':[2],'offsets':[0,8]}", keys + "[dtype, shape, offsets]"));
    for (String found : List.of("'F16'", "'BF16'", "'F64'", "'I32'", "'f32'", "32", "null")) {
      String text = found.replace('\'', '"');
      all.add(arguments(entry(found, "[2]", "[0,8]"), dtype + text + way));
    }
    for (String found : List.of("2", "null", "'2'", "[-2]", "[2.0]", "[2e0]", "[-0]", "[[2]]")) {
      String text = found.replace('\'', '"');
      all.add(arguments(entry("'F32'", found, "[0,8]"), whole + text));
    }
    all.add(arguments(entry("'F32'", "['2', {}]", "[0,8]"), whole + "[\"2\", an object]"));
    all.add(arguments(entry("'F32'", "[65536,65536]", "[0,8]"), most + "[65536, 65536]"));
    all.add(arguments(entry("'F32'", "[2147483648]", "[0,8]"), most + "[2147483648]"));
    all.add(arguments(entry("'F32'", "[0,4294967298]", "[0,0]"), most + "[0, 4294967298]"));
    all.add(
        arguments(
            entry("'F32'", "[100000000000000000000]", "[0,8]"), most + "[100000000000000000000]"));
    all.add(arguments(entry("'F32'", "[2]", "{}"), offsets + "an object"));
    all.add(arguments(entry("'F32'", "[2]", "[-8,0]"), offsets + "[-8, 0]"));
    all.add(arguments(entry("'F32'", "[2]", "[0,8.0]"), offsets + "[0, 8.0]"));
    all.add(arguments(entry("'F32'", "[2]", "[8]"), pair + "[8]"));
    all.add(arguments(entry("'F32'", "[2]", "[0,4,8]"), pair + "[0, 4, 8]"));
    all.add(arguments(entry("'F32'", "[2]", "[8,0]"), pair + "[8, 0]"));
    all.add(arguments(entry("'F32'", "[2]", "[0,4]"), size + "4 in [0, 4]"));
    all.add(arguments(entry("'F32'", "[2]", "[0,9]"), size + "9 in [0, 9]"));
    all.add(
        arguments(
            entry("'F32'", "[2]", "[0,18446744073709551624]"),
            size + "9223372036854775807 in [0, 18446744073709551624]"));
    all.add(arguments(entry("'F32'", "[2]", "[4,12]"), within + "12"));
    return all;
  }

  private static String entry(String dtype, String shape, String offsets) {
    return "{'dtype':" + dtype + ",'shape':" + shape + ",'data_offsets':" + offsets + "}";
  }

  @ParameterizedTest
  @MethodSource("entries")
  void entryHasToDescribeATensor(String entry, String message) throws IOException {
    boolean onItself = message.startsWith("expected");
    String header = "{'a b':" + entry + "}";
    assertRefused(file(header, TWO), "tensor \"a b\": " + message);
    assertThat(onItself || message.contains(": expected")).isTrue();
  }

  static List<Arguments> places() {
    String a = "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},";
    String offsets = "tensor \"b\": data_offsets: expected a begin at ";
    return List.of(
        arguments(
            a + "'b':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}}",
            3,
            offsets + "4, found 8, which leaves a hole"),
        arguments(
            a + "'b':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
            2,
            offsets + "4, found 0, which leaves an overlap"),
        arguments(
            a + "'b':{'dtype':'F32','shape':[1],'data_offsets':[3,7]}}",
            2,
            offsets + "4, found 3, which leaves an overlap"),
        arguments(
            a + "'b':{'dtype':'F32','shape':[0],'data_offsets':[2,2]}}",
            1,
            offsets + "4, found 2, which leaves an overlap"),
        arguments(
            "{'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
            2,
            offsets + "0, found 4, which leaves a hole"),
        arguments(
            GOOD, 3, "data: expected 8 bytes behind the header, as its tensors have, found 12"),
        arguments(
            "{}", 1, "data: expected 0 bytes behind the header, as its tensors have, found 4"),
        arguments(
            GOOD,
            1,
            "tensor \"a\": data_offsets: expected an end within the 4 bytes of data in the file,"
                + " found 8"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void tensorsHaveToTileTheData(String header, int floats, String message) throws IOException {
    assertRefused(file(header, new float[floats]), message);
  }

  static List<Arguments> metadata() {
    String hash = "0".repeat(64);
    return List.of(
        arguments("[]", "__metadata__: expected an object of strings, found []"),
        arguments("null", "__metadata__: expected an object of strings, found null"),
        arguments("'x'", "__metadata__: expected an object of strings, found \"x\""),
        arguments("{'x':1}", "__metadata__ \"x\": expected a string, found 1"),
        arguments("{'x':null}", "__metadata__ \"x\": expected a string, found null"),
        arguments(
            "{'y':'','x':{'z':'1'}}", "__metadata__ \"x\": expected a string, found an object"),
        arguments("{'hash':1}", "__metadata__ \"hash\": expected a string, found 1"),
        arguments(
            "{'hash':'" + hash + "'}",
            "__metadata__ \"hash\": expected"
                + " b9c80b5adeca450753a16950c3cc655d271f7bef7a485bc83f112b72fef21d37, that of the"
                + " tensors, found "
                + hash));
  }

  @ParameterizedTest
  @MethodSource("metadata")
  void metadataHaveToBeStringsAndTheHashThatOfTheTensors(String json, String message)
      throws IOException {
    assertRefused(file("{'a':" + ENTRY + ",'__metadata__':" + json + "}", TWO), message);
  }

  @Test
  void hashOfAnotherFormIsAnybodys() throws IOException {
    Path path = folder.resolve("m.safetensors");
    for (String hash : List.of("", "abc", "0".repeat(63), "A".repeat(64))) {
      Files.write(path, file("{'a':" + ENTRY + ",'__metadata__':{'hash':'" + hash + "'}}", TWO));
      assertThat(Checkpoint.read(path).metadata()).containsEntry("hash", hash);
    }
  }

  @Test
  void hashOfTensorsThatAreNotSortedIsComparedWhenTheyAreRead() throws IOException {
    String tensor = "{'dtype':'F32','shape':[1],'data_offsets':[";
    String header =
        "{'w':"
            + tensor
            + "0,4]},'b':"
            + tensor
            + "4,8]},'__metadata__':{'hash':'"
            + "0".repeat(64)
            + "'}}";
    assertRefused(
        file(header, TWO),
        "__metadata__ \"hash\": expected"
            + " b9c80b5adeca450753a16950c3cc655d271f7bef7a485bc83f112b72fef21d37, that of the tensors,"
            + " found "
            + "0".repeat(64));
  }

  @Test
  void namesInMessagesNeitherBreakTheLineNorSteerATerminal() throws IOException {
    assertRefused(
        file("{'\\n\\u001b[31m\u0085\u202e':1}"),
        "tensor \"??[31m??\": expected an object of dtype, shape and data_offsets, found 1");
    assertRefused(
        file("{'" + "x".repeat(1000) + "':" + "1".repeat(1000) + "}"),
        "tensor \""
            + "x".repeat(100)
            + "...\": expected an object of dtype, shape and"
            + " data_offsets, found "
            + "1".repeat(100)
            + "...");
  }

  @Test
  void everyCutOfAFileIsRefused() throws IOException {
    byte[] whole = file(GOOD, TWO);
    Path path = folder.resolve("m.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(path, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Checkpoint.read(path))
          .isExactlyInstanceOf(CheckpointException.class)
          .hasMessageStartingWith(path + ": ");
    }
  }

  @Test
  void fileThatIsNoneIsRefused() throws Exception {
    assertNotRead(folder.resolve("none"), "file: no such file");
    assertNotRead(folder, "file: expected a regular file, found a directory");
    assertNotRead(Path.of("/dev/null"), "file: expected a regular file, found a device or pipe");
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertNotRead(pipe, "file: expected a regular file, found a device or pipe");
  }

  private static void assertNotRead(Path path, String message) {
    assertThatThrownBy(() -> Checkpoint.read(path))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage(path + ": " + message);
  }
}
