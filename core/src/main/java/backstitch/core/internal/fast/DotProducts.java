package backstitch.core.internal.fast;

import static java.lang.Math.fma;

import backstitch.core.internal.Fma;

/**
 * A matrix times a vector, for a matrix with contiguous rows: ten dot products at a time.
 *
 * <p>A dot product is a chain that takes its row in order. So a vector register could only hold
 * numbers of different rows, and transposing the matrix for that would cost more than the product.
 */
public final class DotProducts {
  private DotProducts() {}

  /**
   * Whether C is one column and A has contiguous rows, or C is one row and B has contiguous
   * columns. Never without fma instructions: then the loops for whole matrices are faster.
   */
  public static boolean suit(Matrix a, Matrix b, Matrix c) {
    boolean column = c.columns() == 1 && a.columnStride() == 1;
    return Fma.HARDWARE && (column || c.rows() == 1 && b.rowStride() == 1);
  }

  /** C = C + A·B, where C is one column or one row. Each chain continues from the value in C. */
  public static void multiplyAdd(Matrix a, Matrix b, Matrix c) {
    assert suit(a, b, c);
    if (c.columns() != 1 || a.columnStride() != 1) {
      multiplyAdd(b.transposed(), a.transposed(), c.transposed());
      return;
    }
    int even = a.columns() & ~1;
    for (int i = 0; c.rows() - i > 0; i += 10) { // ends also if i overflows
      tenRows(a, b, c, i, even);
    }
    if (even < a.columns()) {
      float v = b.data()[b.at(even, 0)];
      for (int i = 0; i < c.rows(); i++) {
        int at = c.at(i, 0);
        c.data()[at] = fma(a.data()[a.at(i, even)], v, c.data()[at]);
      }
    }
  }

  /**
   * Ten rows from row i on, for an even number of steps. One turn of the loop does two steps. If
   * fewer than ten rows are left, the last one stands in for the others, with the same result.
   */
  private static void tenRows(Matrix a, Matrix b, Matrix c, int i, int steps) {
    int last = c.rows() - 1;
    int i1 = i + Math.min(1, last - i);
    int i2 = i + Math.min(2, last - i);
    int i3 = i + Math.min(3, last - i);
    int i4 = i + Math.min(4, last - i);
    int i5 = i + Math.min(5, last - i);
    int i6 = i + Math.min(6, last - i);
    int i7 = i + Math.min(7, last - i);
    int i8 = i + Math.min(8, last - i);
    int i9 = i + Math.min(9, last - i);
    float[] sums = c.data();
    float c0 = sums[c.at(i, 0)];
    float c1 = sums[c.at(i1, 0)];
    float c2 = sums[c.at(i2, 0)];
    float c3 = sums[c.at(i3, 0)];
    float c4 = sums[c.at(i4, 0)];
    float c5 = sums[c.at(i5, 0)];
    float c6 = sums[c.at(i6, 0)];
    float c7 = sums[c.at(i7, 0)];
    float c8 = sums[c.at(i8, 0)];
    float c9 = sums[c.at(i9, 0)];
    float[] x = a.data();
    int o = a.at(i, 0);
    int o1 = a.at(i1, 0);
    int o2 = a.at(i2, 0);
    int o3 = a.at(i3, 0);
    int o4 = a.at(i4, 0);
    int o5 = a.at(i5, 0);
    int o6 = a.at(i6, 0);
    int o7 = a.at(i7, 0);
    int o8 = a.at(i8, 0);
    int o9 = a.at(i9, 0);
    float[] y = b.data();
    int first = b.offset();
    int stride = b.rowStride();
    for (int k = 0; k < steps; k += 2) {
      float v = y[first + k * stride];
      float w = y[first + k * stride + stride];
      c0 = fma(x[o + k + 1], w, fma(x[o + k], v, c0));
      c1 = fma(x[o1 + k + 1], w, fma(x[o1 + k], v, c1));
      c2 = fma(x[o2 + k + 1], w, fma(x[o2 + k], v, c2));
      c3 = fma(x[o3 + k + 1], w, fma(x[o3 + k], v, c3));
      c4 = fma(x[o4 + k + 1], w, fma(x[o4 + k], v, c4));
      c5 = fma(x[o5 + k + 1], w, fma(x[o5 + k], v, c5));
      c6 = fma(x[o6 + k + 1], w, fma(x[o6 + k], v, c6));
      c7 = fma(x[o7 + k + 1], w, fma(x[o7 + k], v, c7));
      c8 = fma(x[o8 + k + 1], w, fma(x[o8 + k], v, c8));
      c9 = fma(x[o9 + k + 1], w, fma(x[o9 + k], v, c9));
    }
    sums[c.at(i, 0)] = c0;
    sums[c.at(i1, 0)] = c1;
    sums[c.at(i2, 0)] = c2;
    sums[c.at(i3, 0)] = c3;
    sums[c.at(i4, 0)] = c4;
    sums[c.at(i5, 0)] = c5;
    sums[c.at(i6, 0)] = c6;
    sums[c.at(i7, 0)] = c7;
    sums[c.at(i8, 0)] = c8;
    sums[c.at(i9, 0)] = c9;
  }
}
