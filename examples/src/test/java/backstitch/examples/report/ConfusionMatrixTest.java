package backstitch.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Four classes, worked by hand: three samples of class 0, two of class 1, one of class 2. */
class ConfusionMatrixTest {
  private final ConfusionMatrix matrix = new ConfusionMatrix(4);

  ConfusionMatrixTest() {
    matrix.add(0, 0);
    matrix.add(0, 0);
    matrix.add(0, 1);
    matrix.add(1, 1);
    matrix.add(1, 3);
    matrix.add(2, 1);
  }

  @Test
  void rowsAreTrueClasses() {
    assertThat(matrix.count(0, 1)).isEqualTo(1);
    assertThat(matrix.count(1, 0)).isZero();
    assertThat(matrix.samples(0)).isEqualTo(3);
    assertThat(matrix.predictions(1)).isEqualTo(3);
    assertThat(matrix.mistakes()).isEqualTo(3);
  }

  @Test
  void precisionIsTheRightShareOfAColumnAndRecallThatOfARow() {
    assertThat(matrix.precision(0)).isEqualTo(1);
    assertThat(matrix.recall(0)).isEqualTo(2 / 3.0);
    assertThat(matrix.precision(1)).isEqualTo(1 / 3.0);
    assertThat(matrix.recall(1)).isEqualTo(1 / 2.0);
  }

  @Test
  void nothingOfNothingIsNaNAndADashOnThePage() {
    assertThat(matrix.precision(2)).as("nothing was taken for it").isNaN();
    assertThat(matrix.recall(2)).isZero();
    assertThat(matrix.precision(3)).isZero();
    assertThat(matrix.recall(3)).as("it has no samples").isNaN();
    assertThat(ClassTables.precisionAndRecall(matrix).markup())
        .contains("<tr><th>Pullover<td>1<td>0<td>&ndash;<td>")
        .containsPattern("<th>Dress<td>0<td>1<td><span [^>]+>0.000</span><td>&ndash;");
  }

  @Test
  void theColourOfACellIsItsShareOfTheRow() {
    assertThat(ClassTables.confusion(matrix).markup())
        .contains("<th scope=\"row\">T-shirt/top<td class=\"right\" style=\"--share:0.667\">2<td")
        .contains("<th scope=\"row\">Dress<td>0<td>0<td>0<td class=\"right\">0\n");
  }
}
