package backstitch.nn;

import static backstitch.nn.SafetensorsBytes.parameter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import backstitch.core.Rng;
import backstitch.core.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class CheckpointPropertiesTest {
  private static Path file;

  @BeforeContainer
  static void makeFile() throws IOException {
    file = Files.createTempFile("checkpoint", "");
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.delete(file);
  }

  /** Strings of every plane of Unicode, and of quotes, backslashes and control characters. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(8);
    Arbitrary<String> hard =
        Arbitraries.strings().withChars("\"\\/\b\f\n\r\t\0\u001f\u007f a0{}[]:,").ofMaxLength(8);
    return Arbitraries.oneOf(any, hard).filter(text -> UTF_8.newEncoder().canEncode(text));
  }

  @Provide
  Arbitrary<List<String>> names() {
    return texts().list().ofMaxSize(5).uniqueElements();
  }

  @Provide
  Arbitrary<Map<String, String>> strings() {
    return Arbitraries.maps(texts(), texts()).ofMaxSize(3);
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll("names") List<String> names,
      @ForAll("strings") Map<String, String> metadata,
      @ForAll @IntRange(max = 1000) int seed)
      throws IOException {
    Rng rng = Rng.of(seed);
    List<Parameter> parameters = new ArrayList<>();
    for (String name : names) {
      int[] dims = new int[rng.nextInt(4)];
      Arrays.setAll(dims, axis -> rng.nextInt(4));
      Shape shape = Shape.of(dims);
      parameters.add(parameter(name, Initializer.normal(1).draw(shape, rng)));
    }
    Checkpoint written = Checkpoint.of(parameters, metadata);
    written.write(file);
    Checkpoint read = Checkpoint.read(file);
    assertThat(List.copyOf(read.tensors().entrySet()))
        .isEqualTo(List.copyOf(written.tensors().entrySet()));
    assertThat(List.copyOf(read.metadata().entrySet()))
        .isEqualTo(List.copyOf(written.metadata().entrySet()));
    assertThat(ModelHash.ofTensors(read.tensors().values())).isEqualTo(ModelHash.of(parameters));
    byte[] bytes = Files.readAllBytes(file);
    read.write(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Property(tries = 1000)
  void changedBytesAreReadOrRefusedInOneLine(
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll byte value,
      @ForAll @IntRange(min = 1, max = 3) int count,
      @ForAll @IntRange(max = 2) int kind)
      throws IOException {
    byte[] content =
        SafetensorsBytes.file(
            "{'__metadata__':{'k':'\\u00e9\u00e9'},'b':{'dtype':'F32','shape':[2,1],"
                + "'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[],'data_offsets':[8,12]}}  ",
            1,
            2,
            3);
    int at = place % content.length;
    int end = Math.min(content.length, at + count);
    byte[] head = Arrays.copyOf(content, at);
    byte[] changed = new byte[end - at];
    Arrays.fill(changed, value);
    byte[] middle = kind == 0 ? new byte[0] : changed; // left out, replaced, or put in
    byte[] tail = Arrays.copyOfRange(content, kind == 2 ? at : end, content.length);
    assertReadOrRefusedInOneLine(SafetensorsBytes.joined(head, middle, tail));
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefusedInOneLine(@ForAll byte[] content, @ForAll boolean asHeader)
      throws IOException {
    assertReadOrRefusedInOneLine(asHeader ? SafetensorsBytes.file(content) : content);
  }

  private static void assertReadOrRefusedInOneLine(byte[] content) throws IOException {
    Files.write(file, content);
    assertThatCode(
            () -> {
              try {
                Checkpoint.read(file);
              } catch (CheckpointException e) {
                assertThat(e.getMessage()).startsWith(file + ": ").hasLineCount(1);
              }
            })
        .doesNotThrowAnyException();
  }
}
