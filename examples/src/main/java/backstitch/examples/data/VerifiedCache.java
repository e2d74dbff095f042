package backstitch.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;

/**
 * The directory that keeps what was fetched. A file gets its name there whole and verified, or not
 * at all; any number of processes may fetch the same file at once.
 *
 * @param directory the directory, which is made when the first file comes
 * @param sha256 the SHA-256 each file must have, decompressed, in hexadecimal
 */
record VerifiedCache(Path directory, Function<FashionMnistFile, String> sha256) {
  /** The most bytes a file may have, fetched or decompressed: the largest has 47 million. */
  static final long MOST_BYTES = 100_000_000;

  /** Writes what is to be stored into a new file. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path newFile) throws IOException;
  }

  /**
   * Stores a compressed file under its name.
   *
   * @param origin where it comes from, for error messages
   * @throws DataException if it cannot be written or is not the published file
   */
  void store(FashionMnistFile file, String origin, Content content) {
    // In the same directory, so that the move is a mere change of name, which is atomic.
    Path temporary = directory.resolve(file.gzipName() + "." + UUID.randomUUID() + ".part");
    temporary.toFile().deleteOnExit(); // for Ctrl-C, which runs no finally block
    try {
      Files.createDirectories(directory);
      try {
        content.writeTo(temporary);
        verify(file, temporary, origin);
        giveName(temporary, directory.resolve(file.gzipName()));
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw DataException.in(directory, "cache", e);
    }
  }

  private void verify(FashionMnistFile file, Path temporary, String origin) throws IOException {
    try (InputStream in = OpenFile.content(temporary, origin)) {
      file.layout().readHeader(in, origin); // explains more than a wrong checksum does
    }
    String expected = sha256.apply(file);
    String found;
    try (InputStream in = OpenFile.content(temporary, origin)) {
      found = sha256(in, origin);
    }
    if (!found.equals(expected)) {
      throw DataException.in(
          origin, "SHA-256 of the content", "expected " + expected + ", found " + found);
    }
  }

  private static String sha256(InputStream in, String origin) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      digest.update(buffer, 0, count);
      total += count;
      if (total > MOST_BYTES) {
        throw DataException.in(
            origin, "content", "expected at most " + MOST_BYTES + " bytes, found more");
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void giveName(Path temporary, Path name) throws IOException {
    try {
      Files.move(temporary, name, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Windows refuses while another process reads the file of that name. If there is one, it was
      // verified as ours was.
      if (!Files.isRegularFile(name)) {
        throw e;
      }
    }
  }
}
