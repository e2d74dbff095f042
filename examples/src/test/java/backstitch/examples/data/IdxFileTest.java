package backstitch.examples.data;

import static backstitch.examples.data.SmallFashionMnist.gzip;
import static backstitch.examples.data.SmallFashionMnist.idx;
import static backstitch.examples.data.SmallFashionMnist.images;
import static backstitch.examples.data.SmallFashionMnist.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backstitch.examples.data.IdxFile.Dimension;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  private static final List<Dimension> IMAGES =
      List.of(new Dimension("images", 0), new Dimension("rows", 28), new Dimension("columns", 28));
  private static final List<Dimension> CUBE =
      List.of(new Dimension("a", 0), new Dimension("b", 0), new Dimension("c", 0));

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("train-images");
  }

  private IdxFile read(byte[] content, List<Dimension> layout) throws IOException {
    return IdxFile.read(Files.write(file, content), file.toString(), layout);
  }

  private void assertRefused(List<Dimension> layout, byte[] content, String message)
      throws IOException {
    Files.write(file, content);
    assertRefused(layout, message);
  }

  private void assertRefused(List<Dimension> layout, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> IdxFile.read(file, file.toString(), layout))
        .withMessage(file + ": " + message);
  }

  private static byte[] cut(byte[] content, int length) {
    return Arrays.copyOf(content, length);
  }

  /** A file of one image with another magic number. */
  private static byte[] withMagic(String digits) {
    byte[] content = images(1);
    return join(
        HexFormat.ofDelimiter(" ").parseHex(digits),
        Arrays.copyOfRange(content, 4, content.length));
  }

  private static final byte[] SIX = {1, 2, 3, -1, -2, -3};

  @Test
  void plainFileIsReadInFull() throws IOException {
    IdxFile found = read(idx(SIX, 1, 2, 3), CUBE);
    assertThat(found.bytes()).isEqualTo(SIX);
    assertThat(found.header()).isEqualTo(cut(idx(SIX, 1, 2, 3), 16));
  }

  @Test
  void compressedFileIsReadInFullWhateverItsName() throws IOException {
    assertThat(read(gzip(idx(SIX, 1, 2, 3)), CUBE).bytes()).isEqualTo(SIX);
  }

  @Test
  void everyGzipMemberIsRead() throws IOException {
    byte[] content = images(40);
    byte[] first = cut(content, 10);
    byte[] second = Arrays.copyOfRange(content, 10, 20_000);
    byte[] third = Arrays.copyOfRange(content, 20_000, content.length);
    byte[] members = gzip(first, second, new byte[0], third);
    assertThat(read(members, IMAGES).bytes()).isEqualTo(Arrays.copyOfRange(content, 16, 31376));
  }

  @Test
  void absentFileIsRefused() {
    assertRefused(IMAGES, "file: no such file");
  }

  @Test
  void directoryIsRefused() throws IOException {
    Files.createDirectory(file);
    assertRefused(IMAGES, "file: expected a regular file, found a directory");
  }

  @Test
  void endlessDeviceIsRefused() throws IOException {
    Path zeros = Path.of("/dev/zero");
    assumeTrue(Files.exists(zeros));
    Files.createSymbolicLink(file, zeros);
    assertRefused(IMAGES, "file: expected a regular file, found a special file");
    Files.delete(file); // JUnit would warn about a link that leads out of its directory
  }

  @Test
  void unreadableFileIsRefused() throws IOException {
    Files.write(file, images(1));
    assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads all");
    assertRefused(IMAGES, "file: permission denied");
  }

  @Test
  void emptyFileIsRefused() throws IOException {
    String message = "header: expected 16 bytes, found the end of the file after 0";
    assertRefused(IMAGES, new byte[0], message);
    assertRefused(IMAGES, gzip(new byte[0]), message);
  }

  @Test
  void htmlPageIsRefusedForWhatItIs() throws IOException {
    String message = "content: expected IDX data, found what looks like an HTML page";
    assertRefused(IMAGES, "<!DOCTYPE html><html>404</html>".getBytes(UTF_8), message);
    assertRefused(IMAGES, gzip("<html></html>".getBytes(UTF_8)), message);
    assertRefused(IMAGES, "\n\n<?xml version='1.0'?>".getBytes(UTF_8), message);
    assertRefused(IMAGES, "\r\n\r\n<html>".getBytes(UTF_8), message);
    assertRefused(IMAGES, "\ufeff<html>".getBytes(UTF_8), message);
  }

  @Test
  void wrongMagicIsRefused() throws IOException {
    String expected = "magic number: expected 0x00000803, found ";
    assertRefused(IMAGES, withMagic("50 4b 03 04"), expected + "0x504b0304");
    assertRefused(IMAGES, withMagic("00 01 08 03"), expected + "0x00010803");
    assertRefused(IMAGES, withMagic("80 00 08 03"), expected + "0x80000803");
  }

  @Test
  void wrongElementTypeIsRefused() throws IOException {
    assertRefused(
        IMAGES,
        withMagic("00 00 0d 03"),
        "element type: expected 0x08 (unsigned byte), found 0x0d");
  }

  @Test
  void wrongRankIsRefused() throws IOException {
    String expected = "number of dimensions: expected 3, found ";
    assertRefused(IMAGES, withMagic("00 00 08 01"), expected + "1");
    assertRefused(IMAGES, withMagic("00 00 08 ff"), expected + "255");
  }

  @Test
  void headerCutShortIsRefused() throws IOException {
    for (int length : new int[] {1, 3, 4, 10, 15}) {
      assertRefused(
          IMAGES,
          cut(images(1), length),
          "header: expected 16 bytes, found the end of the file after " + length);
    }
  }

  @Test
  void dimensionsThatAreNotPositiveAreRefused() throws IOException {
    assertRefused(IMAGES, idx(SIX, 0, 28, 28), "images: expected a positive size, found 0");
    assertRefused(IMAGES, idx(SIX, -2, 28, 28), "images: expected a positive size, found -2");
    assertRefused(CUBE, idx(SIX, 2, 0, 3), "b: expected a positive size, found 0");
  }

  @Test
  void dimensionsOtherThanRequiredAreRefused() throws IOException {
    assertRefused(IMAGES, idx(SIX, 1, 27, 28), "rows: expected 28, found 27");
    assertRefused(IMAGES, idx(SIX, 1, 28, 0), "columns: expected 28, found 0");
  }

  @Test
  void dimensionsThatOverflowAreRefused() throws IOException {
    int most = Integer.MAX_VALUE;
    assertRefused(
        IMAGES,
        idx(SIX, most, 28, 28),
        "sizes: expected at most 2147483639 bytes, found 2147483647 x 28 x 28");
    assertRefused(
        CUBE,
        idx(SIX, most, most, most),
        "sizes: expected at most 2147483639 bytes,"
            + " found 2147483647 x 2147483647 x 2147483647");
    // 65536 x 65536 is 0 modulo 2³², and 2¹⁶ x 2³⁰ x 2¹⁸ is 0 modulo 2⁶⁴.
    assertRefused(
        CUBE,
        idx(SIX, 1 << 16, 1 << 16, 1),
        "sizes: expected at most 2147483639 bytes, found 65536 x 65536 x 1");
    assertRefused(
        CUBE,
        idx(SIX, 1 << 16, 1 << 30, 1 << 18),
        "sizes: expected at most 2147483639 bytes, found 65536 x 1073741824 x 262144");
  }

  @Test
  void dataCutShortAreRefused() throws IOException {
    byte[] content = images(3);
    String message = "data: expected 2352 bytes (3 x 28 x 28), found 2351";
    assertRefused(IMAGES, cut(content, content.length - 1), message);
    assertRefused(IMAGES, gzip(cut(content, content.length - 1)), message);
  }

  @Test
  void hugePromiseOfSmallFileIsRefusedWithoutTakingTheMemory() throws IOException {
    assertRefusedInLittleMemory(idx(SIX, Integer.MAX_VALUE - 8, 1, 1));
  }

  @Test
  void hugePromiseOfSmallGzipFileIsRefusedByWhatIsThere() throws IOException {
    assertRefusedInLittleMemory(gzip(idx(SIX, Integer.MAX_VALUE - 8, 1, 1)));
  }

  private void assertRefusedInLittleMemory(byte[] content) throws IOException {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertRefused(CUBE, content, "data: expected 2147483639 bytes (2147483639 x 1 x 1), found 6");
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
  }

  @Test
  void manyMembersThatTogetherKeepAGreatPromiseAreRead() throws IOException {
    byte[] content = idx(new byte[1_000_000], 1000, 1000, 1);
    byte[] members =
        gzip(cut(content, 999_999), Arrays.copyOfRange(content, 999_999, content.length));
    assertThat(members).hasSizeLessThan(10_000);
    assertThat(read(members, CUBE).bytes()).isEqualTo(new byte[1_000_000]);
  }

  @Test
  void trailingBytesAreRefused() throws IOException {
    String message =
        "trailing bytes: expected the end of the data after 784 bytes (1 x 28 x 28),"
            + " found more";
    byte[] content = images(1);
    assertRefused(IMAGES, join(content, new byte[1]), message);
    assertRefused(IMAGES, gzip(join(content, new byte[1])), message);
    assertRefused(IMAGES, gzip(content, content), message);
  }

  @Test
  void endlessStreamBehindSmallHeaderIsLeftAtItsFirstByte() throws IOException {
    // Were it read to the end, the damage there would be what is reported.
    byte[] endless = gzip(join(images(1), new byte[50_000_000]));
    endless[endless.length - 5] ^= 1;
    assertRefused(
        IMAGES,
        endless,
        "trailing bytes: expected the end of the data after 784 bytes (1 x 28 x 28), found more");
  }

  @Test
  void damagedGzipIsRefusedByTheFieldThatShowsIt() throws IOException {
    byte[] content = gzip(images(1));
    assertRefused(
        IMAGES,
        cut(content, content.length - 60),
        "gzip data: expected more bytes, found the end of the file");
    assertRefused(
        IMAGES,
        join(content, "garbage".getBytes(UTF_8)),
        "trailing bytes: expected the end of the file after the gzip data, found more");
  }
}
