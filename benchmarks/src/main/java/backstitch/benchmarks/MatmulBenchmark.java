package backstitch.benchmarks;

import backstitch.core.Engine;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a matrix product take, with each of the kernels? Square ones, and those of the
 * experiment: forward {@code x·Wᵀ} and the gradient of the weights {@code dYᵀ·x}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class MatmulBenchmark {
  @Param({"TEXTBOOK", "PLAIN", "VECTOR"})
  public Engine.KernelKind kernels;

  @Param({"1", "2"})
  public int threads;

  /** Rows of A, length of the chains, columns of B. */
  @Param({"64x64x64", "256x256x256", "512x512x512", "256x784x10", "10x256x784", "256x784x256"})
  public String shape;

  private Tensor a;
  private Tensor b;

  @Setup
  public void prepare() {
    Engine.setKernels(kernels);
    Engine.setThreads(threads);
    int[] mkn = Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    Rng rng = Rng.of(1);
    a = Tensor.gaussian(0, 1, Shape.of(mkn[0], mkn[1]), rng);
    b = Tensor.gaussian(0, 1, Shape.of(mkn[1], mkn[2]), rng);
  }

  @Benchmark
  public Tensor matmul() {
    return a.matmul(b);
  }
}
