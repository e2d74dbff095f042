package backstitch.examples.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.examples.picture.ImageFile.Polarity;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {
  private static final int RGB = BufferedImage.TYPE_INT_RGB;
  private static final int ARGB = BufferedImage.TYPE_INT_ARGB;

  @TempDir Path directory;

  private Picture read(BufferedImage image, String format, Polarity polarity) throws IOException {
    Path file = directory.resolve("image." + format);
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return ImageFile.read(file, polarity);
  }

  private Picture read(BufferedImage image, Polarity polarity) throws IOException {
    return read(image, "png", polarity);
  }

  private static BufferedImage filled(int width, int height, int type, Color color) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, color.getRGB());
    }
    return image;
  }

  /** Grey values on black as in Fashion-MNIST, and the bytes that they are. */
  private static int level(int x, int y) {
    return x == 0 || y == 0 || x == 27 || y == 27 ? 0 : (x * 31 + y * 17) % 256;
  }

  private static BufferedImage levels() {
    BufferedImage image = new BufferedImage(28, 28, RGB);
    for (int i = 0; i < 28 * 28; i++) {
      image.setRGB(i % 28, i / 28, level(i % 28, i / 28) * 0x010101);
    }
    return image;
  }

  private static BufferedImage smooth() {
    BufferedImage image = new BufferedImage(28, 28, RGB);
    for (int i = 0; i < 28 * 28; i++) {
      image.setRGB(i % 28, i / 28, (i % 28 + i / 28) * 0x010101);
    }
    return image;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "bmp"})
  void imageOfTheDatasetComesBackToTheBit(String format) throws IOException {
    Picture picture = read(levels(), format, Polarity.AUTO);
    for (int i = 0; i < 28 * 28; i++) {
      assertThat(picture.at(i / 28, i % 28)).isEqualTo(level(i % 28, i / 28) / 255f);
    }
  }

  @Test
  void jpegComesBackNearly() throws IOException {
    Picture picture = read(smooth(), "jpg", Polarity.AUTO);
    for (int i = 0; i < 28 * 28; i++) {
      assertThat(picture.at(i / 28, i % 28)).isCloseTo((i % 28 + i / 28) / 255f, within(0.02f));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void greysOfAGreyFileAreTakenAsStored(int type) throws IOException {
    BufferedImage image = new BufferedImage(28, 28, type);
    int largest = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65535;
    for (int i = 0; i < 28 * 28; i++) {
      image.getRaster().setSample(i % 28, i / 28, 0, level(i % 28, i / 28) * (largest / 255));
    }
    Picture picture = read(image, Polarity.KEEP);
    for (int i = 0; i < 28 * 28; i++) {
      assertThat(picture.at(i / 28, i % 28)).isEqualTo(level(i % 28, i / 28) / 255f);
    }
  }

  @ParameterizedTest
  @CsvSource({"255, 0, 0, 0.2126", "0, 255, 0, 0.7152", "0, 0, 255, 0.0722", "51, 51, 51, 0.2"})
  void greyIsTheLumaOfRec709(int red, int green, int blue, float luma) throws IOException {
    Color color = new Color(red, green, blue);
    float[] values = read(filled(28, 28, RGB, color), Polarity.KEEP).values();
    assertThat(values).containsOnly(luma);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif"})
  void transparentIsBackground(String format) throws IOException {
    BufferedImage shape = new BufferedImage(28, 28, ARGB);
    shape.setRGB(14, 14, 0xff000000);
    Picture picture = read(shape, format, Polarity.AUTO);
    assertThat(picture.at(14, 14)).isEqualTo(1);
    assertThat(picture.at(0, 0)).isEqualTo(0);
    shape.setRGB(14, 14, 0xffffffff);
    Picture kept = read(shape, format, Polarity.KEEP);
    assertThat(kept.at(14, 14)).isEqualTo(1);
    assertThat(kept.at(0, 0)).isEqualTo(0);
  }

  @Test
  void littleOpaqueIsMostlyBackground() throws IOException {
    BufferedImage veil = filled(3, 3, ARGB, new Color(0, 0, 0, 51));
    assertThat(read(veil, Polarity.INVERT).at(0, 0)).isCloseTo(0.2f, within(1e-6f));
    BufferedImage light = filled(3, 3, ARGB, new Color(255, 255, 255, 51));
    assertThat(read(light, Polarity.KEEP).at(0, 0)).isCloseTo(0.2f, within(1e-6f));
  }

  @Test
  void greyWithAlphaIsGreyOverItsBackground() throws IOException {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, 3, DataBuffer.TYPE_BYTE);
    var image = new BufferedImage(model, model.createCompatibleWritableRaster(2, 2), false, null);
    for (int i = 0; i < 4; i++) {
      image.getRaster().setPixel(i % 2, i / 2, new int[] {102, i < 2 ? 255 : 0});
    }
    Picture picture = read(image, Polarity.KEEP);
    assertThat(picture.at(0, 0)).isEqualTo(0.4f);
    assertThat(picture.at(27, 0)).isEqualTo(0);
  }

  @Test
  void portraitStandsInTheMiddle() throws IOException {
    Picture picture = read(filled(14, 56, RGB, Color.WHITE), Polarity.KEEP);
    for (int i = 0; i < 28 * 28; i++) {
      boolean inside = i % 28 >= 10 && i % 28 < 17;
      assertThat(picture.at(i / 28, i % 28)).isEqualTo(inside ? 1 : 0);
    }
  }

  @Test
  void landscapeStandsInTheMiddleAndIsFilledWithBlackThoughItsBackgroundIsWhite()
      throws IOException {
    BufferedImage image = filled(100, 50, RGB, Color.WHITE);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.fillRect(25, 10, 50, 30);
    Picture picture = read(image, Polarity.AUTO);
    assertThat(picture.at(0, 14)).isEqualTo(0); // filled
    assertThat(picture.at(7, 0)).isEqualTo(0); // white background, turned
    assertThat(picture.at(14, 14)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1000, 1, 13, 0", "1, 1000, 0, 13"})
  void longestLineKeepsOnePixelOfItsShortSide(int width, int height, int row, int column)
      throws IOException {
    Picture picture = read(filled(width, height, RGB, Color.WHITE), Polarity.KEEP);
    float sum = 0;
    for (float value : picture.values()) {
      sum += value;
    }
    assertThat(sum).isEqualTo(28);
    assertThat(picture.at(row, column)).isEqualTo(1);
  }

  @Test
  void onePixelFillsThePicture() throws IOException {
    assertThat(read(filled(1, 1, RGB, Color.WHITE), Polarity.KEEP).values()).containsOnly(1);
    assertThat(read(filled(1, 1, RGB, Color.WHITE), Polarity.AUTO).values()).containsOnly(0);
    assertThat(read(filled(1, 1, RGB, Color.BLACK), Polarity.AUTO).values()).containsOnly(0);
    assertThat(read(filled(1, 1, RGB, Color.BLACK), Polarity.INVERT).values()).containsOnly(1);
  }

  @Test
  void onlyTheBorderSaysWhetherAPictureIsDarkOnLight() throws IOException {
    BufferedImage image = filled(28, 28, RGB, Color.WHITE);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.fillRect(1, 1, 26, 26); // dark nearly everywhere
    assertThat(read(image, Polarity.AUTO).at(14, 14)).isEqualTo(1);
    assertThat(read(image, Polarity.KEEP).at(14, 14)).isEqualTo(0);
    graphics.fillRect(0, 0, 28, 15); // now most of the border is dark too
    assertThat(read(image, Polarity.AUTO).at(14, 14)).isEqualTo(0);
    assertThat(read(image, Polarity.INVERT).at(14, 14)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void photographIsShrunkByMeansOfAreas(String format) throws IOException {
    BufferedImage photograph = filled(2800, 1400, RGB, Color.WHITE);
    Graphics2D graphics = photograph.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.fillRect(1000, 400, 50, 100); // half of one pixel of the small picture
    Picture picture = read(photograph, format, Polarity.AUTO);
    assertThat(picture.at(7 + 4, 10)).isCloseTo(0.5f, within(0.01f));
    assertThat(picture.at(7 + 4, 11)).isCloseTo(0, within(0.01f));
    assertThat(picture.at(7 + 5, 10)).isCloseTo(0, within(0.01f));
  }
}
