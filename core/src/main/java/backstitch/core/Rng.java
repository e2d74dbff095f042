package backstitch.core;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A random generator that is specified to the bit, with named streams.
 *
 * <p>It is SplitMix64 (Steele, Lea and Flood, <i>Fast Splittable Pseudorandom Number
 * Generators</i>, OOPSLA 2014): draw number {@code p} is {@code mix(key + p · 0x9E3779B97F4A7C15)},
 * {@code p} from 1, so that a key and a position say everything about its state. The key of a seed
 * is {@code mix(seed)}.
 *
 * <p>{@link #stream(String)} gives the stream of a name: its key depends on the key of this
 * generator and on the name alone, not on what was drawn or asked for before. Weights therefore
 * stay as they were when a layer is added or the shuffling is removed. Asked again, the same stream
 * comes back where it stands: a shuffle drawn from it each epoch differs each epoch.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Rng {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long key;
  private long position;
  private final Map<String, Rng> streams = new HashMap<>();

  private Rng(long key) {
    this.key = key;
  }

  /**
   * The generator of a seed.
   *
   * @param seed any number; the same seed gives the same numbers on every machine
   * @return a generator at position 0
   */
  public static Rng of(long seed) {
    return new Rng(mix(seed));
  }

  /**
   * The stream of a name, independent of this generator's own draws and of every other name.
   *
   * <p>Its key is {@code mix(key ^ h)}, with {@code h} the 64-bit FNV-1a hash of the name in UTF-8.
   *
   * @param name for example {@code "shuffle"} or {@code "weights/0.weight"}
   * @return the one stream of this name: at position 0 when first asked for, later where it stands
   */
  public Rng stream(String name) {
    return streams.computeIfAbsent(name, n -> new Rng(mix(key ^ fnv1a(n))));
  }

  private static long fnv1a(String name) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }

  /** The finaliser of SplitMix64: a bijection that spreads every input bit over the output. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * How many 64-bit numbers were drawn so far.
   *
   * @return the position, from 0
   */
  public long position() {
    return position;
  }

  /**
   * The next 64 random bits.
   *
   * @return any {@code long}
   */
  public long nextLong() {
    return mix(key + ++position * GOLDEN_GAMMA);
  }

  /**
   * A whole number, each of {@code 0 … bound - 1} equally likely: the upper half of the product of
   * 32 random bits and the bound (Lemire 2019), drawn anew in the rare case that would favour some.
   *
   * @param bound at least 1
   * @return 0 ≤ number &lt; bound
   * @throws IllegalArgumentException if the bound is not positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("nextInt: bound must be at least 1, is " + bound);
    }
    long threshold = (1L << 32) % bound;
    while (true) {
      long product = (nextLong() >>> 32) * bound;
      if ((product & 0xFFFFFFFFL) >= threshold) {
        return (int) (product >>> 32);
      }
    }
  }

  /**
   * A uniform number in [0, 1): the upper 53 bits, times 2⁻⁵³.
   *
   * @return 0 ≤ number &lt; 1
   */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /**
   * A standard normal number, by Box and Muller (1958): {@code √(-2 ln(1 - u)) · cos(2πv)} for two
   * uniform draws {@code u}, then {@code v}. Each call draws both anew.
   *
   * @return mean 0, standard deviation 1
   */
  public double nextGaussian() {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  /**
   * The numbers {@code 0 … n - 1} in random order, by Fisher and Yates: from the last place down,
   * each place is swapped with one drawn from those not above it.
   *
   * @param n how many
   * @return a permutation, every one equally likely
   * @throws IllegalArgumentException if n is negative
   */
  public int[] permutation(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("permutation: n must be at least 0, is " + n);
    }
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
