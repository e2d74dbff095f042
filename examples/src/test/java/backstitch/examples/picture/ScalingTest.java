package backstitch.examples.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScalingTest {
  private static float[] scaled(float[] values, int height, int width, int toHeight, int toWidth) {
    return Scaling.scaled(
        y -> Arrays.copyOfRange(values, y * width, (y + 1) * width),
        height,
        width,
        toHeight,
        toWidth);
  }

  @Test
  void smallerPixelIsTheMeanOfItsArea() {
    float[] checks = {0, 1, 1, 0, 1, 1, 0, 0};
    assertThat(scaled(checks, 2, 4, 1, 2)).containsExactly(0.75f, 0.25f);
    // 3 pixels become 2: the middle one is shared half and half.
    assertThat(scaled(new float[] {0, 0.6f, 0.9f}, 1, 3, 1, 2))
        .containsExactly(new float[] {0.2f, 0.8f}, within(1e-6f));
  }

  @Test
  void greaterPictureGoesEvenlyFromPixelToPixel() {
    assertThat(scaled(new float[] {0, 1}, 1, 2, 1, 4)).containsExactly(0, 0.25f, 0.75f, 1);
    assertThat(scaled(new float[] {0, 1}, 2, 1, 4, 1)).containsExactly(0, 0.25f, 0.75f, 1);
  }

  @Test
  void sameSizeGivesTheSameBits() {
    float[] values = {0.1f, 0.7f, 1f / 3, 0.9f, 1f / 255, 1};
    assertThat(scaled(values, 2, 3, 2, 3)).containsExactly(values);
  }

  @Property
  void oneGreyEverywhereStaysThatGrey(
      @ForAll @FloatRange(max = 1) float grey,
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 40) int toHeight,
      @ForAll @IntRange(min = 1, max = 40) int toWidth) {
    float[] values = new float[height * width];
    Arrays.fill(values, grey);
    assertThat(scaled(values, height, width, toHeight, toWidth))
        .hasSize(toHeight * toWidth)
        .satisfies(
            all -> {
              for (float value : all) {
                assertThat(value).isCloseTo(grey, within(1e-7f));
              }
            });
    Arrays.fill(values, 1);
    assertThat(scaled(values, height, width, toHeight, toWidth)).containsOnly(1);
  }

  @Property
  void meanOfAPictureSurvivesShrinking(
      @ForAll @IntRange(min = 5, max = 50) int size, @ForAll @IntRange(min = 1, max = 5) int to) {
    float[] values = new float[size * size];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 7919 % 256 / 255f;
      sum += values[i];
    }
    double mean = 0;
    for (float value : scaled(values, size, size, to, to)) {
      mean += value / (to * to);
    }
    assertThat(mean).isCloseTo(sum / values.length, within(1e-6));
  }
}
