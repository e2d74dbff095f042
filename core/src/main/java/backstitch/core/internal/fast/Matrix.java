package backstitch.core.internal.fast;

/**
 * How a tile sees a matrix: element (i, j) is {@code data[offset + i·rowStride + j·columnStride]}.
 *
 * <p>A transpose swaps the strides and moves no number, so that the three flavours of matmul are
 * one product; a range of rows is a smaller matrix, which is how work is split over threads. These
 * views stay inside the engine.
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the array, not a value: nobody compares two
public record Matrix(
    float[] data, int offset, int rows, int columns, int rowStride, int columnStride) {

  /** The row-major matrix that begins at an offset. */
  public static Matrix rowMajor(float[] data, int offset, int rows, int columns) {
    return new Matrix(data, offset, rows, columns, columns, 1);
  }

  /** The transpose, on the same numbers. */
  public Matrix transposed() {
    return new Matrix(data, offset, columns, rows, columnStride, rowStride);
  }

  /** The rows {@code from ≤ i < to}, on the same numbers. */
  public Matrix rows(int from, int to) {
    return new Matrix(data, at(from, 0), to - from, columns, rowStride, columnStride);
  }

  /** The columns {@code from ≤ j < to}, on the same numbers. */
  public Matrix columns(int from, int to) {
    return new Matrix(data, at(0, from), rows, to - from, rowStride, columnStride);
  }

  /** A matrix of the same layout that begins at another offset. */
  Matrix movedTo(int newOffset) {
    return new Matrix(data, newOffset, rows, columns, rowStride, columnStride);
  }

  /** Where element (i, j) is. */
  public int at(int i, int j) {
    return offset + i * rowStride + j * columnStride;
  }
}
