package backstitch.examples.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import backstitch.examples.picture.Terminal.Colours;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FittedTextTest {
  private static final Terminal UNICODE = new Terminal(80, Colours.NONE, UTF_8);
  private static final Terminal ASCII = new Terminal(80, Colours.NONE, US_ASCII);

  private static String fitted(String text, int columns) {
    return FittedText.of(text, columns, UNICODE).text();
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertThat(fitted("발목 부츠", 9)).isEqualTo("발목 부츠");
    assertThat(fitted("발목 부츠", 8)).isEqualTo("발목 부…");
    assertThat(fitted("발목 부츠", 7)).isEqualTo("발목…");
    assertThat(fitted("발목부츠", 4)).isEqualTo("발…"); // three columns: half a character is none
    assertThat(FittedText.of("부츠", 9, UNICODE).centred(9)).isEqualTo("  부츠   ");
    assertThat(FittedText.of("부츠", 9, UNICODE).padded(9)).isEqualTo("부츠     ");
  }

  @Test
  void charactersBeyondTheFirst65536AreNotCutInTwo() {
    assertThat(fitted("👢👢👢", 6)).isEqualTo("👢👢👢");
    assertThat(fitted("👢👢👢", 5)).isEqualTo("👢👢…");
    assertThat(fitted("👢👢👢", 4)).isEqualTo("👢…");
  }

  @Test
  void accentOfItsOwnTakesNoColumn() {
    assertThat(fitted("cafe\u0301", 4)).isEqualTo("cafe\u0301");
    assertThat(fitted("cafe\u0301s", 5)).isEqualTo("cafe\u0301s");
  }

  @Test
  void whatATerminalWouldObeyOrCannotShowIsAQuestionMark() {
    assertThat(fitted("a\u001b[31mb\u0000\t\u009b\u202e", 20)).isEqualTo("a?[31mb????");
    assertThat(fitted("\ud83d", 20)).isEqualTo("?");
    assertThat(FittedText.of("bottes été 부츠", 20, ASCII).text()).isEqualTo("bottes ?t? ??");
  }

  @Test
  void ellipsisIsCutToo() {
    assertThat(fitted("coat", 1)).isEqualTo("…");
    assertThat(FittedText.of("coat", 3, ASCII).text()).isEqualTo("...");
    assertThat(FittedText.of("coat", 2, ASCII).text()).isEqualTo("..");
    assertThat(FittedText.of("ankle boot", 9, ASCII).text()).isEqualTo("ankle...");
  }

  @Property
  void anyTextFillsItsFieldExactly(@ForAll String text, @ForAll @IntRange(max = 12) int columns) {
    FittedText fitted = FittedText.of(text, columns, ASCII);
    assertThat(fitted.columns()).isLessThanOrEqualTo(columns);
    assertThat(fitted.centred(columns)).hasSize(columns).matches("[ -~]*");
    assertThat(fitted.padded(columns)).hasSize(columns).startsWith(fitted.text());
  }
}
