package backstitch.core;

import static backstitch.core.Checks.checkLabels;
import static backstitch.core.Checks.checkRows;

import backstitch.core.internal.Copies;
import backstitch.core.internal.Elementwise;
import backstitch.core.internal.Matrix;
import backstitch.core.internal.MatrixProduct;
import backstitch.core.internal.Reductions;
import backstitch.core.internal.SoftmaxLines;
import java.util.Arrays;
import java.util.Locale;

/**
 * An immutable array of {@code float} with a {@link Shape}, in row-major order.
 *
 * <p>This class lists every verb and checks the shapes; the loops are in {@code
 * backstitch.core.internal}. Operands of different shapes are broadcast by NumPy's rule. Axes may
 * be negative, counting from the end. NaN goes through every operation, max and min included.
 * Unless a method says otherwise a result is the IEEE one or, beyond {@code + - * / √}, within 1
 * ulp of the true value; sums are taken in {@code double} and rounded once. The same operands give
 * the same bits on every machine.
 */
public final class Tensor {
  private final Shape shape;
  private final float[] values;

  /** Takes the array over, without a copy. */
  private Tensor(Shape shape, float[] values) {
    assert shape.size() == values.length;
    this.shape = shape;
    this.values = values;
  }

  // ---- creation

  /**
   * {@return a scalar, of shape {@code []}}
   *
   * @param value its value
   */
  public static Tensor scalar(float value) {
    return new Tensor(Shape.of(), new float[] {value});
  }

  /**
   * {@return a vector, of shape {@code [n]}}
   *
   * @param values its elements, copied
   */
  public static Tensor of(float... values) {
    return new Tensor(Shape.of(values.length), values.clone());
  }

  /**
   * {@return a matrix, of shape {@code [rows, columns]}}
   *
   * @param rows its rows, copied
   * @throws ShapeMismatchException if the rows differ in length
   */
  public static Tensor of(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    float[] values = new float[Shape.of(rows.length, columns).size()];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new ShapeMismatchException(
            String.format(
                Locale.ROOT,
                "of: row %d has %d elements, row 0 has %d",
                i,
                rows[i].length,
                columns));
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return new Tensor(Shape.of(rows.length, columns), values);
  }

  /**
   * {@return a tensor of any shape}
   *
   * @param shape its shape
   * @param values its elements in row-major order, copied
   * @throws ShapeMismatchException if their number is not the size of the shape
   */
  public static Tensor of(Shape shape, float... values) {
    Checks.checkSize("of", shape, values.length, "elements");
    return new Tensor(shape, values.clone());
  }

  /**
   * Unsigned bytes, scaled: {@code (bytes[i] & 255) / divisor}. What images are read with.
   *
   * @param shape its shape
   * @param bytes its elements in row-major order
   * @param divisor 255 to bring them into [0, 1]
   * @return the tensor
   * @throws ShapeMismatchException if their number is not the size of the shape
   */
  public static Tensor ofBytes(Shape shape, byte[] bytes, float divisor) {
    Checks.checkSize("ofBytes", shape, bytes.length, "bytes");
    return new Tensor(
        shape,
        Copies.unsignedBytes(Engine.kernelsInUse(), bytes, bytes.length, new int[1], divisor));
  }

  /**
   * Some rows of unsigned bytes, scaled: what {@link #ofBytes} and {@link #gather} would make of
   * them, without the other rows.
   *
   * @param shape of all rows
   * @param bytes their elements in row-major order
   * @param divisor 255 to bring them into [0, 1]
   * @param indices n rows, any of them any number of times
   * @return the shape, with n rows
   * @throws ShapeMismatchException if the number of bytes is not the size of the shape, or it is
   *     that of a scalar
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public static Tensor ofByteRows(Shape shape, byte[] bytes, float divisor, int... indices) {
    Checks.checkSize("ofByteRows", shape, bytes.length, "bytes");
    checkRows("ofByteRows", indices, Checks.rows("ofByteRows", shape));
    Shape chosen = withRows(shape, indices.length);
    int rowSize = rowSize(shape);
    return new Tensor(
        chosen, Copies.unsignedBytes(Engine.kernelsInUse(), bytes, rowSize, indices, divisor));
  }

  /**
   * {@return a tensor full of zeros}
   *
   * @param shape its shape
   */
  public static Tensor zeros(Shape shape) {
    return new Tensor(shape, new float[shape.size()]);
  }

  /**
   * {@return a tensor with every element equal}
   *
   * @param value the value of each
   * @param shape its shape
   */
  public static Tensor full(float value, Shape shape) {
    float[] values = new float[shape.size()];
    Arrays.fill(values, value);
    return new Tensor(shape, values);
  }

  /**
   * Uniform random numbers: {@code (float) (low + (high - low) · u)} with u from {@link
   * Rng#nextDouble}, in row-major order.
   *
   * @param low the smallest
   * @param high the bound above, itself possible only by rounding
   * @param shape the shape
   * @param rng where the numbers come from
   * @return the tensor
   */
  public static Tensor uniform(float low, float high, Shape shape, Rng rng) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + ((double) high - low) * rng.nextDouble());
    }
    return new Tensor(shape, values);
  }

  /**
   * Normal random numbers: {@code (float) (mean + deviation · g)} with g from {@link
   * Rng#nextGaussian}, in row-major order.
   *
   * @param mean the mean
   * @param deviation the standard deviation
   * @param shape the shape
   * @param rng where the numbers come from
   * @return the tensor
   */
  public static Tensor gaussian(float mean, float deviation, Shape shape, Rng rng) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * rng.nextGaussian());
    }
    return new Tensor(shape, values);
  }

  /**
   * One row per label, 1 at the label and 0 elsewhere.
   *
   * @param labels n classes, each in 0 … classes - 1
   * @param classes how many there are
   * @return shape {@code [n, classes]}
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public static Tensor oneHot(int[] labels, int classes) {
    Shape shape = Shape.of(labels.length, classes);
    checkLabels("oneHot", labels, classes);
    float[] ones = new float[labels.length];
    Arrays.fill(ones, 1);
    return new Tensor(shape, Copies.unpick(ones, classes, labels));
  }

  // ---- looking

  /** {@return the shape} */
  public Shape shape() {
    return shape;
  }

  /** {@return the elements in row-major order, as a copy} */
  public float[] toArray() {
    return values.clone();
  }

  /**
   * {@return one element}
   *
   * @param index its index along each axis
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public float get(int... index) {
    if (index.length != shape.rank()) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT, "get: %d indices for a tensor of shape %s", index.length, shape));
    }
    int at = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (index[axis] < 0 || index[axis] >= shape.dim(axis)) {
        throw new IndexOutOfBoundsException(
            String.format(
                Locale.ROOT,
                "get: index %d along axis %d is outside %s",
                index[axis],
                axis,
                shape));
      }
      at = at * shape.dim(axis) + index[axis];
    }
    return values[at];
  }

  /**
   * {@return the only element of a tensor of size 1}
   *
   * @throws ShapeMismatchException if the size is another
   */
  public float item() {
    if (values.length != 1) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "item: %s has %d elements, not one; use get or toArray",
              shape,
              values.length));
    }
    return values[0];
  }

  // ---- arithmetic, broadcast

  private Tensor with(String name, Elementwise.Binary f, Tensor other) {
    Shape common = shape.broadcast(name, other.shape);
    float[] result = new float[common.size()];
    Elementwise.apply(
        f, values, shape.dims(), other.values, other.shape.dims(), common.dims(), result);
    return new Tensor(common, result);
  }

  /**
   * {@return the sum, element by element}
   *
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor plus(Tensor other) {
    return with("plus", Elementwise::plus, other);
  }

  /**
   * {@return the sum of each element and a number}
   *
   * @param other the number
   */
  public Tensor plus(float other) {
    return plus(scalar(other));
  }

  /**
   * {@return the sum of this and {@code factor} times another, element by element, each product
   * rounded before it is added}
   *
   * @param factor the number
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor plusTimes(float factor, Tensor other) {
    return with("plusTimes", Elementwise.plusTimes(factor), other);
  }

  /**
   * {@return the difference, element by element}
   *
   * @param other what is subtracted, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor minus(Tensor other) {
    return with("minus", Elementwise::minus, other);
  }

  /**
   * {@return the difference of each element and a number}
   *
   * @param other what is subtracted
   */
  public Tensor minus(float other) {
    return minus(scalar(other));
  }

  /**
   * {@return the product, element by element}
   *
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor times(Tensor other) {
    return with("times", Elementwise::times, other);
  }

  /**
   * {@return the product of each element and a number}
   *
   * @param other the number
   */
  public Tensor times(float other) {
    return times(scalar(other));
  }

  /**
   * {@return the quotient, element by element}
   *
   * @param other the divisor, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor dividedBy(Tensor other) {
    return with("dividedBy", Elementwise::dividedBy, other);
  }

  /**
   * {@return the quotient of each element and a number}
   *
   * @param other the divisor
   */
  public Tensor dividedBy(float other) {
    return dividedBy(scalar(other));
  }

  /**
   * {@return the larger of each pair; NaN if one of them is, and +0 is larger than -0}
   *
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor maximum(Tensor other) {
    return with("maximum", Elementwise::maximum, other);
  }

  /**
   * {@return the smaller of each pair; NaN if one of them is, and -0 is smaller than +0}
   *
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor minimum(Tensor other) {
    return with("minimum", Elementwise::minimum, other);
  }

  /**
   * The product with the step function of another tensor, which is 1 where that is positive, 0
   * where it is not, and NaN where it is NaN: the gradient of relu.
   *
   * @param other decides; broadcast with this one
   * @return the product
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor timesStep(Tensor other) {
    return with("timesStep", Elementwise::timesStep, other);
  }

  /**
   * {@return -1, 0 or 1 as each element is less than, equal to or greater than the other; NaN if
   * one of them is}
   *
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor compare(Tensor other) {
    return with("compare", Elementwise::compare, other);
  }

  // ---- elementwise

  private Tensor each(Elementwise.Unary f) {
    return each(f, 1);
  }

  private Tensor each(Elementwise.Unary f, int steps) {
    float[] result = new float[values.length];
    Elementwise.apply(f, steps, values, result);
    return new Tensor(shape, result);
  }

  /** {@return -x, element by element} */
  public Tensor negate() {
    return each(Elementwise::negate);
  }

  /** {@return eˣ, element by element} */
  public Tensor exp() {
    return each(Elementwise::exp, Elementwise.EXP_STEPS);
  }

  /** {@return ln x, element by element; -∞ at 0, NaN below} */
  public Tensor log() {
    return each(Elementwise::log, Elementwise.STRICT_MATH_STEPS);
  }

  /** {@return √x, element by element; NaN below 0} */
  public Tensor sqrt() {
    return each(Elementwise::sqrt);
  }

  /** {@return x², element by element} */
  public Tensor square() {
    return each(Elementwise::square);
  }

  /** {@return |x|, element by element} */
  public Tensor abs() {
    return each(Elementwise::abs);
  }

  /** {@return tanh x, element by element} */
  public Tensor tanh() {
    return each(Elementwise::tanh, Elementwise.STRICT_MATH_STEPS);
  }

  /** {@return 1 / (1 + e⁻ˣ), element by element} */
  public Tensor sigmoid() {
    return each(Elementwise::sigmoid, Elementwise.EXP_STEPS);
  }

  /** {@return max(x, 0), element by element} */
  public Tensor relu() {
    return each(Elementwise::relu);
  }

  // ---- broadcasting and its adjoint

  /**
   * Repeats this tensor along axes of size 1 and new leading axes.
   *
   * @param target the shape to fill
   * @return shape {@code target}
   * @throws ShapeMismatchException if this shape does not broadcast to it
   */
  public Tensor broadcastTo(Shape target) {
    if (!shape.broadcast("broadcastTo", target).equals(target)) {
      throw new ShapeMismatchException(
          String.format(Locale.ROOT, "broadcastTo: %s does not broadcast to %s", shape, target));
    }
    return shape.equals(target)
        ? this
        : new Tensor(target, Copies.broadcast(values, shape.dims(), target.dims(), target.size()));
  }

  /**
   * Sums over the axes along which {@code target} would be repeated to give this shape: the adjoint
   * of {@link #broadcastTo}, which is what makes it the derivative of broadcasting.
   *
   * @param target a shape that broadcasts to this one
   * @return shape {@code target}
   * @throws ShapeMismatchException if it does not
   */
  public Tensor sumTo(Shape target) {
    if (shape.equals(target)) {
      return this;
    }
    if (!target.broadcast("sumTo", shape).equals(shape)) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "sumTo: %s cannot be summed to %s, which does not broadcast to it",
              shape,
              target));
    }
    int added = shape.rank() - target.rank();
    boolean[] repeated = new boolean[shape.rank()];
    for (int axis = 0; axis < repeated.length; axis++) {
      repeated[axis] = axis < added || target.dim(axis - added) == 1;
    }
    return new Tensor(
        target, new Reductions(values, shape.dims(), repeated).sum(Engine.kernelsInUse()));
  }

  // ---- reductions

  /**
   * {@return the sums over some axes, which go}
   *
   * @param axes the axes; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public Tensor sum(int... axes) {
    return sum(false, axes);
  }

  /**
   * {@return the sums over some axes}
   *
   * @param keepDims whether these axes stay, with size 1
   * @param axes the axes; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public Tensor sum(boolean keepDims, int... axes) {
    Shape left = shape.reduced("sum", keepDims, axes);
    return new Tensor(left, reductions("sum", axes).sum(Engine.kernelsInUse()));
  }

  /**
   * {@return the means over some axes, which go; NaN where there is nothing to average}
   *
   * @param axes the axes; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public Tensor mean(int... axes) {
    return mean(false, axes);
  }

  /**
   * {@return the means over some axes; NaN where there is nothing to average}
   *
   * @param keepDims whether these axes stay, with size 1
   * @param axes the axes; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public Tensor mean(boolean keepDims, int... axes) {
    Shape left = shape.reduced("mean", keepDims, axes);
    return new Tensor(left, reductions("mean", axes).mean(Engine.kernelsInUse()));
  }

  /**
   * {@return the maxima over some axes, which go}
   *
   * @param axes the axes; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   * @throws IllegalArgumentException if there is nothing to compare
   */
  public Tensor max(int... axes) {
    return max(false, axes);
  }

  /**
   * {@return the maxima over some axes}
   *
   * @param keepDims whether these axes stay, with size 1
   * @param axes the axes; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   * @throws IllegalArgumentException if there is nothing to compare
   */
  public Tensor max(boolean keepDims, int... axes) {
    Shape left = shape.reduced("max", keepDims, axes);
    Checks.checkNotEmpty("max", shape, left);
    return new Tensor(left, reductions("max", axes).max(Engine.kernelsInUse()));
  }

  /**
   * {@return ln Σ eˣ over some axes, which go; -∞ where there is nothing to add}
   *
   * @param axes the axes; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public Tensor logSumExp(int... axes) {
    return logSumExp(false, axes);
  }

  /**
   * {@return ln Σ eˣ over some axes; -∞ where there is nothing to add; where the maximum and the
   * logarithm of the rest cancel, within 1e-12 rather than 1 ulp}
   *
   * @param keepDims whether these axes stay, with size 1
   * @param axes the axes; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public Tensor logSumExp(boolean keepDims, int... axes) {
    Shape left = shape.reduced("logSumExp", keepDims, axes);
    return new Tensor(
        left, new SoftmaxLines(values, shape.dims(), shape.axesSet("logSumExp", axes)).logSumExp());
  }

  /**
   * {@return where along an axis the largest element is, in row-major order of the other axes: the
   * first of equals; a NaN counts as largest}
   *
   * @param axis the axis
   * @throws IndexOutOfBoundsException if there is no such axis
   * @throws IllegalArgumentException if there is nothing to compare
   */
  public int[] argMax(int axis) {
    Checks.checkNotEmpty("argMax", shape, shape.reduced("argMax", false, axis));
    return reductions("argMax", axis).argMax();
  }

  private Reductions reductions(String operation, int... axes) {
    return new Reductions(values, shape.dims(), shape.axesSet(operation, axes));
  }

  // ---- matrix products

  /**
   * The matrix product A·B: {@code c[i][j]} is the chain {@code c = fma(a[i][k], b[k][j], c)} for k
   * ascending, from +0.
   *
   * @param b shape {@code [k, n]}; this has shape {@code [m, k]}; leading axes are broadcast
   * @return shape {@code [m, n]}
   * @throws ShapeMismatchException if an operand has rank below 2, or the shapes do not fit
   */
  public Tensor matmul(Tensor b) {
    return product("matmul", this, false, b, false);
  }

  /**
   * The matrix product A·Bᵀ, without a transposed copy.
   *
   * @param b shape {@code [n, k]}; this has shape {@code [m, k]}; leading axes are broadcast
   * @return shape {@code [m, n]}
   * @throws ShapeMismatchException if an operand has rank below 2, or the shapes do not fit
   */
  public Tensor matmulT(Tensor b) {
    return product("matmulT", this, false, b, true);
  }

  /**
   * The matrix product Aᵀ·B, without a transposed copy.
   *
   * @param b shape {@code [k, n]}; this has shape {@code [k, m]}; leading axes are broadcast
   * @return shape {@code [m, n]}
   * @throws ShapeMismatchException if an operand has rank below 2, or the shapes do not fit
   */
  public Tensor tMatmul(Tensor b) {
    return product("tMatmul", this, true, b, false);
  }

  /**
   * The linear map of a dense layer, {@code x·wᵀ + b}: {@link #matmulT}, and then a sum with the
   * same row for each row.
   *
   * @param w shape {@code [n, k]}; this has shape {@code [m, k]}
   * @param b shape {@code [n]}
   * @return shape {@code [m, n]}
   * @throws ShapeMismatchException if the shapes are others
   */
  public Tensor linear(Tensor w, Tensor b) {
    Checks.checkLinear(shape, w.shape, b.shape);
    Tensor y = product("linear", this, false, w, true);
    int[] dims = y.shape.dims();
    Elementwise.apply(Elementwise::plus, y.values, dims, b.values, b.shape.dims(), dims, y.values);
    return y;
  }

  private static Tensor product(
      String name, Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
    Shape result = Checks.productShape(name, a.shape, transposeA, b.shape, transposeB);
    float[] c = new float[result.size()];
    MatrixProduct.multiply(
        Engine.kernelsInUse(),
        leading(result),
        leading(a.shape),
        transposeA ? a.firstMatrix().transposed() : a.firstMatrix(),
        leading(b.shape),
        transposeB ? b.firstMatrix().transposed() : b.firstMatrix(),
        c);
    return new Tensor(result, c);
  }

  private static int[] leading(Shape shape) {
    return Arrays.copyOf(shape.dims(), shape.rank() - 2);
  }

  private Matrix firstMatrix() {
    return Matrix.rowMajor(values, 0, shape.dim(-2), shape.dim(-1));
  }

  // ---- shaping

  /**
   * The same elements in another shape; shares the array.
   *
   * @param dims the new dimensions; one of them may be -1 and is then worked out from the size
   * @return a tensor of the same size
   * @throws ShapeMismatchException if the size would be another
   */
  public Tensor reshape(int... dims) {
    return reshape(Checks.completed(shape, dims));
  }

  /**
   * The same elements in another shape; shares the array.
   *
   * @param target a shape of the same size
   * @return a tensor of this shape
   * @throws ShapeMismatchException if the size would be another
   */
  public Tensor reshape(Shape target) {
    if (target.size() != shape.size()) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "reshape: %s has %d elements, %s would have %d",
              shape,
              shape.size(),
              target,
              target.size()));
    }
    return new Tensor(target, values);
  }

  /**
   * A copy with the axes in another order: axis i of the result is axis {@code order[i]} of this.
   *
   * @param order each axis once; none reverses them all
   * @return a copy
   * @throws ShapeMismatchException if the order does not name each axis once
   */
  public Tensor transpose(int... order) {
    int[] axes = Checks.permutation(shape, order);
    int[] dims = Arrays.stream(axes).map(shape::dim).toArray();
    return new Tensor(Shape.of(dims), Copies.transpose(values, shape.dims(), axes));
  }

  // ---- indexing, along the first axis or by label along the last

  private int rowSize() {
    return rowSize(shape);
  }

  private static int rowSize(Shape shape) {
    return shape.dim(0) == 0 ? 0 : shape.size() / shape.dim(0);
  }

  private static Shape withRows(Shape shape, int rows) {
    int[] dims = shape.dims();
    dims[0] = rows;
    return Shape.of(dims);
  }

  /**
   * {@return the rows {@code from ≤ i < to} of the first axis}
   *
   * @param from the first row
   * @param to the row after the last
   * @throws IndexOutOfBoundsException if they are not within the first axis, in order
   */
  public Tensor slice(int from, int to) {
    int rows = Checks.rows("slice", shape);
    if (from < 0 || to < from || to > rows) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "slice: rows %d to %d are not within the %d rows of %s",
              from,
              to,
              rows,
              shape));
    }
    return new Tensor(
        withRows(shape, to - from), Arrays.copyOfRange(values, from * rowSize(), to * rowSize()));
  }

  /**
   * Rows of zeros before and after: the adjoint of {@link #slice}.
   *
   * @param before how many before the first row
   * @param after how many after the last row
   * @return shape {@code [before + rows + after, …]}
   * @throws IllegalArgumentException if a number is negative, or they are too many
   */
  public Tensor padRows(int before, int after) {
    int rows = Checks.rows("padRows", shape);
    if (before < 0 || after < 0 || (long) before + rows + after > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "padRows: cannot pad %s with %d rows before and %d after",
              shape,
              before,
              after));
    }
    Shape padded = withRows(shape, before + rows + after);
    float[] result = new float[padded.size()];
    System.arraycopy(values, 0, result, before * rowSize(), values.length);
    return new Tensor(padded, result);
  }

  /**
   * {@return the rows of the first axis that the indices name, in their order}
   *
   * @param indices n rows, any of them any number of times
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Tensor gather(int... indices) {
    checkRows("gather", indices, Checks.rows("gather", shape));
    return new Tensor(withRows(shape, indices.length), Copies.gather(values, rowSize(), indices));
  }

  /**
   * Adds row i of this to row {@code indices[i]} of zeros: the adjoint of {@link #gather}. Each
   * element is one sum in {@code double}, in the order of the rows.
   *
   * @param indices for each row of this, where it goes
   * @param rows how many rows the result has
   * @return shape {@code [rows, …]}
   * @throws ShapeMismatchException if there is not one index per row
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Tensor scatterAdd(int[] indices, int rows) {
    if (indices.length != Checks.rows("scatterAdd", shape)) {
      throw new ShapeMismatchException(
          String.format(
              Locale.ROOT,
              "scatterAdd: %d indices for the %d rows of %s",
              indices.length,
              shape.dim(0),
              shape));
    }
    Shape result = withRows(shape, rows);
    checkRows("scatterAdd", indices, rows);
    return new Tensor(result, Copies.scatterAdd(values, rowSize(), indices, result.size()));
  }

  /**
   * {@return along the last axis, the element each label names}
   *
   * @param labels one per line, in row-major order of the other axes
   * @throws ShapeMismatchException if there is not one label per line
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public Tensor pick(int[] labels) {
    Shape lines = Checks.labelled("pick", shape, labels);
    return new Tensor(lines, Copies.pick(values, shape.dim(-1), labels));
  }

  /**
   * Puts each element at its label on a new last axis of zeros: the adjoint of {@link #pick}.
   *
   * @param labels one per element
   * @param classes the size of the new axis
   * @return shape {@code […, classes]}
   * @throws ShapeMismatchException if there is not one label per element
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public Tensor unpick(int[] labels, int classes) {
    Checks.checkSize("unpick", shape, labels.length, "labels");
    int[] dims = Arrays.copyOf(shape.dims(), shape.rank() + 1);
    dims[shape.rank()] = classes;
    Shape result = Shape.of(dims);
    checkLabels("unpick", labels, classes);
    return new Tensor(result, Copies.unpick(values, classes, labels));
  }

  // ---- softmax

  /**
   * {@return eˣ / Σ eˣ along an axis, or over several, for any finite x without overflow}
   *
   * @param axes the axes over which the elements add up to 1; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public Tensor softmax(int... axes) {
    return new Tensor(
        shape, new SoftmaxLines(values, shape.dims(), shape.axesSet("softmax", axes)).softmax());
  }

  /**
   * {@return x - ln Σ eˣ along an axis, for any finite x without overflow}
   *
   * @param axis the axis that the sum runs over
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public Tensor logSoftmax(int axis) {
    return new Tensor(
        shape,
        new SoftmaxLines(values, shape.dims(), shape.axesSet("logSoftmax", axis)).logSoftmax());
  }

  /**
   * The cross-entropy of the softmax along the last axis with labels: {@code ln Σ eᶻ - z[label]},
   * one value per line, for any finite z without overflow.
   *
   * @param labels one per line, in row-major order of the other axes
   * @return the shape of this without its last axis
   * @throws ShapeMismatchException if there is not one label per line
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public Tensor softmaxCrossEntropy(int[] labels) {
    Shape lines = Checks.labelled("softmaxCrossEntropy", shape, labels);
    return new Tensor(lines, lastAxisLines().crossEntropy(labels));
  }

  /**
   * The derivative of {@link #softmaxCrossEntropy}: the softmax along the last axis, less 1 at each
   * label.
   *
   * @param labels one per line, in row-major order of the other axes
   * @return the shape of this
   * @throws ShapeMismatchException if there is not one label per line
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public Tensor softmaxMinusOneHot(int[] labels) {
    Checks.labelled("softmaxMinusOneHot", shape, labels);
    return new Tensor(shape, lastAxisLines().crossEntropyDerivative(labels));
  }

  /**
   * {@link #softmaxCrossEntropy} and {@link #softmaxMinusOneHot} at once.
   *
   * @param labels one per line, in row-major order of the other axes
   * @return both, to the bit what each gives alone
   * @throws ShapeMismatchException if there is not one label per line
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public CrossEntropy softmaxCrossEntropyWithDerivative(int[] labels) {
    Shape lines = Checks.labelled("softmaxCrossEntropy", shape, labels);
    float[] derivative = new float[values.length];
    float[] losses = lastAxisLines().crossEntropy(labels, derivative);
    return new CrossEntropy(new Tensor(lines, losses), new Tensor(shape, derivative));
  }

  private SoftmaxLines lastAxisLines() {
    return new SoftmaxLines(values, shape.dims(), shape.axesSet("softmax", -1));
  }

  // ---- comparing and printing

  /**
   * Whether another tensor is near this one: the same shape, and {@code |x - y| ≤ absolute +
   * relative · |y|} for every pair. NaN is near NaN, an infinity near itself.
   *
   * @param other y
   * @param relative the relative tolerance
   * @param absolute the absolute tolerance
   * @return whether it is
   */
  public boolean isClose(Tensor other, double relative, double absolute) {
    if (!shape.equals(other.shape)) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      double x = values[i];
      double y = other.values[i];
      boolean near = Math.abs(x - y) <= absolute + relative * Math.abs(y);
      if (Double.compare(x, y) != 0 && !(near && !Double.isInfinite(y))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the other is a tensor of the same shape and the same bits; all NaNs are one. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && shape.equals(tensor.shape)
        && Arrays.equals(values, tensor.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  /** The elements in nested brackets; of more than 1000, three at each end of every axis. */
  @Override
  public String toString() {
    return TensorPrinter.print(shape, values);
  }
}
