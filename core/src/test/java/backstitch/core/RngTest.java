package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator is specified to the bit: here it is written a second time, in whole numbers. */
class RngTest {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger GAMMA = new BigInteger("9E3779B97F4A7C15", 16);
  private static final BigInteger FIRST = new BigInteger("BF58476D1CE4E5B9", 16);
  private static final BigInteger SECOND = new BigInteger("94D049BB133111EB", 16);

  private static BigInteger unsigned(long x) {
    return BigInteger.valueOf(x).mod(MODULUS);
  }

  private static BigInteger mix(BigInteger z) {
    z = z.xor(z.shiftRight(30)).multiply(FIRST).mod(MODULUS);
    z = z.xor(z.shiftRight(27)).multiply(SECOND).mod(MODULUS);
    return z.xor(z.shiftRight(31));
  }

  /** The inverse of mix, to reach a state of which the numbers are published. */
  private static long unmix(BigInteger z) {
    z = z.xor(z.shiftRight(31)).xor(z.shiftRight(62));
    z = z.multiply(SECOND.modInverse(MODULUS)).mod(MODULUS);
    z = z.xor(z.shiftRight(27)).xor(z.shiftRight(54));
    z = z.multiply(FIRST.modInverse(MODULUS)).mod(MODULUS);
    return z.xor(z.shiftRight(30)).xor(z.shiftRight(60)).longValue();
  }

  private static long draw(BigInteger key, int position) {
    return mix(key.add(GAMMA.multiply(BigInteger.valueOf(position))).mod(MODULUS)).longValue();
  }

  @Test
  void stateOneTwoThreeFourFiveSixSevenGivesThePublishedNumbers() {
    // From the test vectors of splitmix64.c (Vigna), seed 1234567.
    String[] published = {
      "6457827717110365317",
      "3203168211198807973",
      "9817491932198370423",
      "4593380528125082431",
      "16408922859458223821"
    };
    Rng rng = Rng.of(unmix(BigInteger.valueOf(1234567)));
    for (String number : published) {
      assertThat(Long.toUnsignedString(rng.nextLong())).isEqualTo(number);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE, 0x123456789ABCDEFL})
  void drawNumberPIsMixOfKeyPlusPGammas(long seed) {
    Rng rng = Rng.of(seed);
    BigInteger key = mix(unsigned(seed));
    for (int p = 1; p <= 20; p++) {
      assertThat(rng.nextLong()).isEqualTo(draw(key, p));
      assertThat(rng.position()).isEqualTo(p);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shuffle", "weights/0.weight", "Größe", "重み"})
  void keyOfAStreamIsMixOfKeyAndFnvOfItsName(String name) {
    BigInteger hash = new BigInteger("CBF29CE484222325", 16);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = hash.xor(BigInteger.valueOf(b & 255)).multiply(new BigInteger("100000001B3", 16));
      hash = hash.mod(MODULUS);
    }
    BigInteger key = mix(mix(unsigned(7)).xor(hash));
    Rng stream = Rng.of(7).stream(name);
    for (int p = 1; p <= 5; p++) {
      assertThat(stream.nextLong()).isEqualTo(draw(key, p));
    }
  }

  @Test
  void nextDoubleIsTheUpperBits() {
    Rng rng = Rng.of(3);
    BigInteger key = mix(BigInteger.valueOf(3));
    for (int p = 1; p <= 50; p++) {
      double expected = unsigned(draw(key, p)).shiftRight(11).doubleValue() / 9007199254740992.0;
      assertThat(rng.nextDouble()).isEqualTo(expected).isBetween(0.0, Math.nextDown(1.0));
    }
  }

  @Test
  void nextGaussianIsBoxAndMuller() {
    Rng rng = Rng.of(4);
    Rng uniform = Rng.of(4);
    for (int i = 0; i < 50; i++) {
      double u = uniform.nextDouble();
      double v = uniform.nextDouble();
      assertThat(rng.nextGaussian())
          .isEqualTo(StrictMath.sqrt(-2 * StrictMath.log(1 - u)) * StrictMath.cos(2 * Math.PI * v));
    }
    assertThat(rng.position()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 60000, 1 << 30, (1 << 30) + 1, 1431655766, Integer.MAX_VALUE})
  void nextIntIsTheUpperHalfOfAProductWithoutBias(int bound) {
    Rng rng = Rng.of(bound);
    BigInteger key = mix(unsigned(bound));
    int position = 0;
    for (int i = 0; i < 200; i++) {
      BigInteger[] product;
      do {
        position++;
        product =
            unsigned(draw(key, position))
                .shiftRight(32)
                .multiply(BigInteger.valueOf(bound))
                .divideAndRemainder(BigInteger.ONE.shiftLeft(32));
      } while (product[1].longValue() < (1L << 32) % bound);
      assertThat(rng.nextInt(bound)).isEqualTo(product[0].intValue());
    }
    assertThat(rng.position()).isEqualTo(position);
  }

  @Test
  void boundsBelowOneAreRefused() {
    for (int bound : new int[] {0, -5}) {
      assertThatThrownBy(() -> Rng.of(1).nextInt(bound))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("nextInt: bound must be at least 1, is " + bound);
    }
  }

  @Test
  void textIsKeyAndPositionWhichAreTheWholeState() {
    Rng rng = Rng.of(0);
    assertThat(rng).hasToString("Rng(key 0x0000000000000000, position 0)");
    rng.nextGaussian();
    assertThat(rng).hasToString("Rng(key 0x0000000000000000, position 2)");
    String key = mix(BigInteger.ONE).toString(16);
    assertThat(Rng.of(1)).hasToString("Rng(key 0x" + key + ", position 0)");
  }
}
