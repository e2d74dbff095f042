package backstitch.nn;

import static java.nio.charset.StandardCharsets.UTF_8;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes files and parameters for the tests of checkpoints. */
final class SafetensorsBytes {
  private SafetensorsBytes() {}

  /** A file with this header, in which single quotes stand for double ones, and these data. */
  static byte[] file(String header, float... data) {
    return file(header.replace('\'', '"').getBytes(UTF_8), data);
  }

  static byte[] file(byte[] header, float... data) {
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + header.length + 4 * data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header);
    for (float value : data) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static Parameter parameter(String name, Tensor value) {
    Parameter parameter = new Parameter(name);
    parameter.set(value);
    return parameter;
  }

  static Parameter parameter(String name, int... dims) {
    return parameter(name, Tensor.zeros(Shape.of(dims)));
  }
}
