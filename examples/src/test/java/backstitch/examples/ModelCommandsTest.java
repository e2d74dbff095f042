package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.core.Tensor;
import backstitch.nn.Checkpoint;
import backstitch.nn.Parameter;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done with trained networks and images: --save, show, predict, evaluate. */
class ModelCommandsTest {
  @TempDir Path directory;
  private String data = "";
  private Path model = Path.of("");

  @BeforeEach
  void makeData() throws Exception {
    data = "--data=" + SyntheticFolder.write(directory, 200, 50);
    model = directory.resolve("model.safetensors");
  }

  private static List<String> output(String... args) {
    Run run = Run.ofJar(args);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.out();
  }

  private static void refused(int exitCode, String message, String... args) {
    Run run = Run.ofJar(args);
    assertThat(run.err())
        .containsExactly(message + (exitCode == 2 ? " (--help lists the options)" : ""));
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }

  private List<String> train(String lesson) {
    return output(lesson, data, "--epochs=2", "--save=" + model, "--print-hash", "--batch-size=20");
  }

  @Test
  void aSavedModelSaysHowItCameAboutAndHasThePrintedHash() {
    List<String> printed = train("softmax-regression");
    Checkpoint checkpoint = Checkpoint.read(model);
    assertThat(checkpoint.tensors()).containsOnlyKeys("0.weight", "0.bias");
    assertThat(checkpoint.metadata())
        .containsEntry("lesson", "softmax-regression")
        .containsEntry("epochs", "2")
        .containsEntry("batch_size", "20")
        .containsEntry("learning_rate", "0.1")
        .containsEntry("seed", "0")
        .containsEntry("hash", printed.get(2).replace("model hash ", ""));
  }

  @ParameterizedTest
  @CsvSource({"softmax-regression", "multilayer-perceptron"})
  void evaluateMeasuresTheAccuracyThatTrainingPrinted(String lesson) {
    List<EpochLine> epochs =
        EpochLine.parseAll(
            train(lesson).stream().filter(line -> line.startsWith("epoch")).toList());
    List<String> lines = output("evaluate", "--model=" + model, data);
    double printed = epochs.get(epochs.size() - 1).testAccuracy();
    long right = Math.round(printed * 50);
    assertThat(lines.get(0))
        .isEqualTo(String.format(Locale.ROOT, "test acc %.3f (%d of 50)", printed, right));
    assertThat(lines).hasSize(14);
    long diagonal = 0;
    long all = 0;
    for (int truth = 0; truth < 10; truth++) {
      String[] counts = lines.get(4 + truth).substring(13).strip().split(" +");
      diagonal += Long.parseLong(counts[truth]);
      for (int i = 0; i < 10; i++) {
        all += Long.parseLong(counts[i]);
      }
    }
    assertThat(diagonal).isEqualTo(right);
    assertThat(all).isEqualTo(50);
  }

  @Test
  void predictShowsTheImageTenBarsAndTheClass() throws Exception {
    train("softmax-regression");
    Path png = directory.resolve("dark.png");
    ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
    List<String> lines = output("predict", "--model=" + model, data, "--test=3,4", png.toString());
    assertThat(lines.get(0)).isEqualTo(png.toString());
    assertThat(lines).filteredOn(line -> line.startsWith("test image ")).hasSize(2);
    assertThat(lines).filteredOn(line -> line.startsWith("prediction: ")).hasSize(3);
    double sum = 0;
    for (String line : lines.subList(lines.size() - 12, lines.size() - 2)) {
      sum += Double.parseDouble(line.substring(line.lastIndexOf(' ')));
    }
    assertThat(sum).isCloseTo(1, within(0.006));
  }

  @Test
  void showPrintsImagesWithTheirClasses() {
    List<String> two = output("show", data, "0", "7");
    assertThat(two).hasSize(15);
    assertThat(two.get(14)).matches(" *0 \\S.* +7 \\S.*");
    assertThat(output("show", data)).hasSize(5 * 15);
    assertThat(output("show", data, "60")).hasSize(15);
    refused(1, "image: expected an image from 0 to 49, got 60", "show", data, "--test", "60");
  }

  @Test
  void showPrintsTheWeightsOfSoftmaxRegressionOnly() {
    train("softmax-regression");
    assertThat(output("show", "--model=" + model)).hasSize(5 * 15);
    train("multilayer-perceptron");
    refused(
        1,
        model
            + ": tensors: expected the weights of a softmax regression, [10, 784], found 0.weight"
            + " [256, 784], 0.bias [256], 2.weight [10, 256], 2.bias [10]",
        "show",
        "--model=" + model);
  }

  /** The names that a PyTorch Sequential of Flatten and Linear gives. */
  @Test
  void aNetworkWithOtherNamesIsTakenIfThatIsAskedFor() {
    List<Parameter> parameters =
        new ArrayList<>(List.of(new Parameter("1.weight"), new Parameter("1.bias")));
    parameters.get(0).set(Tensor.zeros(10, 784));
    parameters.get(1).set(Tensor.of(0, 0, 9, 0, 0, 0, 0, 0, 0, 0));
    Checkpoint.of(parameters, Map.of()).write(model);
    Run run = Run.ofJar("predict", "--model=" + model, data, "--test=0");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).contains("1.weight -> 0.weight", "--match-shapes");
    assertThat(output("predict", "--model=" + model, data, "--test=0", "--match-shapes"))
        .contains("prediction: Pullover");
  }

  @Test
  void whereTheModelGoesIsAskedBeforeTheTraining() {
    String nowhere = directory.resolve("no/model").toString();
    refused(
        2,
        "Invalid value for option '--save': expected a file in a folder that exists, got "
            + nowhere,
        data,
        "--save=" + nowhere);
    refused(
        2,
        "Invalid value for option '--save': expected a file, got the folder " + directory,
        data,
        "--save=" + directory);
    assertThat(Files.exists(model)).isFalse();
  }

  @Test
  void whatCannotBeShownIsRefusedInOneLine() {
    train("softmax-regression");
    String file = "--model=" + model;
    refused(1, "image: expected an image from 0 to 199, got 200", "show", data, "200");
    refused(1, "image: expected an image from 0 to 49, got 50", "predict", file, data, "--test=50");
    refused(
        2,
        "Invalid value for option 'IMAGE': expected an image file, or --test N, got neither",
        "predict",
        file);
    refused(2, "Missing required option: '--model=FILE'", "evaluate");
    refused(
        2,
        "Invalid value for option '--lesson': expected one of [multilayer-perceptron,"
            + " softmax-regression], got naive",
        "evaluate",
        file,
        "--lesson=naive");
  }
}
