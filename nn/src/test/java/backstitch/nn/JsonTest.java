package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import backstitch.nn.Json.Bare;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void valuesOfEveryKindAreRead() throws ParseException {
    assertThat(Json.parse(" { \"a\" : [ 1 , \"b\" , { } , [ ] , null ] ,\r\n\t\"\" : true } "))
        .isEqualTo(
            Map.of(
                "a",
                List.of(new Bare("1"), "b", Map.of(), List.of(), new Bare("null")),
                "",
                new Bare("true")));
  }

  @Test
  void membersKeepTheirOrder() throws ParseException {
    assertThat(Json.parse("{\"z\":1,\"a\":2,\"m\":3}"))
        .asInstanceOf(MAP)
        .containsExactly(
            Map.entry("z", new Bare("1")),
            Map.entry("a", new Bare("2")),
            Map.entry("m", new Bare("3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "-12",
        "10.50",
        "1e5",
        "1E+5",
        "-0.25e-07",
        "true",
        "false",
        "null",
        "123456789012345678901234567890"
      })
  void numbersAndWordsStayAsTheyAreWritten(String text) throws ParseException {
    assertThat(Json.parse(text)).isEqualTo(new Bare(text));
  }

  @Test
  void escapesAreTheirCharacters() throws ParseException {
    assertThat(Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u0000\\uD83D\\uDE00\""))
        .isEqualTo("\"\\/\b\f\n\r\tA\u00e9\u0000\uD83D\uDE00");
    assertThat(Json.parse("\"\uD83D\uDE00 \u00e9 \u007f\""))
        .isEqualTo("\uD83D\uDE00 \u00e9 \u007f");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "``                   | 0 | expected a value, found the end",
        "[                    | 1 | expected a value, found the end",
        "[1                   | 2 | expected ',' or ']', found the end",
        "[1 2]                | 3 | expected ',' or ']', found '2'",
        "[1,]                 | 3 | expected a value, found ']'",
        "[,1]                 | 1 | expected a value, found ','",
        "{\"a\" 1}            | 5 | expected ':', found '1'",
        "{\"a\":}             | 5 | expected a value, found '}'",
        "{\"a\":1,}           | 7 | expected a key in quotes, found '}'",
        "{a:1}                | 1 | expected a key in quotes, found 'a'",
        "{\"a\":1]            | 6 | expected ',' or '}', found ']'",
        "{\"a\":1}}           | 7 | expected nothing more, found '}'",
        "01                   | 1 | expected nothing more, found '1'",
        "1.                   | 1 | expected nothing more, found '.'",
        "1e                   | 1 | expected nothing more, found 'e'",
        "+1                   | 0 | expected a value, found '+'",
        ".5                   | 0 | expected a value, found '.'",
        "-                    | 0 | expected a value, found '-'",
        "NaN                  | 0 | expected a value, found 'N'",
        "True                 | 0 | expected a value, found 'T'",
        "nul                  | 0 | expected a value, found 'n'",
        "nulls                | 4 | expected nothing more, found 's'",
        "'a'                  | 0 | expected a value, found '''",
        "\"a                  | 2 | expected a closing quote, found the end",
        "\"\\                 | 2 | expected one of \"\\/bfnrtu after a backslash, found the end",
        "\"\\x\"              | 2 | expected one of \"\\/bfnrtu after a backslash, found 'x'",
        "\"\\u12g4\"          | 5 | expected four hexadecimal digits after \\u, found 'g'",
        "\"\\u12\"            | 5 | expected four hexadecimal digits after \\u, found '\"'",
        "[\"\\uD83D\"]        | 1 | expected surrogates in pairs, found half of one",
        "[\"\\uDE00\\uD83D\"] | 1 | expected surrogates in pairs, found half of one",
        "[\"\\uD83Dx\"]       | 1 | expected surrogates in pairs, found half of one",
        "{\"a\":1,\"a\":2}    | 7 | expected each key once, found \"a\" again",
        "{\"a\":1,\"\\u0061\":2} | 7 | expected each key once, found \"a\" again",
        "[{\"b\":[],\"b\":{}}] | 9 | expected each key once, found \"b\" again",
      })
  void faultIsSaidWithItsPlace(String text, int place, String message) {
    assertRefused(text, place, message);
  }

  @Test
  void controlCharacterIsRefusedWhereverItIs() {
    assertRefused("\"a\nb\"", 2, "expected a closing quote, found U+000A");
    assertRefused("\"a\0b\"", 2, "expected a closing quote, found U+0000");
    assertRefused("\0", 0, "expected a value, found U+0000");
    assertRefused("1\0", 1, "expected nothing more, found U+0000");
    assertRefused("1\u00a0", 1, "expected nothing more, found U+00A0");
  }

  @Test
  void deepNestingIsRefusedAndNotAStackOverflow() throws ParseException {
    assertThat(Json.parse("[".repeat(64) + "]".repeat(64))).isNotNull();
    assertRefused("[".repeat(1_000_000), 64, "expected at most 64 levels of nesting, found '['");
    assertRefused(
        "{\"a\":".repeat(1_000_000), 320, "expected at most 64 levels of nesting, found '{'");
  }

  private static void assertRefused(String text, int place, String message) {
    assertThatThrownBy(() -> Json.parse(text))
        .isExactlyInstanceOf(ParseException.class)
        .hasMessage(message)
        .extracting(e -> ((ParseException) e).getErrorOffset())
        .isEqualTo(place);
  }
}
