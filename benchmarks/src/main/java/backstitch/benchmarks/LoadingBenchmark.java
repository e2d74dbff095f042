package backstitch.benchmarks;

import backstitch.core.Tensor;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Batch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long does it take to read and check the four files, and to cut an epoch into batches? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LoadingBenchmark {
  private FashionMnist data;

  @Setup(Level.Trial)
  public void prepare() {
    data = FashionMnist.load();
  }

  @Benchmark
  public FashionMnist load() {
    return FashionMnist.load();
  }

  @Benchmark
  public void epochOfBatches(Blackhole blackhole) {
    for (Batch batch : data.train().batches(256)) {
      Tensor features = batch.features();
      blackhole.consume(features);
    }
  }
}
