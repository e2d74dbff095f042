package backstitch.examples.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Curves worked by hand. */
class CurvesTest {
  /** Points with a spread of 0.1 each. */
  private static Parting partingOf(double... means) {
    return Parting.of(DoubleStream.of(means).mapToObj(m -> new MeanAndSpread(m, 0.1)).toList());
  }

  private static List<Point> seed(double shift, double... testLosses) {
    List<Point> points = new ArrayList<>();
    for (double loss : testLosses) {
      int epoch = 10 * points.size() + 10;
      Score train = new Score(0.5 / epoch, 0.9);
      points.add(new Point(epoch, train, new Score(loss + shift, 0.8 - loss / 10)));
    }
    return points;
  }

  @Test
  void meanAndSpreadAreThoseWorkedByHand() {
    // Mean 4, squares 4 + 0 + 4, divided by 2.
    MeanAndSpread three = MeanAndSpread.of(2, 4, 6);
    assertThat(three.mean()).isEqualTo(4);
    assertThat(three.spread()).isCloseTo(2, within(1e-15));
    assertThat(three.text(2)).isEqualTo("4.00 +- 2.00");
    assertThat(MeanAndSpread.of(0.25).text(3)).isEqualTo("0.250");
  }

  @Test
  void meansDifferOnlyByMoreThanTheLargerSpread() {
    MeanAndSpread a = new MeanAndSpread(1, 0.25);
    assertThat(a.differsFrom(new MeanAndSpread(1.5, 0.125))).isTrue();
    assertThat(a.differsFrom(new MeanAndSpread(1.25, 0.125))).isFalse();
    assertThat(a.differsFrom(new MeanAndSpread(1.5, 0.5))).isFalse();
    assertThat(new MeanAndSpread(1.5, 0.5).differsFrom(a)).isFalse();
  }

  @Test
  void curvesPartWhereTheTestLossStaysAwayFromItsLowest() {
    Parting parting = partingOf(1, 0.5, 0.55, 0.7, 0.8);
    assertThat(parting.best()).isEqualTo(1);
    assertThat(parting.parted()).hasValue(3);
  }

  @Test
  void aBadEpochThatIsMadeGoodIsNoParting() {
    assertThat(partingOf(1, 0.5, 0.9, 0.55).parted()).isEmpty();
    assertThat(partingOf(1, 0.5, 0.9, 0.55, 0.7).parted()).hasValue(4);
  }

  @Test
  void aCurveThatFallsToItsEndHasNotParted() {
    Parting parting = partingOf(1, 0.5, 0.4);
    assertThat(parting.best()).isEqualTo(2);
    assertThat(parting.parted()).isEmpty();
    assertThat(partingOf(1).parted()).isEmpty();
  }

  @Test
  void bothCurvesStandSideBySideWithTheirMarks() {
    Curves curves = new Curves(List.of(seed(0, 1, 0.5, 0.75), seed(0.125, 1, 0.5, 0.75)));
    assertThat(curves.lines())
        .containsExactly(
            "epoch  train loss  test loss        train acc  test acc",
            "   10       0.050  1.063 +- 0.088       0.900  0.700 +- 0.000",
            "   20       0.025  0.563 +- 0.088       0.900  0.750 +- 0.000   lowest test loss",
            "   30       0.017  0.813 +- 0.088       0.900  0.725 +- 0.000   parted");
    assertThat(curves.findings())
        .containsExactly(
            "They part at epoch 30.",
            "Against its lowest, at epoch 20, the test loss at the end is",
            "  higher by 0.250, beyond the spread.",
            "Against its highest, at epoch 20, the test accuracy at the end is",
            "  lower by 0.025, beyond the spread.");
  }

  @Test
  void curvesThatHaveNotPartedAreNotSaidToHave() {
    Curves curves = new Curves(List.of(seed(0, 1, 0.5), seed(0.125, 1, 0.5)));
    assertThat(curves.lines()).noneMatch(line -> line.contains("parted"));
    assertThat(curves.findings().get(0))
        .isEqualTo("They have not parted within these epochs; try more of them.");
    assertThat(curves.findings()).contains("  the same.");
  }
}
