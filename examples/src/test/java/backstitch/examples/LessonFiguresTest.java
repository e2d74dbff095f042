package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lesson prints, computed a second time: every figure of every line. */
class LessonFiguresTest {
  @TempDir Path directory;

  private static Batch whole(Dataset data) {
    return data.batches(Integer.MAX_VALUE).iterator().next();
  }

  @Test
  void figuresAreThoseOfADoublePrecisionComputation() throws Exception {
    FashionMnist data = FashionMnist.load(SyntheticFolder.write(directory, 300, 45));
    Batch train = whole(data.train());
    Batch test = whole(data.test());
    Rng rng = Rng.of(3);
    Tensor weight = Tensor.gaussian(0, 0.01f, Shape.of(10, 784), rng.stream("weights/0.weight"));
    var reference = new DoubleSoftmaxRegression(weight.toArray(), 10, 0.05);
    String[] options = {"--epochs=3", "--batch-size=128", "--learning-rate=0.05", "--seed=3"};
    List<EpochLine> epochs = EpochLine.parseAll(run(options).out());
    assertThat(epochs).hasSize(3);
    for (EpochLine epoch : epochs) {
      // running values, taken while the weights move; the last batch has 44 images
      int[] order = rng.stream("shuffle").permutation(300);
      double loss = 0;
      double right = 0;
      for (int from = 0; from < 300; from += 128) {
        int[] rows = Arrays.copyOfRange(order, from, Math.min(from + 128, 300));
        float[] x = train.features().gather(rows).toArray();
        int[] labels = Arrays.stream(rows).map(row -> train.labels()[row]).toArray();
        right += reference.right(x, labels);
        loss += reference.step(x, labels) * rows.length;
      }
      assertThat(epoch.loss()).isCloseTo(loss / 300, within(6e-5));
      assertThat(epoch.trainAccuracy()).isCloseTo(right / 300, within(6e-4));
      double testRight = reference.right(test.features().toArray(), test.labels());
      assertThat(epoch.testAccuracy()).isCloseTo(testRight / 45, within(6e-4));
    }
  }

  private Run run(String... options) {
    List<String> args = new ArrayList<>(List.of("--data", directory.toString()));
    args.addAll(List.of(options));
    Run run = Run.of(new SoftmaxRegression(), args.toArray(new String[0]));
    assertThat(run.exitCode()).as(run.err().toString()).isZero();
    return run;
  }
}
