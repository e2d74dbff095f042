package backstitch.nn;

import static backstitch.nn.SafetensorsBytes.file;
import static backstitch.nn.SafetensorsBytes.parameter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose bytes are worked out by hand, in both directions. */
class CheckpointFormatTest {
  /** The SHA-256 of the data below: 1, -2, 0.5 and 0 in four bytes each. */
  private static final String HASH =
      "c16372899a2906d5f8ddcbd6371a6e2315909b9a7195368ed55793904e9b33d3";

  @TempDir private Path folder;

  private Checkpoint read(byte[] content) throws IOException {
    Path path = folder.resolve("given.safetensors");
    Files.write(path, content);
    return Checkpoint.read(path);
  }

  @Test
  void bytesThatAreWrittenAreThoseWorkedByHand() throws IOException {
    List<Parameter> parameters =
        List.of(
            parameter("0.weight", Tensor.of(Shape.of(1, 2), 1, -2)),
            parameter("0.bias", Tensor.of(0.5f)),
            parameter("\"\u00e9\n", Tensor.scalar(0)));
    Path path = folder.resolve("m.safetensors");
    Checkpoint.of(parameters, Map.of("lesson", "by hand")).write(path);
    byte[] bytes = Files.readAllBytes(path);
    String header =
        "{'__metadata__':{'lesson':'by hand','hash':'HASH'},"
            + "'0.weight':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]},"
            + "'0.bias':{'dtype':'F32','shape':[1],'data_offsets':[8,12]},"
            + "'\\\"\u00e9\\u000a':{'dtype':'F32','shape':[],'data_offsets':[12,16]}}";
    int length = 8 * 37;
    assertThat(HexFormat.of().formatHex(bytes, 0, 8)).isEqualTo("2801000000000000");
    assertThat(new String(bytes, 8, length, UTF_8).stripTrailing())
        .isEqualTo(header.replace('\'', '"').replace("HASH", HASH));
    assertThat(new String(bytes, 8, length, UTF_8)).endsWith("}} ");
    assertThat(HexFormat.of().formatHex(bytes, 8 + length, bytes.length))
        .isEqualTo("0000803f" + "000000c0" + "0000003f" + "00000000");
    assertThat(folder.toFile().list()).containsExactly("m.safetensors");
  }

  @Test
  void fileWorkedByHandIsRead() throws IOException {
    Checkpoint checkpoint =
        read(
            file(
                "{'b':{'data_offsets':[4,12],'shape':[2,1],'dtype':'F32'}, "
                    + "'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]},\n"
                    + "'__metadata__':{'z':'1','\\u0061':'\\uD83D\\uDE00'},"
                    + "'none':{'dtype':'F32','shape':[0,3],'data_offsets':[12,12]}}     ",
                1,
                -2,
                0.5f));
    assertThat(checkpoint.tensors())
        .containsExactly(
            entry("b", Tensor.of(Shape.of(2, 1), -2, 0.5f)),
            entry("a", Tensor.scalar(1)),
            entry("none", Tensor.zeros(0, 3)));
    assertThat(checkpoint.metadata()).containsExactly(entry("z", "1"), entry("a", "\uD83D\uDE00"));
    assertThat(checkpoint).hasToString("Checkpoint(" + folder + "/given.safetensors, 3 tensors)");
  }

  @Test
  void emptyHeaderIsACheckpointOfNothing() throws IOException {
    assertThat(read(file("{}")).tensors()).isEmpty();
    assertThat(read(file("{'__metadata__':{}}")).metadata()).isEmpty();
  }

  @Test
  void emptyTensorsTakeNoPlaceAmongOthers() throws IOException {
    String empty = "':{'dtype':'F32','shape':[65536,65536,0],'data_offsets':[";
    Checkpoint checkpoint =
        read(
            file(
                "{'x"
                    + empty
                    + "4,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'y"
                    + empty
                    + "0,0]}}",
                7));
    assertThat(checkpoint.tensors().get("a")).isEqualTo(Tensor.of(7f));
    assertThat(checkpoint.tensors().get("y").shape()).isEqualTo(Shape.of(65536, 65536, 0));
  }

  @Test
  void mapsCannotBeChanged() {
    Checkpoint checkpoint = Checkpoint.of(List.of(parameter("a", 1)), Map.of());
    assertThatThrownBy(() -> checkpoint.tensors().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> checkpoint.metadata().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void hashOfTheParametersStandsInTheMetadataWhateverIsGiven() throws IOException {
    List<Parameter> parameters =
        List.of(parameter("w", Tensor.of(3, Float.NaN)), parameter("b", 2));
    Map<String, String> given = new LinkedHashMap<>();
    given.put("hash", "an old one");
    given.put("version", "1");
    Path path = folder.resolve("m");
    Checkpoint.of(parameters, given).write(path);
    assertThat(Checkpoint.read(path).metadata())
        .containsExactly(entry("hash", ModelHash.of(parameters)), entry("version", "1"));
  }

  @Test
  void notANumberIsWrittenAsOneWhateverItsPayload() throws IOException {
    Path path = folder.resolve("m");
    Tensor payload = Tensor.of(Float.intBitsToFloat(0xFFC12345));
    Checkpoint.of(List.of(parameter("a", payload)), Map.of()).write(path);
    byte[] bytes = Files.readAllBytes(path);
    assertThat(HexFormat.of().formatHex(bytes, bytes.length - 4, bytes.length))
        .isEqualTo("0000c07f");
  }

  @Test
  void tensorsLargerThanAPieceAreReadAsWritten() throws IOException {
    Path path = folder.resolve("m");
    for (int size : new int[] {16_383, 16_384, 16_385, 40_000}) {
      Tensor values = Tensor.arange(size);
      Checkpoint.of(List.of(parameter("a", values), parameter("b", values)), Map.of()).write(path);
      assertThat(Checkpoint.read(path).tensors())
          .containsExactly(entry("a", values), entry("b", values));
    }
  }

  @Test
  void whatNoFileCanHoldIsRefusedBeforeItIsWritten() {
    Path path = folder.resolve("m");
    Checkpoint half = Checkpoint.of(List.of(parameter("\uD800", 1)), Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> half.write(path))
        .withMessageStartingWith("write: a name or string has half a surrogate pair: ");
    assertThat(path).doesNotExist();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checkpoint.of(List.of(parameter("__metadata__", 1)), Map.of()))
        .withMessage(
            "of: no parameter can be named __metadata__, which is where a file has its strings");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checkpoint.of(List.of(parameter("w", 1), parameter("w", 1)), Map.of()))
        .withMessage(
            "two parameters are named w; initialize the network, which gives each a name of its own");
    assertThatIllegalStateException()
        .isThrownBy(() -> Checkpoint.of(new Dense(1).parameters(), Map.of()))
        .withMessage("weight: no value yet; it is drawn in the first forward pass of its network");
  }
}
