package backstitch.examples.picture;

import java.util.Arrays;

/** A grey picture of the shape [height, width]: 0 is black, 1 is white. It never changes. */
public final class Picture {
  private final int height;
  private final int width;
  private final float[] values;

  private Picture(int height, int width, float[] values) {
    this.height = height;
    this.width = width;
    this.values = values;
  }

  /**
   * A picture of grey values.
   *
   * @param height the number of rows, at least 1
   * @param width the number of columns, at least 1
   * @param values the pixels from 0 (black) to 1 (white), row by row; they are copied
   * @return the picture
   * @throws IllegalArgumentException if there are not height · width pixels, or if one is NaN or
   *     not from 0 to 1
   */
  public static Picture grey(int height, int width, float[] values) {
    requireSize(height, width, values);
    for (int i = 0; i < values.length; i++) {
      requirePixel(values[i] >= 0 && values[i] <= 1, i, width, "0 to 1", values[i]);
    }
    return new Picture(height, width, values.clone());
  }

  /**
   * A picture of numbers of both signs, such as weights: zero is middle grey, and the largest
   * absolute value m is black or white by its sign: grey = (1 + x / m) / 2. If all are zero, so is
   * m, and all is middle grey.
   *
   * @param height the number of rows, at least 1
   * @param width the number of columns, at least 1
   * @param values the numbers, row by row; they are copied
   * @return the picture
   * @throws IllegalArgumentException if there are not height · width numbers, or if one is not
   *     finite
   */
  public static Picture signed(int height, int width, float[] values) {
    requireSize(height, width, values);
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      requirePixel(Float.isFinite(values[i]), i, width, "a finite number", values[i]);
      largest = Math.max(largest, Math.abs(values[i]));
    }
    float[] grey = new float[values.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = largest == 0 ? 0.5f : (float) ((1 + values[i] / largest) / 2);
    }
    return new Picture(height, width, grey);
  }

  private static void requireSize(int height, int width, float[] values) {
    boolean fits = height >= 1 && width >= 1 && (long) height * width == values.length;
    if (!fits) {
      String shape = "picture: [" + height + ", " + width + "]";
      throw new IllegalArgumentException(shape + " does not fit " + values.length + " values");
    }
  }

  private static void requirePixel(boolean ok, int i, int width, String expected, float found) {
    if (!ok) {
      String pixel = "picture: pixel [" + i / width + ", " + i % width + "]: ";
      throw new IllegalArgumentException(pixel + "expected " + expected + ", found " + found);
    }
  }

  /** {@return the number of rows} */
  public int height() {
    return height;
  }

  /** {@return the number of columns} */
  public int width() {
    return width;
  }

  /**
   * One pixel.
   *
   * @param row from 0 at the top
   * @param column from 0 at the left
   * @return its grey value, from 0 to 1
   */
  public float at(int row, int column) {
    return values[row * width + column];
  }

  /** {@return a copy of the grey values, row by row, as a network takes them} */
  public float[] values() {
    return values.clone();
  }

  /**
   * {@return the picture, made smaller in its proportions if it is wider}
   *
   * @param columns its greatest width
   */
  public Picture atMost(int columns) {
    if (width <= columns) {
      return this;
    }
    int rows = Math.max(1, Math.round((float) height * columns / width));
    float[] small = Scaling.scaled(this::row, height, width, rows, columns);
    return new Picture(rows, columns, small);
  }

  private float[] row(int row) {
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }
}
