package backstitch.examples.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.examples.data.FashionMnist;
import backstitch.examples.picture.Terminal.Colours;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarsTest {
  private static final List<String> NAMES = List.of("bag", "ankle boot", "coat");
  private static final float[] VALUES = {0.125f, 0.523f, 0};

  private static Terminal terminal(int columns, Charset charset) {
    return new Terminal(columns, Colours.NONE, charset);
  }

  @Test
  void barsGoByEighthsOfAColumn() {
    assertThat(Bars.of(NAMES, VALUES, terminal(39, UTF_8)))
        .isEqualTo(
            """
            bag         ██▌                   0.125
            ankle boot  ██████████▌           0.523
            coat                              0.000
            """);
  }

  @Test
  void barsOfAsciiGoByColumns() {
    assertThat(Bars.of(NAMES, VALUES, terminal(39, US_ASCII)))
        .isEqualTo(
            """
            bag         ###                   0.125
            ankle boot  ##########            0.523
            coat                              0.000
            """);
    assertThat(Bars.of(NAMES, VALUES, terminal(39, Charset.forName("IBM437")))).contains("###");
  }

  @Test
  void longestBarHasFortyColumns() {
    assertThat(Bars.of(List.of("a", "b"), new float[] {1, 0.5f}, terminal(200, UTF_8)))
        .isEqualTo(
            "a  " + "█".repeat(40) + "  1.000\nb  " + "█".repeat(20) + " ".repeat(22) + "0.500\n");
  }

  @Test
  void everyEighthHasItsBlock() {
    StringBuilder ends = new StringBuilder();
    for (int i = 0; i <= 8; i++) {
      String line = Bars.of(List.of("a"), new float[] {i / 8f}, terminal(11, UTF_8));
      ends.append(line.charAt(3));
    }
    assertThat(ends).hasToString(" ▏▎▍▌▋▊▉█");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 14, 20, 40, 80, 200})
  void tenClassesFitTheWidthAndAreAligned(int columns) {
    float[] probabilities = {0.1f, 0.2f, 0.05f, 0.25f, 0, 0.001f, 0.099f, 0.1f, 0.1f, 0.1f};
    List<String> lines =
        Bars.of(FashionMnist.CLASSES, probabilities, terminal(columns, UTF_8)).lines().toList();
    assertThat(lines).hasSize(10);
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line)
                    .hasSize(lines.get(0).length())
                    .hasSizeLessThanOrEqualTo(columns)
                    .matches(".*  \\d\\.\\d{3}"));
  }

  @Test
  void narrowTerminalCutsNamesAndKeepsABar() {
    assertThat(Bars.of(NAMES, VALUES, terminal(20, UTF_8)))
        .isEqualTo(
            """
            bag     ▋      0.125
            ankle…  ██▋    0.523
            coat           0.000
            """);
  }

  @Test
  void wideNamesAreAlignedByColumns() {
    assertThat(Bars.of(List.of("부츠", "bag"), new float[] {1, 1}, terminal(17, UTF_8)))
        .isEqualTo("부츠  ████  1.000\nbag   ████  1.000\n");
  }

  @Test
  void whatIsNoProbabilityIsRefusedByName() {
    assertThatThrownBy(() -> Bars.of(List.of("a", "b"), new float[] {1, 1.5f}, terminal(80, UTF_8)))
        .hasMessage("bars: b: expected a probability from 0 to 1, found 1.5");
    assertThatThrownBy(() -> Bars.of(List.of("a"), new float[] {Float.NaN}, terminal(80, UTF_8)))
        .hasMessage("bars: a: expected a probability from 0 to 1, found NaN");
    assertThatThrownBy(() -> Bars.of(List.of("a"), new float[2], terminal(80, UTF_8)))
        .hasMessage("bars: expected a name a probability, found 1 names and 2 probabilities");
  }
}
