package backstitch.core;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

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
 * stay as they were when a layer is appended or the shuffling is removed. Asked again, the same
 * stream comes back where it stands: a shuffle drawn from it each epoch differs each epoch.
 *
 * <p>Streams may be asked for by several threads at once; each is to be drawn from by one at a
 * time.
 */
public final class Rng {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long key;
  private long position;
  private final Map<String, Rng> streams = new ConcurrentHashMap<>();
  private final Map<String, Integer> newStreams = new ConcurrentHashMap<>();

  private Rng(long key) {
    this.key = key;
  }

  /**
   * {@return the generator of a seed, at position 0}
   *
   * @param seed any number; the same seed gives the same numbers on every machine
   */
  public static Rng of(long seed) {
    return new Rng(mix(seed));
  }

  /**
   * {@return the one stream of a name, independent of this generator's own draws and of every other
   * name: at position 0 when first asked for, later where it stands} Its key is {@code mix(key ^
   * h)}, with {@code h} the 64-bit FNV-1a hash of the name in UTF-8.
   *
   * @param name for example {@code "shuffle"} or {@code "weights/0.weight"}
   */
  public Rng stream(String name) {
    return streams.computeIfAbsent(name, n -> new Rng(mix(key ^ fnv1a(n))));
  }

  /**
   * {@return a stream for one user alone: that of the name at the first call, then those of {@code
   * name#2}, {@code name#3} and so on} For what draws later than it asks, in an unknown order.
   *
   * @param name for example {@code "weights/0.weight"}
   */
  public Rng newStream(String name) {
    int call = newStreams.merge(name, 1, Integer::sum);
    return stream(call == 1 ? name : name + "#" + call);
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

  /** {@return the position: how many 64-bit numbers were drawn so far} */
  public long position() {
    return position;
  }

  /** {@return the next 64 random bits} */
  public long nextLong() {
    return mix(key + ++position * GOLDEN_GAMMA);
  }

  /**
   * {@return a whole number, each of {@code 0 … bound - 1} equally likely: the upper half of the
   * product of 32 random bits and the bound (Lemire 2019), drawn anew where that would favour some}
   *
   * @param bound at least 1
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

  /** {@return a uniform number in [0, 1): the upper 53 bits, times 2⁻⁵³} */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /**
   * {@return a standard normal number, by Box and Muller (1958): {@code √(-2 ln(1 - u)) · cos(2πv)}
   * for two uniform draws {@code u}, then {@code v}} Each call draws both anew.
   */
  public double nextGaussian() {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  /**
   * {@return the numbers {@code 0 … n - 1} in an order drawn from all, by Fisher and Yates: from
   * the last place down, each place is swapped with one drawn from those not above it}
   *
   * @param n how many
   * @throws IllegalArgumentException if n is negative
   */
  public int[] permutation(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("permutation: n must be at least 0, is " + n);
    }
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** Key and position, the whole state: {@code Rng(key 0x5692161d100b05e5, position 3)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Rng(key 0x%016x, position %d)", key, position);
  }
}
