package backstitch.benchmarks;

import backstitch.core.Engine;
import backstitch.core.Tensor;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Does a large product keep its speed in a program that uses the Vector API for other things as
 * well?
 *
 * <p>The compiler decides by what it has seen. To spoil that, vectors of every width go through the
 * same methods, and products of all sorts of shapes through the engine, either before the product
 * that is timed is compiled, or after.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PollutionBenchmark {
  /** When the other things are done. */
  public enum Polluted {
    NEVER,
    /** Before its first run: the compiler sees them first. */
    BEFORE,
    /** After it was compiled, and may be compiled anew. */
    AFTER
  }

  /** Enough for C2 to have compiled the kernel. */
  private static final int RUNS_TO_COMPILE = 1000;

  /** Named as in {@link Compare}, for which each of the three is a family. */
  @Param public Polluted peer;

  /** As {@link MatrixProduct#parse} reads it. */
  @Param("nn:512x512x512")
  public String product;

  @Param("1")
  public int threads;

  private Tensor a;
  private Tensor b;
  private float sink;

  @Setup(Level.Trial)
  public void prepare() {
    Engine.setThreads(threads);
    Engine.setKernels(Engine.KernelKind.VECTOR);
    MatrixProduct parsed = MatrixProduct.parse(product);
    a = parsed.a();
    b = parsed.b();
    if (peer == Polluted.AFTER) {
      for (int i = 0; i < RUNS_TO_COMPILE; i++) {
        sink += run().get(0, 0);
      }
    }
    if (peer != Polluted.NEVER) {
      useEveryWidth();
      multiplyEveryShape();
    }
  }

  private void useEveryWidth() {
    float[] values = a.toArray();
    for (int round = 0; round < 20_000; round++) {
      sink += sumOfSquares(FloatVector.SPECIES_64, values, 256);
      sink += sumOfSquares(FloatVector.SPECIES_128, values, 256);
      sink += sumOfSquares(FloatVector.SPECIES_256, values, 256);
      sink += sumOfSquares(FloatVector.SPECIES_512, values, 256);
    }
  }

  private static float sumOfSquares(VectorSpecies<Float> species, float[] x, int n) {
    FloatVector sum = FloatVector.zero(species);
    for (int i = 0; i < n; i += species.length()) {
      FloatVector v = FloatVector.fromArray(species, x, i);
      sum = v.fma(v, sum);
    }
    sum.intoArray(x, n);
    return x[n];
  }

  private void multiplyEveryShape() {
    int[] sizes = {1, 2, 7, 16, 33, 100};
    for (int round = 0; round < 30; round++) {
      for (int m : sizes) {
        for (int k : sizes) {
          for (int n : sizes) {
            for (String flavour : new String[] {"nn", "nt", "tn"}) {
              MatrixProduct other = MatrixProduct.parse(flavour + ":" + m + "x" + k + "x" + n);
              sink += other.of(other.a(), other.b()).get(0, 0);
            }
          }
        }
      }
    }
  }

  @Benchmark
  public Tensor run() {
    return a.matmul(b);
  }

  /** What was timed, as the compiler left it, has the bits of the plain kernels. */
  @TearDown(Level.Trial)
  public void check() {
    Tensor product = run();
    Engine.setKernels(Engine.KernelKind.PLAIN);
    if (!run().equals(product)) {
      throw new IllegalStateException(product + " is not the product " + run());
    }
  }
}
