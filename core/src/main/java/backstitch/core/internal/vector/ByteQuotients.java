package backstitch.core.internal.vector;

import static backstitch.core.internal.vector.Tile.LANES;
import static backstitch.core.internal.vector.Tile.WIDTH;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Unsigned bytes divided by a number, without a division: a division takes as long as sixteen
 * multiplications.
 *
 * <pre>
 *   q = b · r             with r the reciprocal, rounded
 *   e = b - q · divisor   exactly, as an fma
 *   q + e · r             is the quotient, rounded as it should be
 * </pre>
 *
 * <p>That is Markstein's theorem (<i>Computation of elementary functions on the IBM RISC
 * System/6000 processor</i>, 1990), as long as nothing over- or underflows and q was not too far
 * off; with 256 bytes one just looks.
 */
final class ByteQuotients {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  /** As many bytes as there are lanes for floats, if there are vectors so short. */
  private static final VectorSpecies<Byte> BYTES =
      WIDTH == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;

  private ByteQuotients() {}

  /**
   * Whether {@link #divide} can be used: vectors are long enough, and it gives what a division
   * gives.
   */
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

  /** {@code y[to + j] = bytes[from + j] / divisor} for {@code 0 ≤ j < n}. */
  static void divide(byte[] bytes, int from, float divisor, float[] y, int to, int n) {
    float reciprocal = 1 / divisor;
    int whole = n - n % WIDTH;
    for (int j = 0; j < whole; j += WIDTH) {
      ByteVector signed = ByteVector.fromArray(BYTES, bytes, from + j);
      IntVector unsigned =
          ((IntVector) signed.convertShape(VectorOperators.B2I, INTS, 0)).and(0xFF);
      FloatVector b = (FloatVector) unsigned.convertShape(VectorOperators.I2F, LANES, 0);
      FloatVector q = b.mul(reciprocal);
      FloatVector e = q.neg().fma(FloatVector.broadcast(LANES, divisor), b);
      e.fma(FloatVector.broadcast(LANES, reciprocal), q).intoArray(y, to + j);
    }
    for (int j = whole; j < n; j++) {
      y[to + j] = (bytes[from + j] & 0xFF) / divisor;
    }
  }
}
