package backstitch.core;

import static backstitch.core.Checks.checkLabels;
import static backstitch.core.Checks.checkRows;

import backstitch.core.internal.Kernels;
import backstitch.core.internal.Kernels.Binary;
import backstitch.core.internal.Kernels.Product;
import backstitch.core.internal.Kernels.Reduction;
import backstitch.core.internal.Kernels.Unary;
import java.util.Arrays;

/**
 * An immutable array of {@code float} with a {@link Shape}, in row-major order.
 *
 * <p>This class lists every verb and checks the shapes; what each computes is defined by {@code
 * backstitch.core.internal.Textbook}. Operands of different shapes are broadcast by NumPy's rule.
 * Axes may be negative, counting from the end. NaN goes through every operation, max and min
 * included. Unless a method says otherwise a result is the IEEE one or, beyond {@code + - * / √},
 * within 1 ulp of the true value; sums are taken in {@code double} and rounded once. The same
 * operands give the same bits on every machine.
 *
 * <p>Numbers are given as {@code double} and rounded once, to the nearest {@code float}; a finite
 * one that would become infinite is refused with an {@link IllegalArgumentException}.
 *
 * <p>No operand is a variable of the module {@code autograd}, of which this module knows nothing.
 * In place of {@code t.times(x)} write {@code x.times(t)}, or, where the order counts, {@code
 * Variable.constant(t).minus(x)}.
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

  private static Kernels kernels() {
    return Engine.kernelsInUse();
  }

  // ---- creation

  /**
   * {@return a scalar, of shape {@code []}}
   *
   * @param value its value
   */
  public static Tensor scalar(double value) {
    return scalar("scalar", value);
  }

  private static Tensor scalar(String operation, double value) {
    return new Tensor(Shape.of(), new float[] {toFloat(operation, value)});
  }

  /**
   * {@return the nearest {@code float}; NaN and the infinities stay what they are}
   *
   * @param operation who asks, for the message
   * @param value a number
   * @throws IllegalArgumentException if it is finite and would become infinite
   */
  public static float toFloat(String operation, double value) {
    float rounded = (float) value;
    if (Float.isInfinite(rounded) && Double.isFinite(value)) {
      String fault = ": " + value + " would become infinite; the largest float is ";
      throw new IllegalArgumentException(operation + fault + Float.MAX_VALUE);
    }
    return rounded;
  }

  private static float[] toFloats(String operation, double... values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = toFloat(operation, values[i]);
    }
    return rounded;
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
   * {@return a vector, of shape {@code [n]}}
   *
   * @param values its elements, each rounded to a {@code float}
   */
  public static Tensor of(double... values) {
    return new Tensor(Shape.of(values.length), toFloats("of", values));
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
        String row = "row " + i + " has " + rows[i].length + " elements";
        throw new ShapeMismatchException("of: " + row + ", row 0 has " + columns);
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return new Tensor(Shape.of(rows.length, columns), values);
  }

  /**
   * {@return a matrix, of shape {@code [rows, columns]}}
   *
   * @param rows its rows, each element rounded to a {@code float}
   * @throws ShapeMismatchException if the rows differ in length
   */
  public static Tensor of(double[][] rows) {
    float[][] rounded = new float[rows.length][];
    Arrays.setAll(rounded, i -> toFloats("of", rows[i]));
    return of(rounded);
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
   * {@return a tensor of any shape}
   *
   * @param shape its shape
   * @param values its elements in row-major order, each rounded to a {@code float}
   * @throws ShapeMismatchException if their number is not the size of the shape
   */
  public static Tensor of(Shape shape, double... values) {
    Checks.checkSize("of", shape, values.length, "elements");
    return new Tensor(shape, toFloats("of", values));
  }

  /**
   * {@return unsigned bytes, scaled: {@code (bytes[i] & 255) / divisor}} What images are read with.
   *
   * @param shape its shape
   * @param bytes its elements in row-major order
   * @param divisor 255 to bring them into [0, 1]
   * @throws ShapeMismatchException if their number is not the size of the shape
   */
  public static Tensor ofBytes(Shape shape, byte[] bytes, double divisor) {
    Checks.checkSize("ofBytes", shape, bytes.length, "bytes");
    float d = toFloat("ofBytes", divisor);
    Tensor y = zeros(shape);
    kernels().pixels(bytes, bytes.length, new int[1], d, y.values);
    return y;
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
  public static Tensor ofByteRows(Shape shape, byte[] bytes, double divisor, int... indices) {
    Checks.checkSize("ofByteRows", shape, bytes.length, "bytes");
    checkRows("ofByteRows", indices, Checks.rows("ofByteRows", shape));
    float d = toFloat("ofByteRows", divisor);
    Tensor y = zeros(withRows(shape, indices.length));
    kernels().pixels(bytes, rowSize(shape), indices, d, y.values);
    return y;
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
   * {@return a tensor full of zeros}
   *
   * @param dims the size along each axis; none for a scalar
   */
  public static Tensor zeros(int... dims) {
    return zeros(Shape.of(dims));
  }

  /**
   * {@return a tensor full of ones}
   *
   * @param shape its shape
   */
  public static Tensor ones(Shape shape) {
    return full(1, shape);
  }

  /**
   * {@return a tensor full of ones}
   *
   * @param dims the size along each axis; none for a scalar
   */
  public static Tensor ones(int... dims) {
    return ones(Shape.of(dims));
  }

  /**
   * {@return a tensor with every element equal}
   *
   * @param value the value of each
   * @param shape its shape
   */
  public static Tensor full(double value, Shape shape) {
    float[] values = new float[shape.size()];
    Arrays.fill(values, toFloat("full", value));
    return new Tensor(shape, values);
  }

  /**
   * {@return the vector 0, 1, 2, … of the whole numbers below the end, as {@link #arange(double,
   * double, double)} from 0 with step 1}
   *
   * @param end the bound above, never reached
   */
  public static Tensor arange(double end) {
    return arange(0, end, 1);
  }

  /**
   * {@return the vector start, start + 1, start + 2, … below the end, as {@link #arange(double,
   * double, double)} with step 1}
   *
   * @param start the first element
   * @param end the bound above, never reached
   */
  public static Tensor arange(double start, double end) {
    return arange(start, end, 1);
  }

  /**
   * The vector start, start + step, start + 2 step, … up to the end, which it does not contain.
   *
   * <p>As in NumPy there are {@code n = ⌈(end - start) / step⌉} elements, none if that is negative,
   * the quotient taken in {@code double}. Element i is {@code (float) (start + i · step)}. A step
   * that is no binary fraction, such as 0.1, may round the quotient up and give one element more:
   * to be sure of n, scale {@code arange(n)}.
   *
   * @param start the first element
   * @param end the bound, above for a positive step and below for a negative one
   * @param step the distance between neighbours, not 0
   * @return shape {@code [n]}
   * @throws IllegalArgumentException if a number is not finite, the step 0, or n exceeds an {@code
   *     int}
   */
  public static Tensor arange(double start, double end, double step) {
    float[] values = new float[Checks.stepsTo(start, end, step)];
    for (int i = 0; i < values.length; i++) {
      values[i] = toFloat("arange", start + i * step);
    }
    return new Tensor(Shape.of(values.length), values);
  }

  /**
   * {@return uniform random numbers in [low, high): {@code (float) (low + (high - low) · u)} with u
   * from {@link Rng#nextDouble}, in row-major order} Where that rounds up to high, it is the
   * largest float below.
   *
   * @param low the smallest
   * @param high the bound above, never drawn unless it equals low
   * @param shape the shape
   * @param rng where the numbers come from
   * @throws IllegalArgumentException if a bound is not finite, or low is above high
   */
  public static Tensor uniform(double low, double high, Shape shape, Rng rng) {
    float from = toFloat("uniform", low);
    float to = toFloat("uniform", high);
    boolean sensible = -Float.MAX_VALUE <= from && from <= to && to <= Float.MAX_VALUE;
    String expected = "uniform: expected finite bounds, low not above high";
    Checks.checkNumbers(sensible, expected, from, to);
    float largest = from < to ? Math.nextDown(to) : to;
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      double x = from + ((double) to - from) * rng.nextDouble();
      values[i] = Math.min((float) x, largest);
    }
    return new Tensor(shape, values);
  }

  /**
   * {@return normal random numbers: {@code (float) (mean + deviation · g)} with g from {@link
   * Rng#nextGaussian}, in row-major order}
   *
   * @param mean the mean
   * @param deviation the standard deviation
   * @param shape the shape
   * @param rng where the numbers come from
   * @throws IllegalArgumentException if mean or deviation is not finite, or the deviation negative
   */
  public static Tensor gaussian(double mean, double deviation, Shape shape, Rng rng) {
    float mu = toFloat("gaussian", mean);
    float sigma = toFloat("gaussian", deviation);
    boolean sensible = Float.isFinite(mu) && 0 <= sigma && sigma <= Float.MAX_VALUE;
    String expected = "gaussian: expected a finite mean and a finite deviation of at least 0";
    Checks.checkNumbers(sensible, expected, mu, sigma);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mu + sigma * rng.nextGaussian());
    }
    return new Tensor(shape, values);
  }

  /**
   * {@return one row per label, 1 at the label and 0 elsewhere; shape {@code [n, classes]}}
   *
   * @param labels n classes, each in 0 … classes - 1
   * @param classes how many there are
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public static Tensor oneHot(int[] labels, int classes) {
    Tensor y = zeros(Shape.of(labels.length, classes));
    checkLabels("oneHot", labels, classes);
    kernels().unpick(full(1, Shape.of(labels.length)).values, classes, labels, y.values);
    return y;
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
          "get: " + index.length + " indices for a tensor of shape " + shape);
    }
    int at = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (index[axis] < 0 || index[axis] >= shape.dim(axis)) {
        throw new IndexOutOfBoundsException(
            "get: index " + index[axis] + " along axis " + axis + " is outside " + shape);
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
          "item: " + shape + " has " + values.length + " elements, not one; use get or toArray");
    }
    return values[0];
  }

  // ---- arithmetic, broadcast

  private Tensor with(String name, Binary f, Tensor b) {
    Tensor c = zeros(shape.broadcast(name, b.shape));
    int[] dims = c.shape.dims();
    kernels().zip(f, values, shape.dims(), b.values, b.shape.dims(), dims, c.values);
    return c;
  }

  /**
   * {@return the sum, element by element}
   *
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor plus(Tensor other) {
    return with("plus", Binary.PLUS, other);
  }

  /**
   * {@return the sum of each element and a number}
   *
   * @param other the number
   */
  public Tensor plus(double other) {
    return plus(scalar("plus", other));
  }

  /**
   * {@return the sum of this and {@code factor} times another, element by element, each product
   * rounded before it is added}
   *
   * @param factor the number
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor plusTimes(double factor, Tensor other) {
    float f = toFloat("plusTimes", factor);
    Tensor c = zeros(shape.broadcast("plusTimes", other.shape));
    int[] dims = other.shape.dims();
    kernels().plusTimes(f, values, shape.dims(), other.values, dims, c.shape.dims(), c.values);
    return c;
  }

  /**
   * {@return the difference, element by element}
   *
   * @param other what is subtracted, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor minus(Tensor other) {
    return with("minus", Binary.MINUS, other);
  }

  /**
   * {@return the difference of each element and a number}
   *
   * @param other what is subtracted
   */
  public Tensor minus(double other) {
    return minus(scalar("minus", other));
  }

  /**
   * {@return the product, element by element}
   *
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor times(Tensor other) {
    return with("times", Binary.TIMES, other);
  }

  /**
   * {@return the product of each element and a number}
   *
   * @param other the number
   */
  public Tensor times(double other) {
    return times(scalar("times", other));
  }

  /**
   * {@return the quotient, element by element}
   *
   * @param other the divisor, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor dividedBy(Tensor other) {
    return with("dividedBy", Binary.DIVIDED_BY, other);
  }

  /**
   * {@return the quotient of each element and a number}
   *
   * @param other the divisor
   */
  public Tensor dividedBy(double other) {
    return dividedBy(scalar("dividedBy", other));
  }

  /**
   * {@return the larger of each pair; NaN if one of them is, and +0 is larger than -0}
   *
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor maximum(Tensor other) {
    return with("maximum", Binary.MAXIMUM, other);
  }

  /**
   * {@return the larger of each element and a number; NaN if one of them is}
   *
   * @param other the number
   */
  public Tensor maximum(double other) {
    return maximum(scalar("maximum", other));
  }

  /**
   * {@return the smaller of each pair; NaN if one of them is, and -0 is smaller than +0}
   *
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor minimum(Tensor other) {
    return with("minimum", Binary.MINIMUM, other);
  }

  /**
   * {@return the smaller of each element and a number; NaN if one of them is}
   *
   * @param other the number
   */
  public Tensor minimum(double other) {
    return minimum(scalar("minimum", other));
  }

  /**
   * {@return this where another tensor is positive, +0 where it is not (whatever this is there, NaN
   * too), and NaN where it is NaN: the gradient of relu}
   *
   * @param other decides; broadcast with this one
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor timesStep(Tensor other) {
    return with("timesStep", Binary.TIMES_STEP, other);
  }

  /**
   * The product, element by element, but +0 where the weight is +0 or -0, whatever this is there,
   * NaN and infinities too: the gradient of what was chosen in part, or not at all.
   *
   * @param weight the other factor, broadcast
   * @return the product; NaN where the weight is NaN
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor timesNoNan(Tensor weight) {
    return with("timesNoNan", Binary.TIMES_NO_NAN, weight);
  }

  /**
   * {@return -1, 0 or 1 as each element is less than, equal to or greater than the other; NaN if
   * one of them is}
   *
   * @param other the other operand, broadcast
   * @throws ShapeMismatchException if the shapes do not broadcast
   */
  public Tensor compare(Tensor other) {
    return with("compare", Binary.COMPARE, other);
  }

  // ---- elementwise

  private Tensor each(Unary f) {
    Tensor y = zeros(shape);
    kernels().map(f, values, y.values);
    return y;
  }

  /** {@return -x, element by element} */
  public Tensor negate() {
    return each(Unary.NEGATE);
  }

  /** {@return eˣ, element by element} */
  public Tensor exp() {
    return each(Unary.EXP);
  }

  /** {@return ln x, element by element; -∞ at 0, NaN below} */
  public Tensor log() {
    return each(Unary.LOG);
  }

  /** {@return √x, element by element; NaN below 0} */
  public Tensor sqrt() {
    return each(Unary.SQRT);
  }

  /** {@return x², element by element} */
  public Tensor square() {
    return each(Unary.SQUARE);
  }

  /** {@return |x|, element by element} */
  public Tensor abs() {
    return each(Unary.ABS);
  }

  /** {@return tanh x, element by element} */
  public Tensor tanh() {
    return each(Unary.TANH);
  }

  /** {@return 1 / (1 + e⁻ˣ), element by element} */
  public Tensor sigmoid() {
    return each(Unary.SIGMOID);
  }

  /** {@return max(x, 0), element by element} */
  public Tensor relu() {
    return each(Unary.RELU);
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
          "broadcastTo: " + shape + " does not broadcast to " + target);
    }
    if (shape.equals(target)) {
      return this;
    }
    Tensor y = zeros(target);
    kernels().broadcast(values, shape.dims(), target.dims(), y.values);
    return y;
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
      String shapes = shape + " cannot be summed to " + target;
      throw new ShapeMismatchException("sumTo: " + shapes + ", which does not broadcast to it");
    }
    int added = shape.rank() - target.rank();
    boolean[] repeated = new boolean[shape.rank()];
    for (int axis = 0; axis < repeated.length; axis++) {
      repeated[axis] = axis < added || target.dim(axis - added) == 1;
    }
    Tensor y = zeros(target);
    kernels().reduce(Reduction.SUM, values, shape.dims(), repeated, y.values);
    return y;
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
    boolean[] reduced = shape.axesSet("sum", axes);
    Tensor y = zeros(shape.reduced("sum", keepDims, axes));
    kernels().reduce(Reduction.SUM, values, shape.dims(), reduced, y.values);
    return y;
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
    boolean[] reduced = shape.axesSet("mean", axes);
    Tensor y = zeros(shape.reduced("mean", keepDims, axes));
    kernels().reduce(Reduction.MEAN, values, shape.dims(), reduced, y.values);
    return y;
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
    Checks.checkNotEmpty("max", shape, axes);
    boolean[] reduced = shape.axesSet("max", axes);
    Tensor y = zeros(shape.reduced("max", keepDims, axes));
    kernels().reduce(Reduction.MAX, values, shape.dims(), reduced, y.values);
    return y;
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
    boolean[] reduced = shape.axesSet("logSumExp", axes);
    Tensor y = zeros(shape.reduced("logSumExp", keepDims, axes));
    kernels().reduce(Reduction.LOG_SUM_EXP, values, shape.dims(), reduced, y.values);
    return y;
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
    Checks.checkNotEmpty("argMax", shape, axis);
    int[] indices = new int[shape.reduced("argMax", false, axis).size()];
    kernels().argMax(values, shape.dims(), shape.axesSet("argMax", axis), indices);
    return indices;
  }

  // ---- matrix products

  /**
   * The matrix product A·B: {@code c[i][j]} is the chain {@code c = fma(a[i][k], b[k][j], c)} for k
   * ascending, from +0; of every 1024 steps one, and these are added.
   *
   * @param b shape {@code [k, n]}; this has shape {@code [m, k]}; leading axes are broadcast
   * @return shape {@code [m, n]}
   * @throws ShapeMismatchException if an operand has rank below 2, or the shapes do not fit
   */
  public Tensor matmul(Tensor b) {
    return product("matmul", Product.MATMUL, b);
  }

  /**
   * The matrix product A·Bᵀ, without a transposed copy.
   *
   * @param b shape {@code [n, k]}; this has shape {@code [m, k]}; leading axes are broadcast
   * @return shape {@code [m, n]}
   * @throws ShapeMismatchException if an operand has rank below 2, or the shapes do not fit
   */
  public Tensor matmulT(Tensor b) {
    return product("matmulT", Product.MATMUL_T, b);
  }

  /**
   * The matrix product Aᵀ·B, without a transposed copy.
   *
   * @param b shape {@code [k, n]}; this has shape {@code [k, m]}; leading axes are broadcast
   * @return shape {@code [m, n]}
   * @throws ShapeMismatchException if an operand has rank below 2, or the shapes do not fit
   */
  public Tensor tMatmul(Tensor b) {
    return product("tMatmul", Product.T_MATMUL, b);
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
    Tensor y = zeros(Shape.of(shape.dim(0), w.shape.dim(0)));
    int m = shape.dim(0);
    kernels().linear(values, w.values, b.values, m, shape.dim(1), w.shape.dim(0), y.values);
    return y;
  }

  private Tensor product(String name, Product product, Tensor b) {
    Tensor c = zeros(Checks.productShape(name, product, shape, b.shape));
    int[] dims = c.shape.dims();
    kernels().matmul(product, values, shape.dims(), b.values, b.shape.dims(), dims, c.values);
    return c;
  }

  // ---- shaping

  /**
   * {@return the same elements in another shape; shares the array}
   *
   * @param dims the new dimensions; one of them may be -1 and is then worked out from the size
   * @throws ShapeMismatchException if the size would be another
   */
  public Tensor reshape(int... dims) {
    return reshape(Checks.completed(shape, dims));
  }

  /**
   * {@return the same elements in another shape; shares the array}
   *
   * @param target a shape of the same size
   * @throws ShapeMismatchException if the size would be another
   */
  public Tensor reshape(Shape target) {
    if (target.size() != shape.size()) {
      String elements = shape + " has " + shape.size() + " elements, ";
      throw new ShapeMismatchException(
          "reshape: " + elements + target + " would have " + target.size());
    }
    return new Tensor(target, values);
  }

  /**
   * {@return a copy with the axes in another order: axis i of it is axis {@code order[i]} of this}
   *
   * @param order each axis once; none reverses them all
   * @throws ShapeMismatchException if the order does not name each axis once
   */
  public Tensor transpose(int... order) {
    int[] axes = Checks.permutation(shape, order);
    int[] dims = Arrays.stream(axes).map(shape::dim).toArray();
    Tensor y = zeros(Shape.of(dims));
    kernels().transpose(values, shape.dims(), axes, y.values);
    return y;
  }

  // ---- indexing, along the first axis or by label along the last

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
      String wanted = "slice: rows " + from + " to " + to;
      throw new IndexOutOfBoundsException(
          wanted + " are not within the " + rows + " rows of " + shape);
    }
    Tensor y = zeros(withRows(shape, to - from));
    kernels().copy(values, from * rowSize(shape), y.values.length, y.values, 0);
    return y;
  }

  /**
   * {@return this with rows of zeros around it, {@code [before + rows + after, …]}: the adjoint of
   * {@link #slice}}
   *
   * @param before how many before the first row
   * @param after how many after the last row
   * @throws IllegalArgumentException if a number is negative, or they are too many
   */
  public Tensor padRows(int before, int after) {
    int rows = Checks.rows("padRows", shape);
    if (before < 0 || after < 0 || (long) before + rows + after > Integer.MAX_VALUE) {
      String zeros = before + " rows before and " + after + " after";
      throw new IllegalArgumentException("padRows: cannot pad " + shape + " with " + zeros);
    }
    Tensor y = zeros(withRows(shape, before + rows + after));
    kernels().copy(values, 0, values.length, y.values, before * rowSize(shape));
    return y;
  }

  /**
   * {@return the rows of the first axis that the indices name, in their order}
   *
   * @param indices n rows, any of them any number of times
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Tensor gather(int... indices) {
    checkRows("gather", indices, Checks.rows("gather", shape));
    Tensor y = zeros(withRows(shape, indices.length));
    kernels().gather(values, rowSize(shape), indices, y.values);
    return y;
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
      String rowsOf = shape.dim(0) + " rows of " + shape;
      throw new ShapeMismatchException(
          "scatterAdd: " + indices.length + " indices for the " + rowsOf);
    }
    Shape result = withRows(shape, rows);
    checkRows("scatterAdd", indices, rows);
    Tensor y = zeros(result);
    kernels().scatterAdd(values, rowSize(shape), indices, y.values);
    return y;
  }

  /**
   * {@return along the last axis, the element each label names}
   *
   * @param labels one per line, in row-major order of the other axes
   * @throws ShapeMismatchException if there is not one label per line
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public Tensor pick(int[] labels) {
    Tensor y = zeros(Checks.labelled("pick", shape, labels));
    kernels().pick(values, shape.dim(-1), labels, y.values);
    return y;
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
    Tensor y = zeros(result);
    kernels().unpick(values, classes, labels, y.values);
    return y;
  }

  // ---- softmax

  /**
   * {@return eˣ / Σ eˣ along an axis, or over several, for any finite x without overflow}
   *
   * @param axes the axes over which the elements add up to 1; none means all
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public Tensor softmax(int... axes) {
    boolean[] over = shape.axesSet("softmax", axes);
    Tensor y = zeros(shape);
    if (shape.size() > 0) { // else there may be any number of lines, with nothing in them
      kernels().softmax(values, shape.dims(), over, false, y.values);
    }
    return y;
  }

  /**
   * {@return x - ln Σ eˣ along an axis, for any finite x without overflow}
   *
   * @param axis the axis that the sum runs over
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public Tensor logSoftmax(int axis) {
    boolean[] over = shape.axesSet("logSoftmax", axis);
    Tensor y = zeros(shape);
    if (shape.size() > 0) {
      kernels().softmax(values, shape.dims(), over, true, y.values);
    }
    return y;
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
    Tensor losses = zeros(Checks.labelled("softmaxCrossEntropy", shape, labels));
    kernels().crossEntropy(values, shape.dim(-1), labels, losses.values, null);
    return losses;
  }

  /**
   * {@return the derivative of {@link #softmaxCrossEntropy}, in the shape of this: the softmax
   * along the last axis, less 1 at each label}
   *
   * @param labels one per line, in row-major order of the other axes
   * @throws ShapeMismatchException if there is not one label per line
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public Tensor softmaxMinusOneHot(int[] labels) {
    Checks.labelled("softmaxMinusOneHot", shape, labels);
    return softmaxCrossEntropyWithDerivative(labels).derivative();
  }

  /**
   * {@return {@link #softmaxCrossEntropy} and {@link #softmaxMinusOneHot} at once, to the bit what
   * each gives alone}
   *
   * @param labels one per line, in row-major order of the other axes
   * @throws ShapeMismatchException if there is not one label per line
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public CrossEntropy softmaxCrossEntropyWithDerivative(int[] labels) {
    Tensor losses = zeros(Checks.labelled("softmaxCrossEntropy", shape, labels));
    Tensor derivative = zeros(shape);
    kernels().crossEntropy(values, shape.dim(-1), labels, losses.values, derivative.values);
    return new CrossEntropy(losses, derivative);
  }

  // ---- comparing and printing

  /**
   * {@return whether another tensor is near this one: the same shape, and {@code |x - y| ≤ absolute
   * + relative · |y|} for every pair} NaN is near NaN, an infinity near itself.
   *
   * @param other y
   * @param relative the relative tolerance
   * @param absolute the absolute tolerance
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
