package backstitch.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page has in it, and what it has not. */
class ReportPageTest {
  private static final Pattern ADDRESS = Pattern.compile("(?:src|href|action)=\"?([^\" >]*)");
  private static final Pattern IMAGE = Pattern.compile("<img [^>]*base64,([^\"]+)\">");

  @TempDir Path directory;

  private String page(int epochs, int steps) throws IOException {
    return ReportRun.page(
        directory.resolve("r.html"), ReportRun.softmaxRegression(), epochs, steps, Map.of());
  }

  @Test
  void fiveEpochsFitIntoSixHundredKilobytes() throws Exception {
    assertThat(page(5, 235).getBytes(UTF_8)).hasSizeBetween(100_000, 600_000);
  }

  @Test
  void aThousandAndAMillionEpochsFitIntoAMegabyte() throws Exception {
    assertThat(page(1000, 235).getBytes(UTF_8)).hasSizeLessThan(1_000_000);
    assertThat(page(1_000_000, 2).getBytes(UTF_8)).hasSizeLessThan(1_000_000);
  }

  @Test
  void nothingIsFetched() throws Exception {
    String page = page(1, 10);
    assertThat(page)
        .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .doesNotContain("@import", "url(", "<iframe", "<link rel=\"stylesheet\"");
    assertThat(ADDRESS.matcher(page).results().map(match -> match.group(1)))
        .isNotEmpty()
        .allMatch(address -> address.startsWith("data:"));
    // The one address is the home of the library for charts, in its comment.
    assertThat(page.split("https?:", -1)).hasSize(2);
    assertThat(page).contains("/*! https://github.com/leeoniya/uPlot", "The MIT License (MIT)");
  }

  @Test
  void everyScriptEndsWhereItShould() throws Exception {
    String page = page(1, 10);
    assertThat(page.split("(?i)<script", -1)).hasSize(3);
    assertThat(page.split("(?i)</script", -1)).hasSize(3);
  }

  @Test
  void optionsAreShownAsTextAndQuotedInTheCommand() throws Exception {
    String path = "<b> & 'c'.html";
    String page =
        ReportRun.page(
            directory.resolve("r.html"),
            ReportRun.softmaxRegression(),
            1,
            1,
            Map.of("--report", path));
    assertThat(page)
        .contains("<tr><th>report<td>&lt;b&gt; &amp; &#39;c&#39;.html\n")
        .contains(
            " &#39;--report=&lt;b&gt; &amp; &#39;\\&#39;&#39;c&#39;\\&#39;&#39;.html&#39;</pre>")
        .doesNotContain("<b> &");
  }

  @Test
  void everyImageIsAPictureOfTheRightSizeWithAnAlternativeText() throws Exception {
    String page = page(1, 10);
    assertThat(page.split("<img ", -1)).hasSize(1 + 12 + 10);
    assertThat(page.split("<img [^>]*alt=\"[^\"]{20,}\"", -1)).hasSize(1 + 12 + 10);
    List<String> images = IMAGE.matcher(page).results().map(match -> match.group(1)).toList();
    assertThat(images).hasSize(22);
    for (String image : images) {
      BufferedImage decoded = decoded(image);
      assertThat(decoded.getWidth()).isEqualTo(28);
      assertThat(decoded.getHeight()).isEqualTo(28);
    }
  }

  private static BufferedImage decoded(String png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
  }

  @Test
  void aGreyImageHasItsPixels() throws Exception {
    BufferedImage image = decoded(Png.grey(3, 2, 0, 0.2f, 0.4f, 0.6f, 0.8f, 1).base64());
    int[] found = image.getRaster().getPixels(0, 0, 3, 2, (int[]) null);
    assertThat(found).containsExactly(0, 51, 102, 153, 204, 255);
  }

  @Test
  void signedNumbersAreOrangeAndBlueAndZeroHasNoColour() throws Exception {
    BufferedImage image = decoded(Png.signed(4, 1, 2, 0, 1, -2, 3).base64());
    assertThat(image.getRGB(0, 0) >>> 24).isZero();
    assertThat(image.getRGB(1, 0)).isEqualTo(0x80e06a10);
    assertThat(image.getRGB(2, 0)).isEqualTo(0xff2f7fe0);
    assertThat(image.getRGB(3, 0)).as("beyond the fullest").isEqualTo(0xffe06a10);
    assertThat(decoded(Png.signed(1, 1, 0, 0).base64()).getRGB(0, 0) >>> 24).isZero();
  }

  @Test
  void weightsAreShownOnlyWherePixelsLeadToClasses() throws Exception {
    assertThat(page(1, 1)).contains("What it looks for", "<table id=\"weights\">");
    String other =
        ReportRun.page(directory.resolve("r.html"), ReportRun.withHiddenLayer(), 1, 1, Map.of());
    assertThat(other).doesNotContain("What it looks for", "<table id=\"weights\">");
  }

  @Test
  void mistakesAreTheTwelveMostConfidentInOrder() {
    Mistakes mistakes = new Mistakes();
    for (int i = 0; i < 30; i++) {
      float p = (i * 7 % 30) / 30f;
      mistakes.add(i, 0, 1, Tensor.of(1 - p, p, 0, 0, 0, 0, 0, 0, 0, 0), Tensor.zeros(28, 28));
    }
    String section = mistakes.section().markup();
    assertThat(section.split("<figure>", -1)).hasSize(13);
    int first = section.indexOf("Test image 17,"); // 17 * 7 % 30 = 29
    assertThat(first).isPositive().isLessThan(section.indexOf("Test image 4,")); // 28
    assertThat(section).contains("<tr><th>17<td>T-shirt/top<td>Trouser<td>0.033<td>0.967<td>0.000");
    assertThat(new Mistakes().section().markup()).isEmpty();
  }
}
