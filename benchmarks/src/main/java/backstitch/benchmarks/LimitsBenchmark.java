package backstitch.benchmarks;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What could this machine do at best? Every thread multiplies and adds in registers, reads an array
 * that no cache holds, or copies one half of it to the other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LimitsBenchmark {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int ROUNDS = 100_000;
  private static final int CHAINS = 10;

  /** The operations of one call of {@link #fma}. */
  static final double FLOPS = 2.0 * ROUNDS * CHAINS * SPECIES.length();

  /** 256 MB of floats: more than a cache holds. */
  private static final int FLOATS = 1 << 26;

  /** The bytes of one call of {@link #read}, or read and written by one of {@link #copy}. */
  static final double BYTES = 4.0 * FLOATS;

  private final float[] array = new float[FLOATS];
  private final float[] out = new float[SPECIES.length()];
  private float factor = 0.5f;

  /** Ten chains: two units with a latency of four or five cycles are kept busy. */
  @Benchmark
  public float[] fma() {
    FloatVector x = FloatVector.broadcast(SPECIES, factor);
    FloatVector c0 = x;
    FloatVector c1 = x;
    FloatVector c2 = x;
    FloatVector c3 = x;
    FloatVector c4 = x;
    FloatVector c5 = x;
    FloatVector c6 = x;
    FloatVector c7 = x;
    FloatVector c8 = x;
    FloatVector c9 = x;
    for (int i = 0; i < ROUNDS; i++) {
      c0 = c0.fma(x, x);
      c1 = c1.fma(x, x);
      c2 = c2.fma(x, x);
      c3 = c3.fma(x, x);
      c4 = c4.fma(x, x);
      c5 = c5.fma(x, x);
      c6 = c6.fma(x, x);
      c7 = c7.fma(x, x);
      c8 = c8.fma(x, x);
      c9 = c9.fma(x, x);
    }
    c0.add(c1).add(c2).add(c3).add(c4).add(c5).add(c6).add(c7).add(c8).add(c9).intoArray(out, 0);
    return out;
  }

  @Benchmark
  public float[] read() {
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    int step = SPECIES.length();
    for (int i = 0; i < array.length; i += 4 * step) {
      sum0 = sum0.add(FloatVector.fromArray(SPECIES, array, i));
      sum1 = sum1.add(FloatVector.fromArray(SPECIES, array, i + step));
      sum2 = sum2.add(FloatVector.fromArray(SPECIES, array, i + 2 * step));
      sum3 = sum3.add(FloatVector.fromArray(SPECIES, array, i + 3 * step));
    }
    sum0.add(sum1).add(sum2).add(sum3).intoArray(out, 0);
    return out;
  }

  @Benchmark
  public float[] copy() {
    System.arraycopy(array, 0, array, array.length / 2, array.length / 2);
    return array;
  }
}
