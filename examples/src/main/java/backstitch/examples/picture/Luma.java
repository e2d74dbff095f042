package backstitch.examples.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/**
 * The grey values of an image: the luma of Rec. 709, 0.2126 R + 0.7152 G + 0.0722 B, over a
 * background where the image is transparent.
 */
final class Luma {
  private final BufferedImage image;
  private final float background;
  private final boolean grey;

  Luma(BufferedImage image, float background) {
    this.image = image;
    this.background = background;
    grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /** A row of pixels, each from 0 to 1. */
  float[] row(int y) {
    return grey ? rowOfGrey(y) : rowOfColours(y);
  }

  private float[] rowOfColours(int y) {
    int[] pixels = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
    float[] row = new float[pixels.length];
    for (int x = 0; x < row.length; x++) {
      int p = pixels[x];
      double luma = 0.2126 * (p >> 16 & 255) + 0.7152 * (p >> 8 & 255) + 0.0722 * (p & 255);
      row[x] = over(luma / 255, (p >>> 24) / 255.0);
    }
    return row;
  }

  /** Taken as they are stored: getRGB would take them for linear and make them lighter. */
  private float[] rowOfGrey(int y) {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    float[] row = new float[image.getWidth()];
    for (int x = 0; x < row.length; x++) {
      double alpha = model.hasAlpha() ? share(raster, model, x, y, 1) : 1;
      row[x] = over(share(raster, model, x, y, 0), alpha);
    }
    return row;
  }

  private static double share(Raster raster, ColorModel model, int x, int y, int band) {
    int largest = (1 << model.getComponentSize(band)) - 1;
    return raster.getSample(x, y, band) / (double) largest;
  }

  private float over(double luma, double alpha) {
    return (float) Math.min(1, alpha * luma + (1 - alpha) * background);
  }
}
