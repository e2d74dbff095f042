package backstitch.autograd;

/** Rows and elements by number; each operation stands beside the one that puts them back. */
public final class Indexing {
  private Indexing() {}

  /**
   * The rows {@code from ≤ i < to} of the first axis.
   *
   * @param x shape {@code [rows, …]}
   * @param from the first row
   * @param to the row after the last
   * @return shape {@code [to - from, …]}
   */
  public static Variable slice(Variable x, int from, int to) {
    return Operation.named("slice")
        .value(x.value().slice(from, to))
        .from(x, dY -> padRows(dY, from, x.shape().dim(0) - to))
        .record();
  }

  /**
   * Rows of zeros before and after.
   *
   * @param x shape {@code [rows, …]}
   * @param before how many before the first row
   * @param after how many after the last row
   * @return shape {@code [before + rows + after, …]}
   */
  public static Variable padRows(Variable x, int before, int after) {
    return Operation.named("padRows")
        .value(x.value().padRows(before, after))
        .from(x, dY -> slice(dY, before, before + x.shape().dim(0)))
        .record();
  }

  /**
   * The rows of the first axis that the indices name, in their order.
   *
   * @param x shape {@code [rows, …]}
   * @param indices n rows, any of them any number of times
   * @return shape {@code [n, …]}
   */
  public static Variable gather(Variable x, int... indices) {
    return Operation.named("gather")
        .value(x.value().gather(indices))
        .from(x, dY -> scatterAdd(dY, indices, x.shape().dim(0)))
        .record();
  }

  /**
   * Row i of x is added to row {@code indices[i]} of zeros.
   *
   * @param x shape {@code [n, …]}
   * @param indices n rows of the result
   * @param rows how many it has
   * @return shape {@code [rows, …]}
   */
  public static Variable scatterAdd(Variable x, int[] indices, int rows) {
    return Operation.named("scatterAdd")
        .value(x.value().scatterAdd(indices, rows))
        .from(x, dY -> gather(dY, indices))
        .record();
  }

  /**
   * Along the last axis, the element each label names.
   *
   * @param x shape {@code […, classes]}
   * @param labels one per line, in row-major order of the other axes
   * @return shape {@code […]}
   */
  public static Variable pick(Variable x, int[] labels) {
    return Operation.named("pick")
        .value(x.value().pick(labels))
        .from(x, dY -> unpick(dY, labels, x.shape().dim(-1)))
        .record();
  }

  /**
   * Each element at its label on a new last axis of zeros.
   *
   * @param x shape {@code […]}
   * @param labels one per element
   * @param classes the size of the new axis
   * @return shape {@code […, classes]}
   */
  public static Variable unpick(Variable x, int[] labels, int classes) {
    return Operation.named("unpick")
        .value(x.value().unpick(labels, classes))
        .from(x, dY -> pick(dY, labels))
        .record();
  }
}
