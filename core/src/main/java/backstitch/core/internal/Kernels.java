package backstitch.core.internal;

import org.jspecify.annotations.Nullable;

/**
 * The list of everything that is computed. Each method is one whole operation on arrays.
 *
 * <p>There are two implementations. {@link Textbook} defines every bit of every result, except the
 * bits of a NaN. {@code fast.FastKernels} gives the same bits; a reader can skip it.
 *
 * <p>Arrays are row-major; {@code dims} holds the size of each axis, outermost first. The caller
 * has checked shapes and indices. The last array of a method receives the result: it has the right
 * length, is full of zeros, and is none of the operands.
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

  /**
   * The functions of two numbers. COMPARE is -1, 0 or 1 where a is less than, equal to or greater
   * than b. TIMES_STEP is a where b is positive, else 0. TIMES_NO_NAN is a · b, but 0 where b is 0.
   */
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

  /** The functions of many numbers. Of no numbers they are 0, NaN, -∞ and -∞. */
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

  /** {@code c = a + factor · b}, first the product rounded, then the sum; broadcast as in zip. */
  void plusTimes(
      float factor, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c);

  /** {@code y = f(x)}, where f takes all numbers along the reduced axes. */
  void reduce(Reduction f, float[] x, int[] dims, boolean[] reduced, float[] y);

  /** The index of the maximum along the reduced axes; the first of equals. NaN is the largest. */
  void argMax(float[] x, int[] dims, boolean[] reduced, int[] indices);

  /** {@code eˣ / Σ eˣ}, or its logarithm. The sum is over the reduced axes. */
  void softmax(float[] x, int[] dims, boolean[] reduced, boolean logarithm, float[] y);

  /**
   * The cross-entropy of softmax and labels, {@code ln Σ eᶻ - z[label]}, and its derivative, {@code
   * eᶻ / Σ eᶻ}, less 1 at the label.
   *
   * @param z for each label a row of {@code classes} numbers
   * @param losses one for each label
   * @param derivative as long as z; null if the caller does not want it
   */
  void crossEntropy(
      float[] z, int classes, int[] labels, float[] losses, float @Nullable [] derivative);

  /** Products of matrices, which are the last two axes; the leading axes are broadcast. */
  void matmul(
      Product product, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c);

  /** {@code Y = X·Wᵀ + b}, with X: [m, k], W: [n, k], b: [n], Y: [m, n]. */
  void linear(float[] x, float[] w, float[] b, int m, int k, int n, float[] y);

  /** Repeats x along axes of size 1 and new leading axes, until it has the shape {@code to}. */
  void broadcast(float[] x, int[] dims, int[] to, float[] y);

  /** The axes in another order: axis i of y is axis {@code order[i]} of x. */
  void transpose(float[] x, int[] dims, int[] order, float[] y);

  /** Copies a range: {@code y[at + i] = x[from + i]} for {@code 0 ≤ i < length}. */
  void copy(float[] x, int from, int length, float[] y, int at);

  /** Row i of y is row {@code indices[i]} of x. */
  void gather(float[] x, int rowSize, int[] indices, float[] y);

  /** Row i of x is added to row {@code indices[i]} of y. */
  void scatterAdd(float[] x, int rowSize, int[] indices, float[] y);

  /** {@code y[i] = x[i][labels[i]]}. The rows of x have {@code classes} elements. */
  void pick(float[] x, int classes, int[] labels, float[] y);

  /** {@code y[i][labels[i]] = x[i]}. The rows of y have {@code classes} elements; others stay 0. */
  void unpick(float[] x, int classes, int[] labels, float[] y);

  /** Row i of y is row {@code indices[i]} of the unsigned bytes, each divided by the divisor. */
  void pixels(byte[] bytes, int rowSize, int[] indices, float divisor, float[] y);
}
