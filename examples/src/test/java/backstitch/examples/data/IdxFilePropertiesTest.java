package backstitch.examples.data;

import static backstitch.examples.data.SmallFashionMnist.gzip;
import static backstitch.examples.data.SmallFashionMnist.idx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import backstitch.examples.data.IdxFile.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class IdxFilePropertiesTest {
  private static final List<Dimension> CUBE =
      List.of(new Dimension("a", 0), new Dimension("b", 0), new Dimension("c", 0));
  private static Path file;

  @BeforeContainer
  static void makeFile() throws IOException {
    file = Files.createTempFile("idx", "");
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.delete(file);
  }

  private static byte[] content(int a, int b, int c) {
    byte[] data = new byte[a * b * c];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 31 + a);
    }
    return idx(data, a, b, c);
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll @IntRange(min = 1, max = 9) int a,
      @ForAll @IntRange(min = 1, max = 9) int b,
      @ForAll @IntRange(min = 1, max = 9) int c,
      @ForAll boolean compressed)
      throws IOException {
    byte[] content = content(a, b, c);
    Files.write(file, compressed ? gzip(content) : content);
    IdxFile found = IdxFile.read(file, file.toString(), CUBE);
    assertThat(found.header()).isEqualTo(Arrays.copyOf(content, 16));
    assertThat(found.bytes()).isEqualTo(Arrays.copyOfRange(content, 16, content.length));
  }

  @Property(tries = 1000)
  void changedByteIsReadOrRefusedInOneLine(
      @ForAll @IntRange(min = 0, max = 1000) int place,
      @ForAll byte value,
      @ForAll boolean compressed)
      throws IOException {
    byte[] content = compressed ? gzip(content(2, 3, 4)) : content(2, 3, 4);
    content[place % content.length] = value;
    assertReadOrRefusedInOneLine(content);
  }

  @Property(tries = 1000)
  void anyBytesAreReadOrRefusedInOneLine(@ForAll byte[] content, @ForAll boolean gzipMagic)
      throws IOException {
    if (gzipMagic && content.length > 2) {
      content[0] = 0x1f;
      content[1] = (byte) 0x8b;
      content[2] = 8;
    }
    assertReadOrRefusedInOneLine(content);
  }

  private static void assertReadOrRefusedInOneLine(byte[] content) throws IOException {
    Files.write(file, content);
    assertThatCode(
            () -> {
              try {
                IdxFile.read(file, file.toString(), CUBE);
              } catch (DataException e) {
                assertThat(e.getMessage()).startsWith(file + ": ").hasLineCount(1);
              }
            })
        .doesNotThrowAnyException();
  }
}
