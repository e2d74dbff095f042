package backstitch.benchmarks;

import backstitch.core.Engine;
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
import org.openjdk.jmh.annotations.Param;
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
  @Param({"files", "batches"})
  public String what;

  @Param("2")
  public int threads;

  private FashionMnist data;

  @Setup(Level.Trial)
  public void prepare() {
    Engine.setThreads(threads);
    data = FashionMnist.load();
  }

  @Benchmark
  public void run(Blackhole blackhole) {
    if (what.equals("files")) {
      blackhole.consume(FashionMnist.load());
      return;
    }
    for (Batch batch : data.train().batches(Experiment.BATCH)) {
      blackhole.consume(batch.features());
    }
  }
}
