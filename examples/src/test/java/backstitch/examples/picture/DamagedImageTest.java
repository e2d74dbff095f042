package backstitch.examples.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backstitch.core.Rng;
import backstitch.examples.picture.ImageFile.Polarity;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedImageTest {
  @TempDir Path directory;

  private String refused(Path file) {
    Throwable thrown = catchThrowable(() -> ImageFile.read(file, Polarity.AUTO));
    assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    return thrown.getMessage().replace(directory + "/", "");
  }

  private String refused(String name, byte[] content) throws IOException {
    return refused(Files.write(directory.resolve(name), content));
  }

  private static byte[] valid(String format) throws IOException {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 28 * 28; i++) {
      image.setRGB(i % 28, i / 28, i * 31 % 256 * 0x010101);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  @Test
  void whatIsNoFileWithContentIsNamed() throws IOException {
    String expected = ": file: expected a PNG, JPEG, GIF or BMP file, found ";
    assertThat(refused(directory.resolve("a.png"))).isEqualTo("a.png" + expected + "no such file");
    Files.createDirectory(directory.resolve("b.png"));
    assertThat(refused(directory.resolve("b.png"))).isEqualTo("b.png" + expected + "a directory");
    assertThat(refused("c.png", new byte[0])).isEqualTo("c.png" + expected + "an empty file");
    String inAFile = "c.png/d.png" + expected;
    assertThat(refused(directory.resolve("c.png/d.png"))) // JDK 25 does not tell the two apart
        .isIn(inAFile + "Not a directory", inAFile + "no such file");
    assertThat(refused(directory.resolve("e\n.png")))
        .isEqualTo("e?.png" + expected + "no such file");
  }

  @Test
  void unreadableFileIsNamed() throws IOException {
    Path file = Files.write(directory.resolve("a.png"), valid("png"));
    assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads all");
    assertThat(refused(file)).endsWith("found one that may not be read");
  }

  @Test
  void namedPipeIsNotWaitedFor() throws Exception {
    Path pipe = directory.resolve("pipe.png");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    String message = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(pipe));
    assertThat(message).endsWith("found a special file");
  }

  @ParameterizedTest
  @CsvSource({
    "%PDF-1.7 and so on, %PDF-1.7 and",
    "<!DOCTYPE html>, <!DOCTYPE ht",
    "a, a",
    "RIFF\u0001\u0002\u0003\u0004WEBPVP8, RIFF....WEBP",
  })
  void otherFormatIsShownByItsStart(String content, String start) throws IOException {
    assertThat(refused("a.png", content.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(
            "a.png: format: expected PNG, JPEG, GIF or BMP, found a file that begins with "
                + start);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tif", "wbmp"})
  void otherFormatsOfTheJdkAreRefused(String format) throws IOException {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_BINARY);
    Path file = directory.resolve("a.png");
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    assertThat(refused(file)).startsWith("a.png: format: expected PNG, JPEG, GIF or BMP, found");
  }

  @Test
  void contentDecidesAndNotTheName() throws IOException {
    Path file = Files.write(directory.resolve("a.txt"), valid("gif"));
    assertThat(ImageFile.read(file, Polarity.AUTO).width()).isEqualTo(28);
  }

  @ParameterizedTest
  @CsvSource({"png, PNG", "jpg, JPEG", "gif, GIF", "bmp, BMP"})
  void fileCutAnywhereIsRefusedOrWhole(String format, String name) throws IOException {
    byte[] whole = valid(format);
    Path file = Files.write(directory.resolve("whole"), whole);
    float[] picture = ImageFile.read(file, Polarity.AUTO).values();
    int step = whole.length / 100;
    for (int length = 12; length < whole.length; length += length < whole.length - 24 ? step : 1) {
      Files.write(file, Arrays.copyOf(whole, length));
      try {
        assertThat(ImageFile.read(file, Polarity.AUTO).values()).containsExactly(picture);
        // What follows the pixels may be absent: a checksum, a trailer.
        assertThat(length).isGreaterThanOrEqualTo(whole.length - 24);
      } catch (IllegalArgumentException e) {
        assertThat(e)
            .hasMessageStartingWith(file + ": " + name + " data: expected a whole image, found ")
            .hasMessageMatching(".*damage \\(.+\\)");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void changedBytesGiveAPictureOrOneLine(String format) throws IOException {
    byte[] whole = valid(format);
    Rng rng = Rng.of(1);
    for (int run = 0; run < 100; run++) {
      byte[] changed = whole.clone();
      for (int i = 0; i < 3; i++) {
        changed[rng.nextInt(changed.length)] = (byte) rng.nextInt(256);
      }
      Path file = Files.write(directory.resolve("changed"), changed);
      try {
        assertThat(ImageFile.read(file, Polarity.AUTO).values()).hasSize(28 * 28);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageMatching("\\Q" + file + "\\E: [^:]+: expected .*, found .*");
      }
    }
  }

  /** Small files whose headers promise up to 10 GB. */
  @ParameterizedTest
  @CsvSource({"png, 60000", "jpg, 60000", "gif, 60000", "bmp, 20000", "png, 10001"})
  void bombIsRefusedBeforeMemoryIsTaken(String format, int side) throws IOException {
    byte[] bomb = valid(format);
    ByteBuffer bytes = ByteBuffer.wrap(bomb);
    switch (format) {
      case "png" -> {
        bytes.putInt(16, side).putInt(20, side);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        bytes.putInt(29, (int) crc.getValue());
      }
      case "jpg" -> {
        int frame = HexFormat.of().formatHex(bomb).indexOf("ffc0") / 2;
        bytes.putShort(frame + 5, (short) side).putShort(frame + 7, (short) side);
      }
      case "gif" -> {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        int descriptor = 13 + 3 * 256;
        while (bomb[descriptor] != ',') {
          descriptor++;
        }
        bytes.putShort(descriptor + 5, (short) side).putShort(descriptor + 7, (short) side);
      }
      default -> {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(2, Integer.MAX_VALUE).putInt(18, side).putInt(22, side);
      }
    }
    assertThat(refused("bomb", bomb))
        .isEqualTo(
            "bomb: size: expected at most 100 megapixels, found "
                + side
                + " x "
                + side
                + " pixels");
  }
}
