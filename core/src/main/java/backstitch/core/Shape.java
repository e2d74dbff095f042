package backstitch.core;

import java.util.Arrays;

/**
 * The dimensions of a tensor: {@code [2, 3]} is two rows of three, {@code []} a single number.
 *
 * <p>Any rank is allowed, and dimensions of zero; the product of the dimensions has to fit an
 * {@code int}. Axes count from 0; negative ones count from the end, so that -1 is the last.
 */
public final class Shape {
  private final int[] dims;
  private final int size;

  private Shape(int[] dims) {
    this.dims = dims;
    this.size = checkedSize(dims);
  }

  /**
   * {@return the shape with these dimensions}
   *
   * @param dims the size along each axis, outermost first; none for a scalar
   * @throws IllegalArgumentException if a dimension is negative, or the size exceeds an {@code int}
   */
  public static Shape of(int... dims) {
    return new Shape(dims.clone());
  }

  private static int checkedSize(int[] dims) {
    boolean empty = false;
    for (int dim : dims) {
      if (dim < 0) {
        throw new IllegalArgumentException(
            "shape: " + Arrays.toString(dims) + " has a negative dimension");
      }
      empty |= dim == 0;
    }
    long size = empty ? 0 : 1;
    for (int dim : dims) {
      size *= dim;
      if (size > Integer.MAX_VALUE) {
        String most = Integer.MAX_VALUE + " elements, the most a tensor can hold";
        String excess = Arrays.toString(dims) + " has more than " + most;
        throw new IllegalArgumentException("shape: " + excess + "; work on a part at a time");
      }
    }
    return (int) size;
  }

  /** {@return the number of axes; 0 for a scalar} */
  public int rank() {
    return dims.length;
  }

  /** {@return the number of elements: the product of the dimensions; 1 for a scalar} */
  public int size() {
    return size;
  }

  /**
   * {@return the size along one axis}
   *
   * @param axis from 0, or from -1 backwards
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public int dim(int axis) {
    return dims[axis("dim", axis)];
  }

  /** {@return the dimensions, outermost first, as a copy} */
  public int[] dims() {
    return dims.clone();
  }

  /**
   * {@return an axis that may count from the end as one that counts from 0: 0 ≤ axis &lt; rank}
   *
   * @param operation who asks, for the message
   * @param axis from 0, or from -1 backwards
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public int axis(String operation, int axis) {
    if (axis < -rank() || axis >= rank()) {
      throw new IndexOutOfBoundsException(
          operation + ": there is no axis " + axis + " in " + this + " (rank " + rank() + ")");
    }
    return axis < 0 ? axis + rank() : axis;
  }

  /**
   * {@return the shape two operands are broadcast to, by NumPy's rule: aligned at the last axis,
   * equal dimensions stay, a dimension of 1 is repeated, a missing one counts as 1}
   *
   * @param operation who asks, for the message
   * @param other the shape of the other operand
   * @throws ShapeMismatchException if a pair of dimensions differs and neither is 1
   */
  public Shape broadcast(String operation, Shape other) {
    int rank = Math.max(rank(), other.rank());
    int[] common = new int[rank];
    for (int back = 1; back <= rank; back++) {
      int mine = back <= rank() ? dims[rank() - back] : 1;
      int theirs = back <= other.rank() ? other.dims[other.rank() - back] : 1;
      if (mine != theirs && mine != 1 && theirs != 1) {
        String shapes = operation + ": " + this + " and " + other + " do not broadcast: ";
        String axis = "axis " + -back + " is " + mine + " and " + theirs;
        throw new ShapeMismatchException(shapes + axis + "; they must be equal, or one of them 1");
      }
      common[rank - back] = mine == 1 ? theirs : mine;
    }
    return new Shape(common);
  }

  /**
   * {@return the shape that a reduction over the given axes leaves}
   *
   * @param operation who asks, for the message
   * @param keepDims whether a reduced axis stays, with dimension 1
   * @param axes the axes to reduce, each once; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   * @throws IllegalArgumentException if an axis is named twice
   */
  public Shape reduced(String operation, boolean keepDims, int... axes) {
    boolean[] gone = axesSet(operation, axes);
    int[] left = new int[rank()];
    int rank = 0;
    for (int axis = 0; axis < rank(); axis++) {
      if (!gone[axis] || keepDims) {
        left[rank++] = gone[axis] ? 1 : dims[axis];
      }
    }
    return new Shape(Arrays.copyOf(left, rank));
  }

  /** Which axes are named; all, if none is. */
  boolean[] axesSet(String operation, int... axes) {
    boolean[] named = new boolean[rank()];
    Arrays.fill(named, axes.length == 0);
    for (int axis : axes) {
      int a = axis(operation, axis);
      if (named[a]) {
        throw new IllegalArgumentException(operation + ": axis " + axis + " is named twice");
      }
      named[a] = true;
    }
    return named;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** The dimensions in brackets, as in {@code [256, 784]}. */
  @Override
  public String toString() {
    return Arrays.toString(dims);
  }
}
