package backstitch.autograd;

/**
 * Rows and elements selected by index. Each operation stands beside its adjoint, which puts them
 * back.
 *
 * <p>Indices and labels are copied, because a rule runs later, and by then the caller may have
 * changed the array.
 */
public final class Indexing {
  private Indexing() {}

  /**
   * {@return the rows {@code from ≤ i < to} of the first axis, shape {@code [to - from, …]}}
   *
   * @param x shape {@code [rows, …]}
   * @param from the first row
   * @param to the row after the last
   */
  public static Variable slice(Variable x, int from, int to) {
    return Operation.named("slice")
        .value(x.value().slice(from, to))
        .from(x, dY -> padRows(dY, from, x.shape().dim(0) - to)) // dx = dy between rows of 0
        .record();
  }

  /**
   * {@return x between rows of zeros, shape {@code [before + rows + after, …]}}
   *
   * @param x shape {@code [rows, …]}
   * @param before the number of rows of zeros before x
   * @param after the number of rows of zeros after x
   */
  public static Variable padRows(Variable x, int before, int after) {
    return Operation.named("padRows")
        .value(x.value().padRows(before, after))
        .from(x, dY -> slice(dY, before, before + x.shape().dim(0))) // dx = the middle of dy
        .record();
  }

  /**
   * {@return the rows of x with the given indices, in this order, shape {@code [n, …]}}
   *
   * @param x shape {@code [rows, …]}
   * @param indices n row numbers; a row may occur several times or not at all
   */
  public static Variable gather(Variable x, int... indices) {
    int[] copy = indices.clone();
    return Operation.named("gather")
        .value(x.value().gather(copy))
        .from(x, dY -> scatterAdd(dY, copy, x.shape().dim(0))) // dx[indices[i]] = Σ dy[i]
        .record();
  }

  /**
   * {@return rows of zeros, with row i of x added to row {@code indices[i]}; shape {@code [rows,
   * …]}}
   *
   * @param x shape {@code [n, …]}
   * @param indices for each row of x, the row of the result that it is added to
   * @param rows the number of rows of the result
   */
  public static Variable scatterAdd(Variable x, int[] indices, int rows) {
    int[] copy = indices.clone();
    return Operation.named("scatterAdd")
        .value(x.value().scatterAdd(copy, rows))
        .from(x, dY -> gather(dY, copy)) // dx[i] = dy[indices[i]]
        .record();
  }

  /**
   * {@return from each row along the last axis, the element at its label, shape {@code […]}}
   *
   * @param x shape {@code […, classes]}
   * @param labels one per row, in row-major order of the other axes
   */
  public static Variable pick(Variable x, int[] labels) {
    int[] copy = labels.clone();
    return Operation.named("pick")
        .value(x.value().pick(copy))
        .from(x, dY -> unpick(dY, copy, x.shape().dim(-1))) // dx[…, label] = dy, else 0
        .record();
  }

  /**
   * {@return x with a new last axis: each element at its label, zeros elsewhere; shape {@code […,
   * classes]}}
   *
   * @param x shape {@code […]}
   * @param labels one per element
   * @param classes the size of the new axis
   */
  public static Variable unpick(Variable x, int[] labels, int classes) {
    int[] copy = labels.clone();
    return Operation.named("unpick")
        .value(x.value().unpick(copy, classes))
        .from(x, dY -> pick(dY, copy)) // dx = dy[…, label]
        .record();
  }
}
