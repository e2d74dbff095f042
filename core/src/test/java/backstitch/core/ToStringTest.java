package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToStringTest {
  @Test
  void scalarIsItsNumber() {
    assertThat(Tensor.scalar(1.5f)).hasToString("1.5");
    assertThat(Tensor.scalar(0)).hasToString("0.0");
    assertThat(Tensor.scalar(-0f)).hasToString("-0.0");
  }

  @Test
  void vectorIsOneLine() {
    assertThat(Tensor.of(1, 2, 3)).hasToString("[1.0, 2.0, 3.0]");
    assertThat(Tensor.of(new float[] {7})).hasToString("[7.0]");
  }

  @Test
  void columnsOfAMatrixAreAligned() {
    assertThat(Tensor.of(new float[][] {{1, -20}, {0.125f, 3}}))
        .hasToString(
            """
            [[  1.0, -20.0],
             [0.125,   3.0]]""");
  }

  @Test
  void matricesAreSeparatedByAnEmptyLine() {
    assertThat(Tensor.of(Shape.of(2, 1, 2), 1, 2, 3, 4))
        .hasToString(
            """
            [[[1.0, 2.0]],

             [[3.0, 4.0]]]""");
  }

  @Test
  void rankFourHasTwoEmptyLines() {
    assertThat(Tensor.of(Shape.of(2, 1, 1, 2), 1, 2, 3, 4))
        .hasToString(
            """
            [[[[1.0, 2.0]]],


             [[[3.0, 4.0]]]]""");
  }

  @Test
  void nanAndInfinityAreAligned() {
    assertThat(Tensor.of(Float.NaN, 1, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY))
        .hasToString("[      NaN,       1.0, -Infinity,  Infinity]");
  }

  @Test
  void emptyTensorsSayTheirShape() {
    assertThat(Tensor.zeros(Shape.of(0))).hasToString("[] of shape [0]");
    assertThat(Tensor.zeros(Shape.of(2, 0, 3))).hasToString("[] of shape [2, 0, 3]");
  }

  @Test
  void thousandElementsShowInFull() {
    String text = Tensor.zeros(Shape.of(1000)).toString();
    assertThat(text).doesNotContain("...").doesNotContain("shape").hasSize(1000 * 5);
  }

  @Test
  void longVectorIsElided() {
    float[] x = new float[1001];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
    }
    assertThat(Tensor.of(x))
        .hasToString("[   0.0,    1.0,    2.0, ...,  998.0,  999.0, 1000.0] of shape [1001]");
  }

  @Test
  void widthIsThatOfWhatShows() {
    float[] x = new float[2000];
    x[1000] = 1.2345678f;
    assertThat(Tensor.of(x)).hasToString("[0.0, 0.0, 0.0, ..., 0.0, 0.0, 0.0] of shape [2000]");
  }

  @Test
  void largeMatrixIsElidedAlongBothAxes() {
    Tensor rows = Tensor.of(Shape.of(7, 1), 1, 2, 3, 4, 5, 6, 7);
    float[] columns = new float[200];
    columns[2] = 0.5f;
    columns[197] = 0.25f;
    assertThat(rows.plus(Tensor.of(columns)))
        .hasToString(
            """
            [[ 1.0,  1.0,  1.5, ..., 1.25,  1.0,  1.0],
             [ 2.0,  2.0,  2.5, ..., 2.25,  2.0,  2.0],
             [ 3.0,  3.0,  3.5, ..., 3.25,  3.0,  3.0],
             ...,
             [ 5.0,  5.0,  5.5, ..., 5.25,  5.0,  5.0],
             [ 6.0,  6.0,  6.5, ..., 6.25,  6.0,  6.0],
             [ 7.0,  7.0,  7.5, ..., 7.25,  7.0,  7.0]] of shape [7, 200]""");
  }

  @Test
  void shortAxesOfALargeTensorShowInFull() {
    assertThat(Tensor.zeros(Shape.of(2, 600)))
        .hasToString(
            """
            [[0.0, 0.0, 0.0, ..., 0.0, 0.0, 0.0],
             [0.0, 0.0, 0.0, ..., 0.0, 0.0, 0.0]] of shape [2, 600]""");
  }

  /** The shortest decimals that read back as the same float, on every JDK. */
  @ParameterizedTest
  @CsvSource({
    "0x1.99999ap-4, 0.1",
    "0x1.555556p-2, 0.33333334",
    "100, 100.0",
    "0x1p24, 16777216.0",
    "12345678, 12345678.0",
    "99999992, 99999990.0",
    "1e8, 1e8",
    "1e9, 1e9",
    "1.5e10, 1.5e10",
    "2e10, 2e10",
    "123456789, 1.2345679e8",
    "0x1.fffffep127, 3.4028235e38",
    "0x1p-149, 1e-45",
    "0x2p-149, 3e-45",
    "0x1p-126, 1.1754944e-38",
    "0.0001, 0.0001",
    "0.00012345, 0.00012345",
    "0.00001, 1e-5",
    "-0.000025, -2.5e-5",
    "-1e20, -1e20",
    "3.1415927, 3.1415927",
    "2e-3, 0.002",
    "9007199254740992, 9.007199e15",
    "8.41e21, 8.41e21",
    "2.0e-44, 2e-44"
  })
  void numbersAreTheShortestThatReadBack(String number, String text) {
    String hex = number.contains("p") ? number : Double.toHexString(Double.parseDouble(number));
    assertThat(Tensor.scalar(Float.parseFloat(hex))).hasToString(text);
  }

  @Test
  void everyNumberReadsBack() {
    for (float x : Floats.anyBits(5000, 9)) {
      assertThat(Float.parseFloat(Tensor.scalar(x).toString())).isEqualTo(Float.valueOf(x));
    }
  }
}
