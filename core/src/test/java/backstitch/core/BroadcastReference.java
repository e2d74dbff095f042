package backstitch.core;

/** NumPy's broadcasting, index by index. */
final class BroadcastReference {
  private BroadcastReference() {}

  /** The indices along each axis of an element in row-major order. */
  static int[] indices(int element, Shape shape) {
    int[] index = new int[shape.rank()];
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index[axis] = element % shape.dim(axis);
      element /= shape.dim(axis);
    }
    return index;
  }

  /** The place in row-major order of the element with these indices. */
  static int place(int[] index, Shape shape) {
    int place = 0;
    for (int axis = 0; axis < index.length; axis++) {
      place = place * shape.dim(axis) + index[axis];
    }
    return place;
  }

  /** Which element of an operand meets this element of the common shape. */
  static int source(int element, Shape common, Shape operand) {
    int[] index = indices(element, common);
    int[] own = new int[operand.rank()];
    for (int axis = 0; axis < own.length; axis++) {
      int i = index[common.rank() - operand.rank() + axis];
      own[axis] = operand.dim(axis) == 1 ? 0 : i;
    }
    return place(own, operand);
  }
}
