package backstitch.core;

import java.util.Arrays;
import java.util.Locale;

/** What operations demand of shapes and indices, with the sentences that say so. */
final class Checks {
  private Checks() {}

  static void checkSize(String operation, Shape shape, int given, String what) {
    if (given != shape.size()) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "%s: %d %s for shape %s, which has %d",
              operation,
              given,
              what,
              shape,
              shape.size()));
    }
  }

  /** Something has to be there to be compared, unless there is no output to compare it for. */
  static void checkNotEmpty(String operation, Shape shape, Shape left) {
    if (shape.size() == 0 && left.size() > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: %s has no elements, and of nothing there is no maximum",
              operation,
              shape));
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
        throw new IndexOutOfBoundsException(
            String.format(
                Locale.ROOT,
                "%s: index %d at position %d is outside the %d rows",
                operation,
                indices[i],
                i,
                rows));
      }
    }
  }

  static void checkLabels(String operation, int[] labels, int classes) {
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        throw new IndexOutOfBoundsException(
            String.format(
                Locale.ROOT,
                "%s: label %d at row %d is outside the %d classes",
                operation,
                labels[row],
                row,
                classes));
      }
    }
  }

  /** The shape without its last axis, along which there is one label for every line. */
  static Shape labelled(String operation, Shape shape, int[] labels) {
    Shape lines = shape.reduced(operation, false, -1);
    if (labels.length != lines.size()) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "%s: %d labels for the %d rows of %s",
              operation,
              labels.length,
              lines.size(),
              shape));
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
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "reshape: %s has more than one -1", Arrays.toString(dims)));
        }
        open = axis;
        complete[axis] = 1;
      }
    }
    if (open >= 0) {
      int known = Shape.of(complete).size();
      if (known == 0 || shape.size() % known != 0) {
        throw new ShapeMismatchException(
            String.format(
                Locale.ROOT,
                "reshape: no whole number in place of -1 makes %s the %d elements of %s",
                Arrays.toString(dims),
                shape.size(),
                shape));
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
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "transpose: the order %s does not name each axis of %s once",
              Arrays.toString(order),
              shape));
    }
    return axes;
  }

  /** The shape of a matrix product, its leading axes broadcast. */
  static Shape productShape(
      String operation, Shape a, boolean transposeA, Shape b, boolean transposeB) {
    for (Shape operand : new Shape[] {a, b}) {
      if (operand.rank() < 2) {
        throw new ShapeMismatchException(
            String.format(
                Locale.ROOT,
                "%s: %s and %s: an operand of rank %d; both need at least 2, reshape a vector to a row or column",
                operation,
                a,
                b,
                operand.rank()));
      }
    }
    int inner = a.dim(transposeA ? -2 : -1);
    int bInner = b.dim(transposeB ? -1 : -2);
    if (inner != bInner) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "%s: %s and %s do not fit: inner dimensions %d and %d differ%s",
              operation,
              a,
              b,
              inner,
              bInner,
              advice(operation, a, b)));
    }
    int m = a.dim(transposeA ? -1 : -2);
    int n = b.dim(transposeB ? -2 : -1);
    try {
      return withMatrices(a, m, n).broadcast(operation, withMatrices(b, m, n));
    } catch (ShapeMismatchException e) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "%s: the leading axes of %s and %s, %s and %s, do not broadcast",
              operation,
              a,
              b,
              Arrays.toString(leading(a)),
              Arrays.toString(leading(b))));
    }
  }

  /** The leading axes, and the last two as given. */
  private static Shape withMatrices(Shape shape, int m, int n) {
    int[] dims = shape.dims();
    dims[shape.rank() - 2] = m;
    dims[shape.rank() - 1] = n;
    return Shape.of(dims);
  }

  private static int[] leading(Shape shape) {
    return Arrays.copyOf(shape.dims(), shape.rank() - 2);
  }

  /** x [m, k], w [n, k], b [n]. */
  static void checkLinear(Shape x, Shape w, Shape b) {
    boolean ranks = x.rank() == 2 && w.rank() == 2 && b.rank() == 1;
    if (!ranks || x.dim(1) != w.dim(1) || w.dim(0) != b.dim(0)) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "linear: expected shapes [m, k], [n, k] and [n], got %s, %s and %s",
              x,
              w,
              b));
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
