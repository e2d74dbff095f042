package backstitch.examples.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words follow the numbers. */
class ComparisonTest {
  private static List<String> lines(double lossChange, double accuracyChange) {
    return new Comparison(
            new MeanAndSpread(0.7, 0.02),
            new MeanAndSpread(0.7 + lossChange, 0.01),
            new MeanAndSpread(0.8, 0.01),
            new MeanAndSpread(0.8 + accuracyChange, 0.02))
        .lines();
  }

  @Test
  void aRemedyThatHelpsIsSaidToHelp() {
    assertThat(lines(-0.1, 0.05))
        .containsExactly(
            "  test loss 0.700 +- 0.020 -> 0.600 +- 0.010: lower by 0.100, beyond the spread",
            "  test acc  0.800 +- 0.010 -> 0.850 +- 0.020: higher by 0.050, beyond the spread",
            "  It helps both.");
  }

  @Test
  void aDifferenceWithinTheSpreadIsCalledChance() {
    assertThat(lines(-0.01, 0.01))
        .containsExactly(
            "  test loss 0.700 +- 0.020 -> 0.690 +- 0.010: lower by 0.010, within the spread",
            "  test acc  0.800 +- 0.010 -> 0.810 +- 0.020: higher by 0.010, within the spread",
            "  These seeds cannot tell the difference from chance.");
  }

  @ParameterizedTest
  @CsvSource({
    " 0.1, -0.1, It hurts both.",
    "-0.1,  0,   It helps the loss alone.",
    " 0.1,  0,   It hurts the loss alone.",
    " 0,    0.1, It helps the accuracy alone.",
    " 0,   -0.1, It hurts the accuracy alone.",
    "-0.1, -0.1, It helps the loss and hurts the accuracy.",
    " 0.1,  0.1, It helps the accuracy and hurts the loss."
  })
  void whatHelpsAndWhatHurtsIsSaid(double loss, double accuracy, String verdict) {
    assertThat(lines(loss, accuracy).get(2)).isEqualTo("  " + verdict);
  }

  @Test
  void aDipThatIsMadeGoodIsNoise() {
    List<Double> first = List.of(0.7, 0.8, 0.75, 0.82);
    List<Double> second = List.of(0.7, 0.76, 0.81, 0.84);
    assertThat(Dip.lines(List.of(first, second)))
        .containsExactly(
            "epoch  seed 0  mean of 2 seeds",
            "    1   0.700  0.700 +- 0.000",
            "    2   0.800  0.780 +- 0.028",
            "    3   0.750  0.780 +- 0.042",
            "    4   0.820  0.830 +- 0.014",
            "With seed 0 it falls by 0.050 at epoch 3. The spread over the seeds is",
            "0.042 there; against the epoch before, their mean is",
            "  the same.",
            "By the rule above a fall here is noise: the curve does not stay below its best.");
  }

  @Test
  void aFallThatLastsWithEverySeedIsNone() {
    List<String> lines = Dip.lines(List.of(List.of(0.9, 0.7, 0.6), List.of(0.9, 0.7, 0.6)));
    assertThat(lines)
        .endsWith(
            "  lower by 0.200, beyond the spread.",
            "By the rule above this is no noise: the curve stays below its best to the end.");
  }

  @Test
  void aCurveWithoutAFallHasNone() {
    List<Double> rising = List.of(0.5, 0.6);
    assertThat(Dip.lines(List.of(rising, rising))).contains("With seed 0 it falls at no epoch.");
  }
}
