package backstitch.examples.explain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final String PROMPT = "\nEnter: next step, q: quit ";

  private static String turned(String typed) {
    var out = new ByteArrayOutputStream();
    PrintStream systemOut = System.out;
    try {
      System.setOut(new PrintStream(out, true, US_ASCII));
      Pages.turn(
          List.of("one\n", "two\n", "three\n"), new ByteArrayInputStream(typed.getBytes(US_ASCII)));
    } finally {
      System.setOut(systemOut);
    }
    return out.toString(US_ASCII).replace("\r", "");
  }

  @Test
  void enterTurnsThePageUntilTheLast() {
    assertThat(turned("\n\n\n")).isEqualTo("one\n" + PROMPT + "two\n" + PROMPT + "three\n");
  }

  @Test
  void qEnds() {
    assertThat(turned("\nq\n\n")).isEqualTo("one\n" + PROMPT + "two\n" + PROMPT);
    assertThat(turned(" Q \n\n")).isEqualTo("one\n" + PROMPT);
  }

  @Test
  void theEndOfInputEndsOnALineOfItsOwn() {
    assertThat(turned("\n")).isEqualTo("one\n" + PROMPT + "two\n" + PROMPT + "\n");
  }
}
