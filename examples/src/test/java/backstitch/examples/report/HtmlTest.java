package backstitch.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How foreign text gets into the page. */
class HtmlTest {
  @Test
  void textCannotBeMarkup() {
    assertThat(Html.text("<img src=x onerror='a(\"&\")'>").markup())
        .isEqualTo("&lt;img src=x onerror=&#39;a(&quot;&amp;&quot;)&#39;&gt;");
  }

  @Property
  void noTextHasAnythingThatEndsTextOrAnAttribute(@ForAll String text) {
    assertThat(Html.text(text).markup()).doesNotContain("<", ">", "\"", "'");
  }

  @Test
  void aScriptCannotEndItsElement() {
    assertThat(Html.script("a('</script>', '</SCRIPT', '<!--', 1 < 2)").markup())
        .isEqualTo("a('<\\/script>', '<\\/SCRIPT', '<\\!--', 1 < 2)");
  }

  @Test
  void aPlaceForWhichNothingIsSetIsAnError() {
    assertThatThrownBy(() -> Template.named("weights.html").set("full", "1").filled())
        .hasMessage("report: nothing is set for {{figures}}");
  }

  @Test
  void aValueIsNoTemplate() {
    Html page =
        Template.named("weights.html")
            .set("full", "{{table}} $1 \\")
            .set("figures", new Html(""))
            .set("table", "T")
            .filled();
    assertThat(page.markup()).contains("{{table}} $1 \\");
  }

  @Test
  void aMissingFileOfLibIsNamed() {
    assertThatThrownBy(() -> Template.resource("/no.js"))
        .hasMessageStartingWith("lib: file /no.js is missing; put the folder lib");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--data=/a/b_c-1.2,3:4 | false | --data=/a/b_c-1.2,3:4",
        "my report.html | false | 'my report.html'",
        "it's $HOME | false | 'it'\\''s $HOME'",
        "C:\\a\\b.html | true | C:\\a\\b.html",
        "C:\\my files | true | \"C:\\my files\"",
        "a\\b | false | 'a\\b'",
      })
  void wordsOfTheCommandAreQuotedForTheShell(String word, boolean windows, String quoted) {
    assertThat(Setup.quoted(word, windows)).isEqualTo(quoted);
  }
}
