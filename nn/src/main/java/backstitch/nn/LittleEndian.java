package backstitch.nn;

import backstitch.core.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of tensors, as files hold them and hashes see them: all NaNs are one there. */
final class LittleEndian {
  private static final int PIECE = 1 << 16;

  private LittleEndian() {}

  /** What takes the bytes, a piece at a time, each whole. */
  interface Sink<E extends Exception> {
    void take(ByteBuffer piece) throws E;
  }

  static ByteBuffer buffer() {
    return ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
  }

  static <E extends Exception> void send(Tensor tensor, Sink<E> sink) throws E {
    float[] values = tensor.toArray();
    ByteBuffer piece = buffer();
    for (int i = 0; i < values.length; i++) {
      piece.putInt(Float.floatToIntBits(values[i]));
      if (!piece.hasRemaining() || i == values.length - 1) {
        sink.take(piece.flip());
        piece.clear();
      }
    }
  }
}
