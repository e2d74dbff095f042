package backstitch.benchmarks;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Engine;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.Relu;
import backstitch.nn.Sequential;
import backstitch.nn.Sgd;
import backstitch.nn.SoftmaxCrossEntropyLoss;
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
 * How long does one step of training take on a batch of 256 images: forward, backward, update? The
 * softmax regression of the experiment, and the perceptron with a hidden layer of 256.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TrainingStepBenchmark {
  @Param({"TEXTBOOK", "PLAIN", "VECTOR"})
  public Engine.KernelKind kernels;

  @Param({"softmax", "mlp"})
  public String model;

  private Sequential net;
  private Sgd sgd;
  private final SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();
  private Tensor images;
  private int[] labels;

  @Setup
  public void prepare() {
    Engine.setKernels(kernels);
    Rng rng = Rng.of(1);
    net =
        model.equals("mlp")
            ? new Sequential(new Dense(256), new Relu(), new Dense(10))
            : new Sequential(new Dense(10));
    net.initialize(Initializer.normal(0.01f), rng);
    sgd = new Sgd(net.parameters(), 0.1f);
    images = Tensor.uniform(0, 1, Shape.of(256, 28, 28), rng);
    labels = new int[256];
    Arrays.setAll(labels, i -> rng.nextInt(10));
  }

  @Benchmark
  public Tensor step() {
    try (Tape tape = Tape.record()) {
      Variable l = loss.of(net.forward(images), labels).mean();
      sgd.step(tape.gradients(l));
      return l.value();
    }
  }
}
