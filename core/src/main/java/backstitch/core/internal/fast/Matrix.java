package backstitch.core.internal.fast;

/**
 * An array seen as a matrix: element (i, j) is {@code data[offset + i·rowStride + j·columnStride]}.
 *
 * <p>A transpose swaps the strides and moves no number, so that the three kinds of matmul are one
 * product. A range of rows is a smaller matrix, which one thread can compute. Tensors have no such
 * views.
 */
@SuppressWarnings("ArrayRecordComponent") // a view of an array, not a value: never compared
public record Matrix(
    float[] data, int offset, int rows, int columns, int rowStride, int columnStride) {

  /** The row-major matrix that begins at an offset. */
  public static Matrix rowMajor(float[] data, int offset, int rows, int columns) {
    return new Matrix(data, offset, rows, columns, columns, 1);
  }

  /** The transpose, a view of the same array. */
  public Matrix transposed() {
    return new Matrix(data, offset, columns, rows, columnStride, rowStride);
  }

  /** The rows {@code from ≤ i < to}, a view of the same array. */
  public Matrix rows(int from, int to) {
    return new Matrix(data, at(from, 0), to - from, columns, rowStride, columnStride);
  }

  /** The columns {@code from ≤ j < to}, a view of the same array. */
  public Matrix columns(int from, int to) {
    return new Matrix(data, at(0, from), rows, to - from, rowStride, columnStride);
  }

  /** A matrix of the same layout that begins at another offset. */
  Matrix movedTo(int newOffset) {
    return new Matrix(data, newOffset, rows, columns, rowStride, columnStride);
  }

  /** The index of element (i, j). */
  public int at(int i, int j) {
    return offset + i * rowStride + j * columnStride;
  }
}
