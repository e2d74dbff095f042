package backstitch.examples.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** An image file, decoded by the JDK or refused in one line that names the file and the field. */
final class ImageDecoder {
  private static final List<String> FORMATS = List.of("PNG", "JPEG", "GIF", "BMP");
  private static final long MEGAPIXELS = 100;

  private final String file;

  private ImageDecoder(String file) {
    this.file = file;
  }

  /**
   * Decodes the first image of a file.
   *
   * @param name what error messages call the file
   */
  static BufferedImage decode(Path path, String name) {
    ImageDecoder decoder = new ImageDecoder(name);
    decoder.requireContent(path);
    System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
    // Read where it is: the streams that ImageIO would make may copy it to a temporary file.
    try (ImageInputStream in = new FileImageInputStream(path.toFile())) {
      return decoder.decode(in);
    } catch (IOException e) {
      throw decoder.refused("file", "a readable file", reason(e), e);
    }
  }

  /** Asked first, as opening a named pipe would wait for somebody to write into it. */
  private void requireContent(Path path) {
    String found;
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        found = "a directory";
      } else if (!attributes.isRegularFile()) {
        found = "a special file";
      } else if (attributes.size() == 0) {
        found = "an empty file";
      } else if (!Files.isReadable(path)) {
        found = "one that may not be read";
      } else {
        return;
      }
    } catch (IOException e) {
      found = reason(e);
    }
    throw refused("file", "a PNG, JPEG, GIF or BMP file", found, null);
  }

  private BufferedImage decode(ImageInputStream in) throws IOException {
    ImageReader reader = reader(in);
    String format = reader.getFormatName().toUpperCase(Locale.ROOT);
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    try {
      reader.setInput(in, true, true);
      int width = step(format, () -> reader.getWidth(0));
      int height = step(format, () -> reader.getHeight(0));
      if ((long) width * height > MEGAPIXELS * 1_000_000) {
        String expected = "at most " + MEGAPIXELS + " megapixels";
        throw refused("size", expected, width + " x " + height + " pixels", null);
      }
      BufferedImage image = step(format, () -> reader.read(0));
      for (String warning : warnings) {
        // The reader of JPEG makes up what is missing, with a warning.
        if (warning.matches("(?is).*(truncated|premature|bad huffman).*")) {
          throw damaged(format, warning, null);
        }
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private ImageReader reader(ImageInputStream in) throws IOException {
    for (Iterator<ImageReader> all = ImageIO.getImageReaders(in); all.hasNext(); ) {
      ImageReader reader = all.next();
      if (FORMATS.contains(reader.getFormatName().toUpperCase(Locale.ROOT))) {
        return reader;
      }
    }
    byte[] start = new byte[12];
    int count = Math.max(0, in.read(start));
    String text = new String(start, 0, count, ISO_8859_1).replaceAll("[^ -~]", ".");
    throw refused("format", "PNG, JPEG, GIF or BMP", "a file that begins with " + text, null);
  }

  /** The readers throw exceptions of many kinds where a file is damaged. */
  private <T> T step(String format, Callable<T> step) {
    try {
      return step.call();
    } catch (Exception e) {
      Throwable first = e;
      while (first.getCause() != null) {
        first = first.getCause();
      }
      if (first instanceof OutOfMemoryError error) { // that of PNG wraps even this
        throw error;
      }
      throw damaged(format, reason(first), e);
    }
  }

  private IllegalArgumentException damaged(String format, String by, @Nullable Exception cause) {
    return refused(format + " data", "a whole image", "damage (" + by + ")", cause);
  }

  private IllegalArgumentException refused(
      String field, String expected, String found, @Nullable Exception cause) {
    String message = file + ": " + field + ": expected " + expected + ", found " + found;
    return new IllegalArgumentException(message.replaceAll("\\s*\\R\\s*", " "), cause);
  }

  private static String reason(Throwable e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason != null ? reason : e.getClass().getSimpleName();
  }
}
