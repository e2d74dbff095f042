package backstitch.examples.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.examples.picture.Terminal.Colours;
import backstitch.examples.system.Progress;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  @ParameterizedTest
  @CsvSource({
    "xterm-256color, truecolor, , TRUE_COLOUR",
    "xterm-256color, 24bit, '', TRUE_COLOUR",
    "xterm-256color, TrueColor, , TRUE_COLOUR",
    "xterm-256color, , , PALETTE",
    "screen, yes, , PALETTE",
    "xterm-256color, truecolor, 1, NONE",
    "xterm-256color, , 0, NONE",
    "dumb, truecolor, , NONE",
    "'', truecolor, , NONE",
    ", truecolor, , NONE",
    ", , , NONE",
  })
  void coloursFollowTheEnvironment(
      String term, String colorTerm, String noColor, Colours expected) {
    var environment = new HashMap<>(Map.of("LANG", "C"));
    environment.put("TERM", term);
    environment.put("COLORTERM", colorTerm);
    environment.put("NO_COLOR", noColor);
    environment.values().removeIf(Objects::isNull);
    assertThat(Terminal.of(environment, () -> 80, UTF_8).colours()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 40",
    "' 132 ', 132",
    "1, 1",
    "0, 77",
    "-5, 77",
    "wide, 77",
    "999999, 77",
    "'', 77"
  })
  void columnsAreThoseOfTheEnvironmentOrElseOfTheTerminal(String variable, int expected) {
    assertThat(Terminal.of(Map.of("COLUMNS", variable), () -> 77, UTF_8).columns())
        .isEqualTo(expected);
    assertThat(Terminal.of(Map.of(), () -> 77, UTF_8).columns()).isEqualTo(77);
  }

  @Test
  void withoutATerminalThereAreNeitherColoursNorOtherCharactersThanAscii() {
    if (!Progress.isTerminal()) {
      Terminal terminal = Terminal.ofThisProcess();
      assertThat(terminal.colours()).isEqualTo(Colours.NONE);
      assertThat(terminal.canPrint("a")).isTrue();
      assertThat(terminal.canPrint("▀")).isFalse();
    }
  }

  @Test
  void encodingDecidesWhatCanBePrinted() {
    assertThat(new Terminal(80, Colours.NONE, UTF_8).canPrint("▀…▏")).isTrue();
    assertThat(new Terminal(80, Colours.NONE, Charset.forName("IBM437")).canPrint("▀")).isTrue();
    assertThat(new Terminal(80, Colours.NONE, Charset.forName("IBM437")).canPrint("▏")).isFalse();
    // An encoding that can only be read.
    Charset readOnly = Charset.forName("ISO-2022-CN");
    assertThat(new Terminal(80, Colours.NONE, readOnly).canPrint("a")).isFalse();
  }

  @Test
  void terminalWithoutColumnsIsRefused() {
    assertThatThrownBy(() -> new Terminal(0, Colours.NONE, UTF_8))
        .hasMessage("terminal: expected at least 1 column, found 0");
  }
}
