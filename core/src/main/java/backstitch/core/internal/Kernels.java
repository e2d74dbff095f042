package backstitch.core.internal;

import org.jspecify.annotations.Nullable;

/**
 * Everything that is computed: each method is one whole operation on arrays.
 *
 * <p>There are two implementations. {@link Textbook} defines every bit of every result; {@code
 * fast.FastKernels} gives the same bits, and may be skipped. (Of a NaN only that it is one.)
 *
 * <p>Arrays are row-major, and {@code dims} are their sizes along each axis, outermost first.
 * Shapes and indices were checked before. The last array of a method is its result: as long as it
 * has to be, full of zeros, and none of the operands.
 */
public interface Kernels {
  /** The functions of one number. */
  enum Unary {
    NEGATE,
    EXP,
    LOG,
    SQRT,
    SQUARE,
    ABS,
    TANH,
    SIGMOID,
    RELU
  }

  /** The functions of two numbers. */
  enum Binary {
    PLUS,
    MINUS,
    TIMES,
    DIVIDED_BY,
    MAXIMUM,
    MINIMUM,
    COMPARE,
    TIMES_STEP,
    TIMES_NO_NAN
  }

  /** The functions of many numbers; of none they are 0, NaN, -∞ and -∞. */
  enum Reduction {
    SUM,
    MEAN,
    MAX,
    LOG_SUM_EXP
  }

  /** The three matrix products: A·B, A·Bᵀ, Aᵀ·B. */
  enum Product {
    MATMUL,
    MATMUL_T,
    T_MATMUL
  }

  /** {@code y = f(x)}, element by element. */
  void map(Unary f, float[] x, float[] y);

  /** {@code c = f(a, b)}, element by element; a and b are broadcast to {@code dims}. */
  void zip(Binary f, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c);

  /** {@code c = a + factor · b}, the product rounded before it is added; broadcast as in zip. */
  void plusTimes(
      float factor, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c);

  /** {@code y = f(x)} over the reduced axes. */
  void reduce(Reduction f, float[] x, int[] dims, boolean[] reduced, float[] y);

  /** Where along the reduced axes the maximum is: the first of equals; a NaN is the largest. */
  void argMax(float[] x, int[] dims, boolean[] reduced, int[] indices);

  /** {@code eˣ / Σ eˣ}, the sum over the reduced axes, or its logarithm. */
  void softmax(float[] x, int[] dims, boolean[] reduced, boolean logarithm, float[] y);

  /**
   * The cross-entropy of the softmax with labels, and its derivative: {@code ln Σ eᶻ - z[label]},
   * and {@code eᶻ / Σ eᶻ}, less 1 at the label.
   *
   * @param z one row of {@code classes} for each label
   * @param losses one for each label
   * @param derivative as long as z; null if nobody wants it
   */
  void crossEntropy(
      float[] z, int classes, int[] labels, float[] losses, float @Nullable [] derivative);

  /** The product of matrices that the last two axes hold; the leading axes are broadcast. */
  void matmul(
      Product product, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c);

  /** {@code Y = X·Wᵀ + b}, with X: [m, k], W: [n, k], b: [n], Y: [m, n]. */
  void linear(float[] x, float[] w, float[] b, int m, int k, int n, float[] y);

  /** x, repeated along axes of size 1 and new leading axes, until it has the shape {@code to}. */
  void broadcast(float[] x, int[] dims, int[] to, float[] y);

  /** The axes in another order: axis i of y is axis {@code order[i]} of x. */
  void transpose(float[] x, int[] dims, int[] order, float[] y);

  /** Some neighbours: {@code y[at + i] = x[from + i]} for {@code 0 ≤ i < length}. */
  void copy(float[] x, int from, int length, float[] y, int at);

  /** The rows of x that the indices name, in their order. */
  void gather(float[] x, int rowSize, int[] indices, float[] y);

  /** Row i of x is added to row {@code indices[i]} of y. */
  void scatterAdd(float[] x, int rowSize, int[] indices, float[] y);

  /** Of each row of x, {@code classes} long, the element that its label names. */
  void pick(float[] x, int classes, int[] labels, float[] y);

  /** Each element of x goes to its label in a row of zeros, {@code classes} long. */
  void unpick(float[] x, int classes, int[] labels, float[] y);

  /** The rows of unsigned bytes that the indices name, each byte divided. */
  void pixels(byte[] bytes, int rowSize, int[] indices, float divisor, float[] y);
}
