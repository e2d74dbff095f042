package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.examples.cli.Lesson;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lessons beside the experiment show what they promise. */
class LessonsTest {
  @TempDir Path directory;

  private static List<String> output(Lesson<?> lesson, String... args) {
    Run run = Run.of(lesson, args);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.out();
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void linearRegressionRecoversTheTrueWeights(int seed) {
    List<String> lines = output(new LinearRegression(), "--seed=" + seed);
    assertThat(lines).hasSize(5);
    Matcher weight =
        Pattern.compile("weight: true \\[\\[ 2\\.0, -3\\.4]], learned \\[\\[ *(.*), *(.*)]]")
            .matcher(lines.get(3));
    Matcher bias =
        Pattern.compile("bias: +true \\[4\\.2], learned \\[ *(.*)]").matcher(lines.get(4));
    assertThat(weight.matches()).as(lines.get(3)).isTrue();
    assertThat(bias.matches()).as(lines.get(4)).isTrue();
    assertThat(number(weight.group(1))).isCloseTo(2, within(0.01));
    assertThat(number(weight.group(2))).isCloseTo(-3.4, within(0.01));
    assertThat(number(bias.group(1))).isCloseTo(4.2, within(0.01));
    assertThat(lines.get(2)).matches("epoch 3, loss 0\\.000[01]\\d\\d");
  }

  @Test
  void naiveSoftmaxBreaksDownWhereTheFusedLossDoesNot() {
    String lossAndGradient = " +(\\S+) +\\[ *(\\S+), +(\\S+), +(\\S+)]";
    Pattern row = Pattern.compile(" *(\\d+)" + lossAndGradient + lossAndGradient);
    List<Matcher> rows =
        output(new NaiveSoftmax()).stream().map(row::matcher).filter(Matcher::matches).toList();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(3);
    for (Matcher m : rows) {
      double scale = number(m.group(1));
      double others = StrictMath.exp(-scale) + StrictMath.exp(-3 * scale);
      assertThat(number(m.group(6))).isCloseTo(scale + StrictMath.log1p(others), within(1e-4));
      for (int dz = 7; dz <= 9; dz++) {
        assertThat(m.group(dz)).matches("-?[01]\\.\\d\\d");
      }
    }
    Matcher first = rows.get(0);
    Matcher last = rows.get(rows.size() - 1);
    for (int column = 2; column <= 5; column++) {
      assertThat(first.group(column)).as("small logits").isEqualTo(first.group(column + 4));
      assertThat(last.group(column)).as("large logits").isIn("NaN", "Infinity");
    }
  }

  @Test
  void naiveSoftmaxEndsWithWhereTheFirstInfinityBegan() {
    List<String> lines = output(new NaiveSoftmax());
    String line = "; at backstitch\\.examples\\.NaiveSoftmax\\.naive\\(NaiveSoftmax\\.java:\\d+\\)";
    assertThat(lines).hasSize(11);
    assertThat(lines.get(9))
        .matches(
            "scale 40: log: the result is -Infinity at \\[0, 2], from operand 1 = 0\\.0" + line);
    assertThat(lines.get(10))
        .matches(
            "scale 100: exp: the result is Infinity at \\[0, 0], from operand 1 = 200\\.0" + line);
  }

  @Test
  void multilayerPerceptronTrains() throws Exception {
    String data = "--data=" + SyntheticFolder.write(directory, 500, 50);
    String[] args = {data, "--epochs=3", "--batch-size=10", "--print-hash"};
    List<String> lines = output(new MultilayerPerceptron(), args);
    assertThat(lines.subList(2, 6))
        .containsExactly(
            "Dense(784 -> 256)        [1, 256]               200960",
            "Relu                     [1, 256]                    0",
            "Dense(256 -> 10)         [1, 10]                  2570",
            "total                                           203530");
    List<EpochLine> epochs = EpochLine.parseAll(lines.subList(6, 9));
    assertThat(epochs.get(2).loss()).isLessThan(epochs.get(0).loss());
    assertThat(epochs.get(2).trainAccuracy()).isGreaterThan(0.5);
    assertThat(lines.get(9)).matches("model hash [0-9a-f]{64}");
    assertThat(lines).hasSize(10);
    assertThat(output(new MultilayerPerceptron(), args)).isEqualTo(lines);
  }
}
