package backstitch.core;

import backstitch.core.internal.Kernels.Product;
import java.util.Arrays;

/** What operations demand of shapes and indices, with the sentences that say so. */
final class Checks {
  private Checks() {}

  static void checkSize(String operation, Shape shape, int given, String what) {
    if (given != shape.size()) {
      String fault = ": " + given + " " + what + " for shape " + shape + ", which has ";
      throw new ShapeMismatchException(operation + fault + shape.size());
    }
  }

  static void checkNumbers(boolean sensible, String expected, float a, float b) {
    if (!sensible) {
      throw new IllegalArgumentException(expected + ", got " + a + " and " + b);
    }
  }

  /** How many elements {@link Tensor#arange(double, double, double)} has. */
  static int stepsTo(double start, double end, double step) {
    String given = "start " + start + ", end " + end + " and step " + step;
    if (!Double.isFinite(start) || !Double.isFinite(end) || !Double.isFinite(step) || step == 0) {
      String expected = "arange: expected finite numbers and a step other than 0, got ";
      throw new IllegalArgumentException(expected + given);
    }
    double steps = Math.max(0, Math.ceil((end - start) / step));
    if (steps > Integer.MAX_VALUE) {
      String most = Integer.MAX_VALUE + " elements, the most a tensor can hold";
      throw new IllegalArgumentException("arange: " + given + " give more than " + most);
    }
    return (int) steps;
  }

  /** Something has to be there to be compared, unless there is no output to compare it for. */
  static void checkNotEmpty(String operation, Shape shape, int... axes) {
    if (shape.size() == 0 && shape.reduced(operation, false, axes).size() > 0) {
      String fault = ": " + shape + " has no elements, and of nothing there is no maximum";
      throw new IllegalArgumentException(operation + fault);
    }
  }

  /** The size of the first axis. */
  static int rows(String operation, Shape shape) {
    if (shape.rank() == 0) {
      throw new ShapeMismatchException(operation + ": a scalar has no rows; reshape it first");
    }
    return shape.dim(0);
  }

  static void checkRows(String operation, int[] indices, int rows) {
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || indices[i] >= rows) {
        String index = operation + ": index " + indices[i] + " at position " + i;
        throw new IndexOutOfBoundsException(index + " is outside the " + rows + " rows");
      }
    }
  }

  static void checkLabels(String operation, int[] labels, int classes) {
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        String label = operation + ": label " + labels[row] + " at row " + row;
        throw new IndexOutOfBoundsException(label + " is outside the " + classes + " classes");
      }
    }
  }

  /** The shape without its last axis, along which there is one label for every line. */
  static Shape labelled(String operation, Shape shape, int[] labels) {
    Shape lines = shape.reduced(operation, false, -1);
    if (labels.length != lines.size()) {
      String rows = lines.size() + " rows of " + shape;
      throw new ShapeMismatchException(
          operation + ": " + labels.length + " labels for the " + rows);
    }
    checkLabels(operation, labels, shape.dim(-1));
    return lines;
  }

  /** The dimensions of a reshape with the one that is -1 worked out. */
  static Shape completed(Shape shape, int... dims) {
    int[] complete = dims.clone();
    int open = -1;
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] == -1) {
        if (open >= 0) {
          String given = Arrays.toString(dims);
          throw new IllegalArgumentException("reshape: " + given + " has more than one -1");
        }
        open = axis;
        complete[axis] = 1;
      }
    }
    if (open >= 0) {
      int known = Shape.of(complete).size();
      if (known == 0 || shape.size() % known != 0) {
        String wanted = Arrays.toString(dims) + " the " + shape.size() + " elements of " + shape;
        throw new ShapeMismatchException("reshape: no whole number in place of -1 makes " + wanted);
      }
      complete[open] = shape.size() / known;
    }
    return Shape.of(complete);
  }

  static int[] permutation(Shape shape, int... order) {
    int[] axes = new int[shape.rank()];
    if (order.length == 0) {
      Arrays.setAll(axes, i -> axes.length - 1 - i);
      return axes;
    }
    boolean[] used = new boolean[shape.rank()];
    boolean complete = order.length == shape.rank();
    for (int i = 0; complete && i < order.length; i++) {
      axes[i] = shape.axis("transpose", order[i]);
      complete = !used[axes[i]];
      used[axes[i]] = true;
    }
    if (!complete) {
      String fault = Arrays.toString(order) + " does not name each axis of " + shape + " once";
      throw new ShapeMismatchException("transpose: the order " + fault);
    }
    return axes;
  }

  /** The shape of a matrix product, its leading axes broadcast. */
  static Shape productShape(String operation, Product product, Shape a, Shape b) {
    boolean transposeA = product == Product.T_MATMUL;
    boolean transposeB = product == Product.MATMUL_T;
    if (a.rank() < 2 || b.rank() < 2) {
      String rank = a + " and " + b + ": an operand of rank " + (a.rank() < 2 ? a : b).rank();
      throw new ShapeMismatchException(
          operation + ": " + rank + "; both need at least 2, reshape a vector to a row or column");
    }
    int inner = a.dim(transposeA ? -2 : -1);
    int bInner = b.dim(transposeB ? -1 : -2);
    if (inner != bInner) {
      String misfit = a + " and " + b + " do not fit: inner dimensions " + inner + " and " + bInner;
      throw new ShapeMismatchException(
          operation + ": " + misfit + " differ" + advice(operation, a, b));
    }
    int m = a.dim(transposeA ? -1 : -2);
    int n = b.dim(transposeB ? -2 : -1);
    try {
      return withMatrices(a, m, n).broadcast(operation, withMatrices(b, m, n));
    } catch (ShapeMismatchException e) {
      String leading = a + " and " + b + ", " + leading(a) + " and " + leading(b);
      throw new ShapeMismatchException(
          operation + ": the leading axes of " + leading + ", do not broadcast");
    }
  }

  /** The leading axes, and the last two as given. */
  private static Shape withMatrices(Shape shape, int m, int n) {
    int[] dims = shape.dims();
    dims[shape.rank() - 2] = m;
    dims[shape.rank() - 1] = n;
    return Shape.of(dims);
  }

  private static String leading(Shape shape) {
    return Arrays.toString(Arrays.copyOf(shape.dims(), shape.rank() - 2));
  }

  /** x [m, k], w [n, k], b [n]. */
  static void checkLinear(Shape x, Shape w, Shape b) {
    boolean ranks = x.rank() == 2 && w.rank() == 2 && b.rank() == 1;
    if (!ranks || x.dim(1) != w.dim(1) || w.dim(0) != b.dim(0)) {
      String got = x + ", " + w + " and " + b;
      throw new ShapeMismatchException(
          "linear: expected shapes [m, k], [n, k] and [n], got " + got);
    }
  }

  /** The flavour of the product that would fit, if there is one. */
  private static String advice(String operation, Shape a, Shape b) {
    if (!operation.equals("matmul") && a.dim(-1) == b.dim(-2)) {
      return " (did you mean matmul?)";
    }
    if (!operation.equals("matmulT") && a.dim(-1) == b.dim(-1)) {
      return " (did you mean matmulT?)";
    }
    if (!operation.equals("tMatmul") && a.dim(-2) == b.dim(-2)) {
      return " (did you mean tMatmul?)";
    }
    return "";
  }
}
