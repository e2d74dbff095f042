package backstitch.core.internal.fast;

/** Ways a matrix may lie in its array: a kernel sees offsets and strides of every kind. */
enum Layout {
  ROWS,
  COLUMNS,
  ROWS_WITH_GAPS,
  COLUMNS_WITH_GAPS,
  SPREAD;

  /** What stands in the array outside of the matrix. */
  static final float OUTSIDE = 12345.625f;

  Matrix of(int rows, int columns, float[] elements) {
    int offset = this == ROWS || this == COLUMNS ? 0 : 7;
    int rowStride =
        switch (this) {
          case ROWS -> columns;
          case COLUMNS, COLUMNS_WITH_GAPS -> 1;
          case ROWS_WITH_GAPS -> columns + 3;
          case SPREAD -> 3 * columns + 5;
        };
    int columnStride =
        switch (this) {
          case ROWS, ROWS_WITH_GAPS -> 1;
          case COLUMNS -> rows;
          case COLUMNS_WITH_GAPS -> rows + 2;
          case SPREAD -> 3;
        };
    float[] data = new float[offset + rows * rowStride + columns * columnStride + 4];
    java.util.Arrays.fill(data, OUTSIDE);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        data[offset + i * rowStride + j * columnStride] = elements[i * columns + j];
      }
    }
    return new Matrix(data, offset, rows, columns, rowStride, columnStride);
  }

  static float[] elements(Matrix m) {
    float[] elements = new float[m.rows() * m.columns()];
    for (int i = 0; i < m.rows(); i++) {
      for (int j = 0; j < m.columns(); j++) {
        elements[i * m.columns() + j] =
            m.data()[m.offset() + i * m.rowStride() + j * m.columnStride()];
      }
    }
    return elements;
  }
}
