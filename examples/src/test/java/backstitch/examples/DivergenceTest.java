package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.examples.cli.ImageSettings;
import backstitch.examples.cli.Lesson;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.Layer;
import backstitch.nn.Parameter;
import backstitch.nn.Sequential;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Training that leaves the finite numbers ends there, in one line, and shows nothing as learned.
 */
class DivergenceTest {
  private static final String ADVICE = "; training has diverged, try a smaller --learning-rate";

  @TempDir Path directory;

  /** Runs a lesson that diverges, and gives what it printed before. */
  private static List<String> assertDiverges(String where, Lesson<?> lesson, String... args) {
    Run run = Run.of(lesson, args);
    assertThat(run.err()).containsExactly(where + ADVICE);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).noneMatch(line -> line.matches(".*(NaN|Infinity|hash|learned).*"));
    return run.out();
  }

  private String[] withImages(String... options) throws Exception {
    String data = "--data=" + SyntheticFolder.write(directory, 100, 20);
    return Stream.concat(Stream.of(data, "--print-hash"), Stream.of(options))
        .toArray(String[]::new);
  }

  @Test
  void firstLossThatIsNotFiniteEndsTheTraining() throws Exception {
    String[] steep = withImages("--learning-rate=1e38", "--batch-size=10");
    String where = "epoch 1, step 2: the loss is NaN";
    assertThat(assertDiverges(where, new SoftmaxRegression(), steep)).isEmpty();
    assertThat(assertDiverges(where, new MultilayerPerceptron(), steep)).hasSize(6);
    assertThat(
            assertDiverges(
                "epoch 1, step 17: the loss is Infinity",
                new LinearRegression(),
                "--learning-rate=10"))
        .isEmpty();
  }

  /** A single step, after which no loss is computed. */
  @Test
  void whatTheLastStepDidIsSeenToo() throws Exception {
    String[] steep = withImages("--learning-rate=3e38", "--batch-size=100", "--epochs=1");
    assertThat(
            assertDiverges(
                "epoch 1, step 1: a test logit is Infinity", new SoftmaxRegression(), steep))
        .isEmpty();
    assertThat(
            assertDiverges(
                "epoch 1, step 1: a test logit is Infinity", new MultilayerPerceptron(), steep))
        .hasSize(6);
    assertThat(
            assertDiverges(
                "epoch 1, step 1: the loss over all data is NaN",
                new LinearRegression(),
                "--learning-rate=3e38",
                "--batch-size=1000",
                "--epochs=1",
                "--print-hash"))
        .isEmpty();
  }

  /** Its gate is a part of the training alone, and moves far. */
  private static final class Gated implements Layer {
    private final Dense dense = new Dense(10);
    private final Parameter gate = new Parameter("gate");

    @Override
    public Variable forward(Variable x) {
      Variable y = dense.forward(x);
      return Tape.isTraining() ? y.plus(gate.variable(Shape.of(10)).times(1e5f)) : y;
    }

    @Override
    public Map<String, Parameter> namedParameters() {
      Map<String, Parameter> all = new LinkedHashMap<>(dense.namedParameters());
      all.put("gate", gate);
      return all;
    }
  }

  @Test
  void parameterThatShowsInNoTestLogitIsLookedAt() throws Exception {
    FashionMnist data = FashionMnist.load(SyntheticFolder.write(directory, 100, 20));
    Sequential net = new Sequential(new Gated());
    net.initialize(Initializer.normal(0.01f), Rng.of(0));
    ImageSettings settings = new ImageSettings(1, 100, 1e36f);
    assertThatIllegalStateException()
        .isThrownBy(() -> SoftmaxRegression.train(net, data, Rng.of(0), settings))
        .withMessage("epoch 1, step 1: 0.gate holds Infinity" + ADVICE);
  }
}
