package backstitch.examples.picture;

import java.awt.image.BufferedImage;
import java.nio.file.Path;

/** Image files as a network that learned Fashion-MNIST sees them: 28 x 28, light on black. */
public final class ImageFile {
  private static final int SIZE = 28;

  /** Whether black and white are exchanged. */
  public enum Polarity {
    /**
     * If the picture is dark on light: if the pixels at its border are lighter than 1/2 in mean.
     */
    AUTO,
    /** Never: the picture is light on dark. */
    KEEP,
    /** Always: the picture is dark on light. */
    INVERT
  }

  private ImageFile() {}

  /**
   * Reads a PNG, JPEG, GIF or BMP file of at most 100 megapixels; of an animation, the first image.
   *
   * <ol>
   *   <li>Grey is the luma of Rec. 709, 0.2126 R + 0.7152 G + 0.0722 B of the values from 0 to 1 as
   *       sRGB has them (they are not made linear). What is transparent shows the background:
   *       white, or black with {@link Polarity#KEEP}.
   *   <li>The longer side is scaled to 28 pixels and the other in proportion, to at least 1: by the
   *       mean over areas where this shrinks the picture, bilinearly where it grows.
   *   <li>Black and white are exchanged if the polarity says so.
   *   <li>What is missing at two sides is filled with black, the background of Fashion-MNIST.
   * </ol>
   *
   * <p>A picture is taken as it is stored: an orientation in a JPEG file's EXIF data, as cameras
   * write it, is not heeded, for the JDK does not read it.
   *
   * @param file the file
   * @param polarity whether black and white are exchanged
   * @return the picture, of the shape [28, 28]
   * @throws IllegalArgumentException if the file cannot be read, is no image in one of the formats,
   *     is damaged or too large; the message is one line, {@code FILE: FIELD: expected …, found …}
   */
  public static Picture read(Path file, Polarity polarity) {
    String name = file.toString().replaceAll("\\p{Cntrl}", "?");
    try {
      return fitted(ImageDecoder.decode(file, name), polarity);
    } catch (OutOfMemoryError e) {
      long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
      String expected = ": size: expected what fits into the heap of " + mebibytes + " MiB";
      String found = ", found more pixels (start java with a larger one, such as -Xmx2g)";
      throw new IllegalArgumentException(name + expected + found, e);
    }
  }

  private static Picture fitted(BufferedImage image, Polarity polarity) {
    int longer = Math.max(image.getHeight(), image.getWidth());
    int height = Math.max(1, Math.round((float) SIZE * image.getHeight() / longer));
    int width = Math.max(1, Math.round((float) SIZE * image.getWidth() / longer));
    Luma luma = new Luma(image, polarity == Polarity.KEEP ? 0 : 1);
    float[] scaled = Scaling.scaled(luma::row, image.getHeight(), image.getWidth(), height, width);
    boolean darkOnLight = meanOfBorder(scaled, height, width) > 0.5;
    boolean inverted = polarity == Polarity.INVERT || (polarity == Polarity.AUTO && darkOnLight);
    float[] framed = new float[SIZE * SIZE];
    for (int i = 0; i < scaled.length; i++) {
      int row = (SIZE - height) / 2 + i / width;
      int column = (SIZE - width) / 2 + i % width;
      framed[row * SIZE + column] = inverted ? 1 - scaled[i] : scaled[i];
    }
    return Picture.grey(SIZE, SIZE, framed);
  }

  private static double meanOfBorder(float[] values, int height, int width) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      int row = i / width;
      int column = i % width;
      if (row == 0 || row == height - 1 || column == 0 || column == width - 1) {
        sum += values[i];
        count++;
      }
    }
    return sum / count;
  }
}
