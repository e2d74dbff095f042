package backstitch.core.internal;

/** The definition: the loops of the textbook. Slow, and what every other kernel is held against. */
public final class TextbookKernels implements Kernels {
  @Override
  public void multiplyAdd(Matrix a, Matrix b, Matrix c) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        float sum = c.data()[c.at(i, j)];
        for (int k = 0; k < a.columns(); k++) {
          sum = Math.fma(a.data()[a.at(i, k)], b.data()[b.at(k, j)], sum);
        }
        c.data()[c.at(i, j)] = sum;
      }
    }
  }

  @Override
  public void addInterleaved(float[] x, int start, int n, double[] sums) {
    for (int i = 0; i < n; i++) {
      sums[i % 16] += x[start + i];
    }
  }

  @Override
  public void divideRows(
      byte[] bytes, int rowSize, int[] rows, float divisor, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      for (int j = 0; j < rowSize; j++) {
        y[i * rowSize + j] = (bytes[rows[i] * rowSize + j] & 0xFF) / divisor;
      }
    }
  }

  @Override
  public String toString() {
    return "textbook";
  }
}
