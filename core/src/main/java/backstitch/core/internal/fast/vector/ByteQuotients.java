package backstitch.core.internal.fast.vector;

import static backstitch.core.internal.fast.vector.RegisterTile.FLOATS;
import static backstitch.core.internal.fast.vector.RegisterTile.WIDTH;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Divides unsigned bytes by a number, without a division, which takes as long as sixteen
 * multiplications.
 *
 * <pre>
 *   q = b · r             with r the reciprocal, rounded
 *   e = b - q · divisor   exactly, as an fma
 *   q + e · r             is the quotient, correctly rounded
 * </pre>
 *
 * <p>That is Markstein's theorem (<i>Computation of elementary functions on the IBM RISC
 * System/6000 processor</i>, 1990). It holds if nothing overflows or underflows and q is close
 * enough; {@link #areExact} simply tries all 256 bytes.
 */
final class ByteQuotients {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  /** Vectors of as many bytes as a vector has floats, if there are such short ones. */
  private static final VectorSpecies<Byte> BYTES =
      WIDTH == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;

  private ByteQuotients() {}

  /** Whether {@link #divideRows} can be used: lengths of vectors match, and quotients are right. */
  static boolean areExact(float divisor) {
    float reciprocal = 1 / divisor;
    boolean exact = BYTES.length() == WIDTH;
    for (int b = 0; b < 256; b++) {
      float q = b * reciprocal;
      float e = Math.fma(-q, divisor, b);
      int bits = Float.floatToRawIntBits(Math.fma(e, reciprocal, q));
      exact &= bits == Float.floatToRawIntBits(b / divisor);
    }
    return exact;
  }

  /**
   * Implements {@code Tiles.divideRows}, two rows at a time; an odd last row is divided twice.
   *
   * <p>Two rows make the method larger than 325 bytes of code, so that it is not inlined into a
   * caller, where the compiler may leave vectors as objects (docs/decisions/0013, section 'Large
   * methods').
   */
  static void divideRows(
      byte[] bytes, int rowSize, int[] rows, float divisor, float[] y, int from, int to) {
    float reciprocal = 1 / divisor;
    int whole = rowSize - rowSize % WIDTH;
    for (int i = from; i < to; i += 2) {
      int i1 = Math.min(i + 1, to - 1);
      int b0 = rows[i] * rowSize;
      int b1 = rows[i1] * rowSize;
      int y0 = i * rowSize;
      int y1 = i1 * rowSize;
      for (int j = 0; j < whole; j += WIDTH) {
        ByteVector signed0 = ByteVector.fromArray(BYTES, bytes, b0 + j);
        ByteVector signed1 = ByteVector.fromArray(BYTES, bytes, b1 + j);
        IntVector unsigned0 =
            ((IntVector) signed0.convertShape(VectorOperators.B2I, INTS, 0)).and(0xFF);
        IntVector unsigned1 =
            ((IntVector) signed1.convertShape(VectorOperators.B2I, INTS, 0)).and(0xFF);
        FloatVector x0 = (FloatVector) unsigned0.convertShape(VectorOperators.I2F, FLOATS, 0);
        FloatVector x1 = (FloatVector) unsigned1.convertShape(VectorOperators.I2F, FLOATS, 0);
        FloatVector q0 = x0.mul(reciprocal);
        FloatVector q1 = x1.mul(reciprocal);
        FloatVector e0 = q0.neg().fma(FloatVector.broadcast(FLOATS, divisor), x0);
        FloatVector e1 = q1.neg().fma(FloatVector.broadcast(FLOATS, divisor), x1);
        e0.fma(FloatVector.broadcast(FLOATS, reciprocal), q0).intoArray(y, y0 + j);
        e1.fma(FloatVector.broadcast(FLOATS, reciprocal), q1).intoArray(y, y1 + j);
      }
      for (int j = whole; j < rowSize; j++) {
        y[y0 + j] = (bytes[b0 + j] & 0xFF) / divisor;
        y[y1 + j] = (bytes[b1 + j] & 0xFF) / divisor;
      }
    }
  }
}
