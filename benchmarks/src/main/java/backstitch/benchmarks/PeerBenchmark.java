package backstitch.benchmarks;

import backstitch.core.Engine;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
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
 * What all benchmarks share: a peer prepares a task, its result is compared with that of
 * Backstitch's plain kernels, and then it is timed. Each benchmark says which task that is, and how
 * close the results must be.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public abstract class PeerBenchmark {
  /** The class of a peer, as in {@link Family}, or the kernels of Backstitch. */
  @Param({"TEXTBOOK", "PLAIN", "VECTOR"})
  public String peer;

  @Param({"1", "2"})
  public int threads;

  private Task task;

  abstract Task prepare(Peer who);

  /** Throws an {@link AssertionError} if these cannot be results of the same task. */
  abstract void check(float[] ours, float[] theirs);

  /** How often the task is run before the results are compared. */
  int runsBeforeCheck() {
    return 1;
  }

  @Setup(Level.Trial)
  public void prepareAndCheck() {
    Peer who = Peer.named(peer);
    float[] ours = resultOfPlainKernels();
    who.setThreads(threads);
    task = prepare(who);
    check(ours, resultOf(task));
  }

  /** {@return the result to compare with: the plain kernels check the vector kernels too} */
  private float[] resultOfPlainKernels() {
    Engine.KernelKind kernels = Engine.kernels();
    Engine.setKernels(Engine.KernelKind.PLAIN);
    Peer backstitch = new Backstitch();
    backstitch.setThreads(threads);
    float[] result = resultOf(prepare(backstitch));
    Engine.setKernels(kernels);
    return result;
  }

  private float[] resultOf(Task prepared) {
    for (int i = 0; i < runsBeforeCheck(); i++) {
      prepared.run();
    }
    return prepared.result();
  }

  @Benchmark
  public void run() {
    task.run();
  }

  @TearDown(Level.Trial)
  public void close() {
    task.close();
  }

  /** Checks that no element is off by more than {@code tolerance} times the largest of ours. */
  static void checkClose(float[] ours, float[] theirs, double tolerance) {
    double largest = 0;
    for (float our : ours) {
      largest = Math.max(largest, Math.abs(our));
    }
    double allowed = tolerance * largest;
    checkClose(ours, theirs, i -> allowed);
  }

  /** Checks that each element i is off by at most {@code allowed(i)}. */
  static void checkClose(float[] ours, float[] theirs, IntToDoubleFunction allowed) {
    if (ours.length != theirs.length) {
      throw new AssertionError(ours.length + " elements here, " + theirs.length + " there");
    }
    for (int i = 0; i < ours.length; i++) {
      double difference = Math.abs((double) ours[i] - theirs[i]);
      // Written so that NaN fails.
      if (!(difference <= allowed.applyAsDouble(i))) {
        throw new AssertionError(
            "element " + i + ": " + ours[i] + " here, " + theirs[i] + " there");
      }
    }
  }
}
