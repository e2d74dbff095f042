package backstitch.examples.data;

import static backstitch.examples.data.SmallFashionMnist.gzip;
import static backstitch.examples.data.SmallFashionMnist.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipInputTest {
  private static final byte[] TEXT = "one step forward and one step back".getBytes(UTF_8);

  @TempDir Path directory;

  private InputStream open(byte[] compressed) throws IOException {
    return GzipInput.open(Files.write(directory.resolve("file"), compressed), "cloth.gz");
  }

  private byte[] read(byte[] compressed) throws IOException {
    try (InputStream in = open(compressed)) {
      return in.readAllBytes();
    }
  }

  private void assertRefused(byte[] compressed, String message) {
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
    try (InputStream in = open(gzip(new byte[] {-1, 7}))) {
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
    assertRefused(
        member(1 << 1, changed(checksum, 0, 1)), "gzip header: damaged (Corrupt GZIP header)");
  }

  @Test
  void unknownHeaderIsRefused() {
    assertRefused(
        changed(gzip(TEXT), 2, 1), "gzip header: damaged (Unsupported compression method)");
  }

  @Test
  void reservedFlagsAreRefused() {
    for (int flag : new int[] {0x20, 0x40, 0x80}) {
      assertRefused(member(flag, new byte[0]), "gzip header: damaged (reserved flags are set)");
    }
  }

  @Test
  void everyPlaceToBeCutShortIsNoticed() {
    byte[] content = gzip(TEXT);
    for (int length = 2; length < content.length; length++) {
      String field = length < 10 ? "gzip header" : "gzip data";
      assertRefused(
          Arrays.copyOf(content, length),
          field + ": expected more bytes, found the end of the file");
    }
  }

  @Test
  void wrongChecksumAndLengthAreRefused() {
    for (int place : new int[] {-8, -5, -4, -1}) {
      assertRefused(changed(gzip(TEXT), place, 0x80), "gzip data: damaged (Corrupt GZIP trailer)");
    }
  }

  @Test
  void damagedDataAreRefused() {
    assertRefused(changed(gzip(TEXT), 10, 4), "gzip data: damaged (invalid block type)");
  }

  @Test
  void nothingMayFollowTheLastMember() {
    String message = "trailing bytes: expected the end of the file after the gzip data, found more";
    assertRefused(join(gzip(TEXT), new byte[1]), message);
    assertRefused(join(gzip(TEXT), new byte[512]), message);
    assertRefused(join(gzip(TEXT), new byte[] {0x1f}), message);
    assertRefused(join(gzip(TEXT), new byte[] {0x1f, 0}), message);
    assertRefused(join(gzip(TEXT), new byte[] {0x1f, (byte) 0x8b}), message);
    assertRefused(join(gzip(TEXT), Arrays.copyOf(gzip(TEXT), 9)), message);
    assertRefused(join(gzip(TEXT, TEXT), gzip(TEXT), "garbage".getBytes(UTF_8)), message);
  }

  @Test
  void endIsFoundWhereverItLiesInTheBuffer() throws IOException {
    byte[] random = new byte[(1 << 16) + 100];
    for (int i = 0, state = 1; i < random.length; i++) {
      state = state * 1_103_515_245 + 12_345;
      random[i] = (byte) (state >> 16); // hard to compress, so that the file is as long
    }
    for (int size = (1 << 16) - 60; size < (1 << 16) + 20; size++) {
      byte[] content = Arrays.copyOf(random, size);
      assertThat(read(gzip(content, TEXT))).isEqualTo(join(content, TEXT));
      for (int trailing = 1; trailing < 4; trailing++) {
        byte[] compressed = join(gzip(content), new byte[trailing]);
        assertRefused(
            compressed,
            "trailing bytes: expected the end of the file after the gzip data, found more");
      }
    }
  }
}
