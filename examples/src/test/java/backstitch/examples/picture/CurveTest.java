package backstitch.examples.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import backstitch.examples.picture.Terminal.Colours;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final Terminal UNICODE = new Terminal(80, Colours.NONE, UTF_8);
  private static final Terminal ASCII = new Terminal(80, Colours.NONE, US_ASCII);

  private static String curve(double... values) {
    return Curve.of(values, 8, UNICODE);
  }

  @Test
  void heightsGoFromTheLowestNumberToTheHighest() {
    assertThat(curve(0, 1, 2, 3, 4, 5, 6, 7)).isEqualTo("▁▂▃▄▅▆▇█");
    assertThat(curve(-1, 1, 0)).isEqualTo("▁█▅");
    double[] ramp = {0, 1, 2, 3, 4, 5, 6, 7};
    assertThat(Curve.of(ramp, 8, ASCII)).isEqualTo("_.:-=+*#");
  }

  @Test
  void equalNumbersAreLow() {
    assertThat(curve(3, 3, 3)).isEqualTo("▁▁▁");
    assertThat(curve()).isEmpty();
  }

  @Test
  void tooManyNumbersAreJoinedToTheirMeans() {
    double[] many = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();
    assertThat(Curve.of(many, 8, UNICODE)).isEqualTo("▁▂▃▄▅▆▇█");
    assertThat(Curve.of(many, 1, UNICODE)).isEqualTo("▁");
    // Shares of 1, 2 and 2 numbers: means 4, 7 and 3.
    assertThat(Curve.of(new double[] {4, 6, 8, 1, 5}, 3, UNICODE)).isEqualTo("▃█▁");
  }

  @Test
  void whatIsNotFiniteIsAnExclamationMark() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(curve(0, Double.NaN, 7, infinity, -infinity)).isEqualTo("▁!█!!");
    assertThat(curve(Double.NaN)).isEqualTo("!");
    double[] share = {0, 0, Double.NaN, 1, 7, 7};
    assertThat(Curve.of(share, 3, ASCII)).isEqualTo("_!#");
  }

  @Test
  void largestNumbersHaveHeightsToo() {
    assertThat(curve(-Double.MAX_VALUE, 0, Double.MAX_VALUE)).isEqualTo("▁▅█");
  }
}
