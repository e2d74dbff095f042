package backstitch.examples.data;

import static backstitch.examples.data.SmallFashionMnist.gzip;
import static backstitch.examples.data.SmallFashionMnist.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class GzipInputTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] TEXT = "one step forward and one step back".getBytes(UTF_8);

  private static byte[] read(byte[] compressed) throws IOException {
    try (var in = new GzipInput(new ByteArrayInputStream(compressed), "cloth.gz")) {
      return in.readAllBytes();
    }
  }

  private static void assertRefused(byte[] compressed, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(compressed))
        .withMessage("cloth.gz: " + message);
  }

  /** A member of TEXT with the flags, and optional fields that are given for them. */
  private static byte[] member(int flags, byte[] fields) {
    byte[] plain = gzip(TEXT);
    byte[] header = Arrays.copyOf(plain, 10);
    header[3] = (byte) flags;
    return join(header, fields, Arrays.copyOfRange(plain, 10, plain.length));
  }

  private static byte[] changed(byte[] content, int index, int difference) {
    byte[] copy = content.clone();
    copy[Math.floorMod(index, copy.length)] ^= (byte) difference;
    return copy;
  }

  @Test
  void membersAreJoined() throws IOException {
    assertThat(read(gzip(TEXT, new byte[0], TEXT))).isEqualTo(join(TEXT, TEXT));
  }

  @Test
  void singleBytesAreRead() throws IOException {
    try (var in = new GzipInput(new ByteArrayInputStream(gzip(new byte[] {-1, 7})), "cloth.gz")) {
      assertThat(new int[] {in.read(), in.read(), in.read(), in.read()})
          .containsExactly(255, 7, -1, -1);
    }
  }

  @Test
  void optionalFieldsOfTheHeaderAreSteppedOver() throws IOException {
    byte[] extra = {3, 0, 'x', 0, 'z'};
    byte[] name = "name\0".getBytes(UTF_8);
    byte[] comment = "comment\0".getBytes(UTF_8);
    assertThat(read(member(1 << 2, extra))).isEqualTo(TEXT);
    assertThat(read(member(1 << 3, name))).isEqualTo(TEXT);
    assertThat(read(member(1 << 4, comment))).isEqualTo(TEXT);
    assertThat(read(member(7 << 2, join(extra, name, comment)))).isEqualTo(TEXT);
  }

  @Test
  void checksumOfTheHeaderIsVerified() throws IOException {
    var crc = new CRC32();
    crc.update(member(1 << 1, new byte[0]), 0, 10);
    byte[] checksum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    assertThat(read(member(1 << 1, checksum))).isEqualTo(TEXT);
    short low = (short) crc.getValue();
    assertRefused(
        member(1 << 1, changed(checksum, 0, 1)),
        "gzip header: expected checksum "
            + HEX.toHexDigits((short) (low ^ 1))
            + ", found "
            + HEX.toHexDigits(low));
  }

  @Test
  void unknownHeaderIsRefused() {
    assertRefused(
        changed(gzip(TEXT), 2, 1), "gzip header: expected compression method 8 (deflate), found 9");
    assertRefused(
        changed(gzip(TEXT), 3, 0x20), "gzip header: expected no reserved flags, found flags 0x20");
  }

  @Test
  void everyPlaceToBeCutShortIsNoticed() {
    byte[] content = gzip(TEXT);
    for (int length = 3; length < content.length; length++) {
      String field =
          length < 10
              ? "gzip header: expected more bytes"
              : length < content.length - 8
                  ? "gzip data: expected more bytes"
                  : length < content.length - 4
                      ? "gzip checksum: expected 4 bytes"
                      : "gzip length: expected 4 bytes";
      assertRefused(Arrays.copyOf(content, length), field + ", found the end of the file");
    }
  }

  @Test
  void wrongChecksumAndLengthAreRefused() {
    var crc = new CRC32();
    crc.update(TEXT);
    int found = (int) crc.getValue();
    assertRefused(
        changed(gzip(TEXT), -8, 1),
        "gzip checksum: expected "
            + HEX.toHexDigits(found ^ 1)
            + ", found "
            + HEX.toHexDigits(found));
    assertRefused(changed(gzip(TEXT), -4, 1), "gzip length: expected 35 bytes, found 34");
    assertRefused(
        changed(gzip(TEXT), -1, 0x80), "gzip length: expected 2147483682 bytes, found 34");
  }

  @Test
  void damagedDataAreRefused() {
    assertRefused(changed(gzip(TEXT), 10, 4), "gzip data: damaged (invalid block type)");
  }

  @Test
  void nothingMayFollowTheLastMember() {
    String message = "trailing bytes: expected the end of the file after the gzip data";
    assertRefused(join(gzip(TEXT), new byte[1]), message);
    assertRefused(join(gzip(TEXT), new byte[512]), message);
    assertRefused(join(gzip(TEXT), new byte[] {0x1f}), message);
    assertRefused(join(gzip(TEXT), new byte[] {0x1f, 0}), message);
    assertRefused(
        join(gzip(TEXT), new byte[] {0x1f, (byte) 0x8b}),
        "gzip header: expected more bytes, found the end of the file");
  }
}
