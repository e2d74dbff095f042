package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelHashTest {
  private static Parameter parameter(Tensor value) {
    Parameter parameter = new Parameter("p");
    parameter.set(value);
    return parameter;
  }

  private static String hash(float... values) {
    return ModelHash.of(List.of(parameter(Tensor.of(values))));
  }

  @Test
  void hashOfOneIsWhatSha256sumSaysOfItsFourBytes() {
    // printf '\x00\x00\x80\x3f' | sha256sum
    assertThat(hash(1))
        .isEqualTo("e00e5eb9444182f352323374ef4e08ebcb784725fdd4fd612d7730540b3e0c8c");
  }

  @Test
  void hashOfNothingIsThatOfNoBytes() {
    // sha256sum < /dev/null
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assertThat(ModelHash.of(List.of())).isEqualTo(empty);
    assertThat(hash()).isEqualTo(empty);
  }

  @Test
  void parametersFollowEachOtherInLittleEndianOrder() throws Exception {
    float[] values = {1, -0f, 2.5f, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 0.1f};
    byte[] bytes = new byte[24];
    for (int i = 0; i < 24; i++) {
      bytes[i] = (byte) (Float.floatToRawIntBits(values[i / 4]) >> (8 * (i % 4)));
    }
    String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(hash(values)).isEqualTo(expected);
    Parameter first = parameter(Tensor.of(Shape.of(2, 2), 1, -0f, 2.5f, Float.NEGATIVE_INFINITY));
    Parameter second = parameter(Tensor.of(Float.MIN_VALUE, 0.1f));
    assertThat(ModelHash.of(List.of(first, second))).isEqualTo(expected);
    assertThat(ModelHash.of(List.of(second, first))).isNotEqualTo(expected);
  }

  @Test
  void allNotANumbersAreOne() {
    assertThat(hash(Float.intBitsToFloat(0xFFC12345))).isEqualTo(hash(Float.NaN));
    assertThat(hash(Float.intBitsToFloat(0x7F800001))).isEqualTo(hash(Float.NaN));
    assertThat(hash(Float.POSITIVE_INFINITY)).isNotEqualTo(hash(Float.NaN));
  }

  @Test
  void oneBitMoreChangesTheHash() {
    assertThat(hash(Math.nextUp(1f))).isNotEqualTo(hash(1));
    assertThat(hash(-0f)).isNotEqualTo(hash(0));
  }

  @Test
  void parameterWithoutAValueIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ModelHash.of(new Dense(1).parameters()))
        .withMessage("weight: no value yet; it is drawn in the first forward pass of its network");
  }
}
