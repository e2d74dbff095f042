package backstitch.examples.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A small image as PNG (ISO/IEC 15948): eight bits a channel, no filter, not interlaced.
 *
 * @param width in pixels
 * @param height in pixels
 * @param base64 the file, encoded
 */
record Png(int width, int height, String base64) {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int GREY = 0;
  private static final int RED_GREEN_BLUE_ALPHA = 6;

  /** An image of grey values from 0, black, to 1, row by row. */
  static Png grey(int width, int height, float... values) {
    byte[] samples = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      samples[i] = (byte) Math.round(255 * values[i]);
    }
    return of(width, height, GREY, samples);
  }

  /**
   * An image of numbers, row by row: orange above 0, blue below, the fuller the farther from it; 0
   * is transparent, so it has the colour of the page, light or dark.
   *
   * @param full the distance from 0 from which the colour is full
   */
  static Png signed(int width, int height, float full, float... values) {
    byte[] samples = new byte[4 * values.length];
    for (int i = 0; i < values.length; i++) {
      int colour = values[i] > 0 ? 0xe06a10 : 0x2f7fe0;
      samples[4 * i] = (byte) (colour >> 16);
      samples[4 * i + 1] = (byte) (colour >> 8);
      samples[4 * i + 2] = (byte) colour;
      float share = values[i] == 0 ? 0 : Math.min(1, Math.abs(values[i]) / full);
      samples[4 * i + 3] = (byte) Math.round(255 * share);
    }
    return of(width, height, RED_GREEN_BLUE_ALPHA, samples);
  }

  private static Png of(int width, int height, int colourType, byte... samples) {
    var file = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(file)) {
      out.write(SIGNATURE);
      var header = new ByteArrayOutputStream();
      var fields = new DataOutputStream(header);
      fields.writeInt(width);
      fields.writeInt(height);
      fields.write(new byte[] {8, (byte) colourType, 0, 0, 0});
      write(out, "IHDR", header);
      write(out, "IDAT", compressed(height, samples));
      write(out, "IEND", new ByteArrayOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Png(width, height, Base64.getEncoder().encodeToString(file.toByteArray()));
  }

  /** Each line begins with the number of its filter: 0, for none. */
  private static ByteArrayOutputStream compressed(int height, byte... samples) throws IOException {
    var compressed = new ByteArrayOutputStream();
    int line = samples.length / height;
    try (var deflater = new DeflaterOutputStream(compressed)) {
      for (int y = 0; y < height; y++) {
        deflater.write(0);
        deflater.write(samples, y * line, line);
      }
    }
    return compressed;
  }

  /** A chunk: length, type, data, and the checksum of type and data. */
  private static void write(DataOutputStream out, String type, ByteArrayOutputStream data)
      throws IOException {
    var body = new ByteArrayOutputStream();
    body.writeBytes(type.getBytes(ISO_8859_1));
    data.writeTo(body);
    var checksum = new CRC32();
    checksum.update(body.toByteArray());
    out.writeInt(data.size());
    body.writeTo(out);
    out.writeInt((int) checksum.getValue());
  }

  /** The image in the page itself, with its alternative text. */
  Html element(Html alt) {
    String size = "width=\"" + width + "\" height=\"" + height + "\" ";
    String data = "data:image/png;base64," + base64;
    return new Html("<img " + size + "alt=\"" + alt + "\" src=\"" + data + "\">");
  }
}
