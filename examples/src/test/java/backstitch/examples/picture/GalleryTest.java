package backstitch.examples.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.examples.picture.Terminal.Colours;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GalleryTest {
  private static final Terminal PIPE = new Terminal(80, Colours.NONE, US_ASCII);
  private static final Picture SMALL =
      Picture.grey(3, 3, new float[] {0, 0.5f, 1, 1, 0.5f, 1, 0.25f, 0.25f, 0.75f});
  private static final Picture BRIGHT = bright(28, 28);

  private static Picture bright(int height, int width) {
    float[] values = new float[height * width];
    Arrays.fill(values, 1);
    return Picture.grey(height, width, values);
  }

  /** With the escape character as a visible one. */
  private static String drawn(Terminal terminal, Picture picture, String caption) {
    return Gallery.of(List.of(picture), List.of(caption), terminal).replace('\u001b', '~');
  }

  private static List<String> lines(int columns, int pictures) {
    List<Picture> all = Collections.nCopies(pictures, BRIGHT);
    List<String> captions = IntStream.range(0, pictures).mapToObj(i -> "number " + i).toList();
    return Gallery.of(all, captions, new Terminal(columns, Colours.NONE, US_ASCII))
        .lines()
        .toList();
  }

  @Test
  void trueColourPaintsTwoPixelsInAHalfBlock() {
    assertThat(drawn(new Terminal(80, Colours.TRUE_COLOUR, UTF_8), SMALL, ""))
        .isEqualTo(
            """
            ~[38;2;0;0;0;48;2;255;255;255m▀\
            ~[38;2;128;128;128;48;2;128;128;128m▀\
            ~[38;2;255;255;255;48;2;255;255;255m▀~[0m
            ~[38;2;64;64;64m▀▀~[38;2;191;191;191m▀~[0m
            """);
  }

  @Test
  void paletteHasTheNearestOf26Greys() {
    assertThat(drawn(new Terminal(80, Colours.PALETTE, UTF_8), SMALL, ""))
        .isEqualTo(
            """
            ~[38;5;16;48;5;231m▀~[38;5;244;48;5;244m▀~[38;5;231;48;5;231m▀~[0m
            ~[38;5;238m▀▀~[38;5;250m▀~[0m
            """);
  }

  @Test
  void everyGreyOfThePaletteIsTheNearest() {
    for (int level = 0; level < 256; level++) {
      String drawn =
          drawn(
              new Terminal(80, Colours.PALETTE, UTF_8),
              Picture.grey(1, 1, new float[] {level / 255f}),
              "");
      int index = Integer.parseInt(drawn.replaceAll("~\\[38;5;(\\d+)m▀~\\[0m\n", "$1"));
      int distance = Math.abs(level - greyOfPalette(index));
      for (int other = 231; other < 256; other++) {
        assertThat(distance).isLessThanOrEqualTo(Math.abs(level - greyOfPalette(other)));
      }
      assertThat(distance).isLessThanOrEqualTo(level);
    }
  }

  /** As xterm defines its 256 colours. */
  private static int greyOfPalette(int index) {
    return index == 16 ? 0 : index == 231 ? 255 : 8 + 10 * (index - 232);
  }

  @Test
  void withoutColoursAPipeGetsOnePrintableCharacterForTwoPixels() {
    float[] ramp = new float[20];
    for (int i = 0; i < 10; i++) {
      ramp[i] = ramp[10 + i] = (i + 0.5f) / 10;
    }
    assertThat(drawn(PIPE, Picture.grey(2, 10, ramp), "")).isEqualTo(" .:-=+*#%@\n");
    assertThat(drawn(PIPE, SMALL, "bag")).isEqualTo("++@\n::#\nbag\n");
  }

  @ParameterizedTest
  @CsvSource({"NONE, UTF-8", "TRUE_COLOUR, US-ASCII", "PALETTE, ISO-8859-1", "PALETTE, EUC-KR"})
  void withoutColoursOrHalfBlocksEverythingIsAscii(Colours colours, String charset) {
    Terminal terminal = new Terminal(80, colours, Charset.forName(charset));
    assertThat(drawn(terminal, BRIGHT, "ankle boot")).matches("[ -~&&[^~]]+(\n[ -~&&[^~]]+)+\n");
  }

  @Test
  void asManyPicturesStandInARowAsFit() {
    String row = "@".repeat(28);
    assertThat(lines(80, 3)).hasSize(2 * (14 + 1)).contains(row + "  " + row, row);
    assertThat(lines(57, 2)).hasSize(2 * (14 + 1)).doesNotContain(row + "  " + row);
    assertThat(lines(58, 2)).hasSize(14 + 1);
    assertThat(lines(120, 4)).hasSize(14 + 1);
    assertThat(lines(80, 2).get(14))
        .isEqualTo(" ".repeat(10) + "number 0" + " ".repeat(22) + "number 1");
  }

  @Test
  void fortyColumnsHoldOnePictureAsItIs() {
    assertThat(lines(40, 2)).hasSize(2 * (14 + 1)).contains("@".repeat(28));
    assertThat(lines(28, 2)).contains("@".repeat(28));
  }

  @ParameterizedTest
  @CsvSource({"27, 27, 14", "20, 20, 10", "9, 9, 5", "2, 2, 1", "1, 1, 1"})
  void narrowerTerminalGetsSmallerPictures(int columns, int width, int height) {
    List<String> lines = lines(columns, 1);
    assertThat(lines).hasSize(height + 1).contains("@".repeat(width));
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
  }

  @Test
  void shrunkPictureShowsMeansOfPixels() {
    Picture stripes = Picture.grey(1, 4, new float[] {0, 1, 0.5f, 0.5f});
    Terminal narrow = new Terminal(2, Colours.TRUE_COLOUR, UTF_8);
    assertThat(drawn(narrow, stripes, "")).isEqualTo("~[38;2;128;128;128m▀▀~[0m\n");
  }

  @Test
  void captionsStandInTheMiddleAndAreCutToTheWidthOfThePicture() {
    Picture ten = bright(2, 10);
    assertThat(drawn(PIPE, ten, "bag")).isEqualTo("@@@@@@@@@@\n   bag\n");
    assertThat(drawn(PIPE, ten, "ankle boot")).isEqualTo("@@@@@@@@@@\nankle boot\n");
    assertThat(drawn(PIPE, ten, "T-shirt/top")).isEqualTo("@@@@@@@@@@\nT-shirt...\n");
    assertThat(drawn(PIPE, ten, "boot\nsandal")).isEqualTo("@@@@@@@@@@\n   boot\n  sandal\n");
    Terminal latin = new Terminal(80, Colours.NONE, ISO_8859_1);
    assertThat(drawn(latin, ten, "T-shirt/top")).endsWith("\nT-shirt...\n");
    Terminal unicode = new Terminal(80, Colours.NONE, UTF_8);
    assertThat(drawn(unicode, ten, "T-shirt/top")).endsWith("\nT-shirt/t…\n");
  }

  @Test
  void picturesOfTwoSizesStandInEqualFields() {
    assertThat(
            Gallery.of(
                List.of(bright(2, 2), bright(4, 4), bright(2, 1)), List.of("a", "b\nc", "d"), PIPE))
        .isEqualTo(
            """
            @@    @@@@  @
                  @@@@
             a     b     d
                   c
            """);
  }

  @Test
  void colouredLinesEndWithAResetWhateverStandsBesideThem() {
    Terminal terminal = new Terminal(80, Colours.TRUE_COLOUR, UTF_8);
    List<Picture> pictures = List.of(bright(2, 4), bright(4, 4), bright(2, 1));
    String drawn = Gallery.of(pictures, List.of("", "", ""), terminal);
    assertThat(drawn.lines()).hasSize(2).allMatch(line -> line.endsWith("\u001b[0m"));
  }

  @Test
  void captionForEachPictureIsRequired() {
    assertThat(Gallery.of(List.of(), List.of(), PIPE)).isEmpty();
    assertThatThrownBy(() -> Gallery.of(List.of(SMALL), List.of(), PIPE))
        .hasMessage("gallery: expected a caption a picture, found 1 pictures and 0 captions");
  }
}
