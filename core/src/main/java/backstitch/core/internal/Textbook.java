package backstitch.core.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The definition of every operation, to the bit, in the plain loops of a textbook.
 *
 * <p>Nothing here is done for speed. Floating-point addition is not associative: another order of
 * the numbers gives other bits. So faster kernels must keep the order that is written here. A
 * product adds its terms one after the other ({@link #sumOfProducts}); a sum adds its numbers to
 * sixteen interleaved sums ({@link #sumOfPiece}). Both are cut into blocks where they are long, so
 * that threads can share the blocks and rounding errors stay small.
 */
public class Textbook implements Kernels {
  /** The size of a block: so many terms of a product, or so many runs of a sum. */
  public static final int BLOCK = 1024;

  /** The length of a piece of a run. A run is elements of one sum side by side in memory. */
  public static final int PIECE = 65_536;

  // ---- element by element

  @Override
  public void map(Unary f, float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = value(f, x[i]);
    }
  }

  private static float value(Unary f, float x) {
    return switch (f) {
      case NEGATE -> -x;
      case EXP -> (float) Transcendental.exp(x);
      case LOG -> (float) StrictMath.log(x);
      case SQRT -> (float) Math.sqrt(x);
      case SQUARE -> x * x;
      case ABS -> Math.abs(x);
      case TANH -> (float) StrictMath.tanh(x);
      case SIGMOID -> (float) Transcendental.sigmoid(x);
      case RELU -> Math.max(x, 0);
    };
  }

  @Override
  public void zip(Binary f, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c) {
    for (int i = 0; i < c.length; i++) {
      c[i] = value(f, a[source(i, dims, aDims)], b[source(i, dims, bDims)]);
    }
  }

  private static float value(Binary f, float a, float b) {
    return switch (f) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDED_BY -> a / b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case COMPARE -> a < b ? -1 : a > b ? 1 : a == b ? 0 : Float.NaN;
      case TIMES_STEP -> b > 0 ? a : b <= 0 ? 0 : Float.NaN;
      case TIMES_NO_NAN -> b == 0 ? 0 : a * b;
    };
  }

  @Override
  public void plusTimes(
      float factor, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c) {
    for (int i = 0; i < c.length; i++) {
      float product = factor * b[source(i, dims, bDims)];
      c[i] = a[source(i, dims, aDims)] + product;
    }
  }

  /**
   * The index of the operand's element for element i of the result. Their shapes are aligned at the
   * last axes. Where the operand's axis has size 1, its one element is used for all.
   */
  private static int source(int i, int[] dims, int[] operandDims) {
    int source = 0;
    int stride = 1;
    for (int back = 1; back <= operandDims.length; back++) {
      int dim = dims[dims.length - back];
      int operandDim = operandDims[operandDims.length - back];
      int index = i % dim;
      i /= dim;
      source += operandDim == 1 ? 0 : index * stride;
      stride *= operandDim;
    }
    return source;
  }

  // ---- matrix products

  @Override
  public void matmul(
      Product product, float[] a, int[] aDims, float[] b, int[] bDims, int[] dims, float[] c) {
    boolean transposedA = product == Product.T_MATMUL;
    boolean transposedB = product == Product.MATMUL_T;
    int m = dims[dims.length - 2];
    int n = dims[dims.length - 1];
    int k = aDims[aDims.length - (transposedA ? 2 : 1)];
    for (int at = 0; at < c.length; at++) {
      int matrix = at / (m * n);
      int aFirst = source(matrix, leading(dims), leading(aDims)) * m * k;
      int bFirst = source(matrix, leading(dims), leading(bDims)) * k * n;
      int i = at / n % m;
      int j = at % n;
      Strided row = new Strided(a, aFirst + (transposedA ? i : i * k), transposedA ? m : 1);
      Strided column = new Strided(b, bFirst + (transposedB ? j * k : j), transposedB ? 1 : n);
      c[at] = sumOfProducts(row, column, k);
    }
  }

  private static int[] leading(int[] dims) {
    return Arrays.copyOf(dims, dims.length - 2);
  }

  @Override
  public void linear(float[] x, float[] w, float[] b, int m, int k, int n, float[] y) {
    for (int at = 0; at < y.length; at++) {
      Strided row = new Strided(x, at / n * k, 1);
      Strided weights = new Strided(w, at % n * k, 1);
      y[at] = sumOfProducts(row, weights, k) + b[at % n];
    }
  }

  /** A row or a column of a matrix: where it begins, and the distance from element to element. */
  private record Strided(float[] matrix, int first, int stride) {
    float get(int s) {
      return matrix[first + s * stride];
    }
  }

  /**
   * The sum of k products. Each block is a chain of additions from +0 on. The first chain is the
   * sum, and each later one is added to it. An fma adds a product without rounding it before.
   */
  private static float sumOfProducts(Strided a, Strided b, int k) {
    float sum = 0;
    for (int from = 0; from < k; from += BLOCK) {
      float chain = 0;
      for (int s = from; s < Math.min(k, from + BLOCK); s++) {
        chain = Fma.fma(a.get(s), b.get(s), chain);
      }
      sum = from == 0 ? chain : sum + chain;
    }
    return sum;
  }

  // ---- reductions

  @Override
  public void reduce(Reduction f, float[] x, int[] dims, boolean[] reduced, float[] y) {
    int[][] lines = lines(dims, reduced);
    int run = run(dims, reduced);
    for (int l = 0; l < y.length; l++) {
      double[] line = values(x, lines[l]);
      y[l] =
          (float)
              switch (f) {
                case SUM -> sum(line, run);
                case MEAN -> sum(line, run) / line.length;
                case MAX -> Arrays.stream(line).reduce(Double.NEGATIVE_INFINITY, Math::max);
                case LOG_SUM_EXP -> ExpLine.of(line, run).logSumExp();
              };
    }
  }

  /**
   * The lines along the reduced axes. One line is reduced to one element of the result; it is given
   * as the indices of its elements in x, in row-major order.
   */
  private static int[][] lines(int[] dims, boolean[] reduced) {
    int[] left = dims.clone();
    for (int axis = 0; axis < dims.length; axis++) {
      left[axis] = reduced[axis] ? 1 : dims[axis];
    }
    int[][] lines = new int[size(left)][size(left) == 0 ? 0 : size(dims) / size(left)];
    int[] filled = new int[lines.length];
    for (int i = 0; i < size(dims); i++) {
      int line = source(i, dims, left);
      lines[line][filled[line]++] = i;
    }
    return lines;
  }

  private static int size(int[] dims) {
    return Arrays.stream(dims).reduce(1, (a, b) -> a * b);
  }

  /** The length of a run: elements side by side in memory. Axes of size 1 do not interrupt it. */
  private static int run(int[] dims, boolean[] reduced) {
    int run = 1;
    for (int axis = dims.length - 1; axis >= 0 && (reduced[axis] || dims[axis] == 1); axis--) {
      run *= dims[axis];
    }
    return run;
  }

  private static double[] values(float[] x, int[] line) {
    return Arrays.stream(line).mapToDouble(i -> x[i]).toArray();
  }

  /** The sum of a line: pieces are added up to runs, runs to blocks, and blocks to the line. */
  private static double sum(double[] line, int run) {
    double sum = 0;
    int size = (int) Math.min((long) BLOCK * run, line.length);
    for (int block = 0; block < line.length; block += size) {
      double ofBlock = 0;
      for (int from = block; from < Math.min(block + size, line.length); from += run) {
        double ofRun = 0;
        for (int piece = from; piece < from + run; piece += PIECE) {
          ofRun += sumOfPiece(line, piece, Math.min(PIECE, from + run - piece));
        }
        ofBlock += ofRun;
      }
      sum += ofBlock;
    }
    return sum;
  }

  /** Element i goes to sum i mod 16. Then 16 sums become 8, 4, 2 and 1: half is added to half. */
  private static double sumOfPiece(double[] line, int from, int length) {
    double[] sums = new double[16];
    for (int i = 0; i < length; i++) {
      sums[i % 16] += line[from + i];
    }
    for (int half = 8; half >= 1; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] += sums[i + half];
      }
    }
    return sums[0];
  }

  @Override
  public void argMax(float[] x, int[] dims, boolean[] reduced, int[] indices) {
    int[][] lines = lines(dims, reduced);
    for (int l = 0; l < indices.length; l++) {
      indices[l] = indexOfMaximum(values(x, lines[l]));
    }
  }

  /** The index of the largest element: of equal ones the first. A NaN counts as the largest. */
  private static int indexOfMaximum(double[] line) {
    int top = 0;
    for (int e = 1; e < line.length && !Double.isNaN(line[top]); e++) {
      top = line[e] <= line[top] ? top : e;
    }
    return top;
  }

  // ---- softmax

  /**
   * A line z with its exponentials. If m is the maximum, {@code Σ eᶻ = eᵐ Σ eᶻ⁻ᵐ}, and no term of
   * the sum on the right overflows.
   *
   * @param max the maximum m; -∞ if the line is empty
   * @param exps {@code eᶻ⁻ᵐ} for each element; 1 for the maximum
   * @param rest the sum of exps, but without the 1 of the (first) maximum: {@code log1p(rest)}
   *     keeps the digits that 1 + rest would lose; NaN if m is not finite
   */
  private record ExpLine(double[] z, double max, double[] exps, double rest) {
    static ExpLine of(double[] z, int run) {
      int top = indexOfMaximum(z);
      double max = z.length == 0 ? Double.NEGATIVE_INFINITY : z[top];
      double[] exps = new double[z.length];
      for (int e = 0; e < z.length; e++) {
        exps[e] = e == top ? 0 : Transcendental.exp(z[e] - max);
      }
      double rest = Double.isFinite(max) ? sum(exps, run) : Double.NaN;
      if (z.length > 0) {
        exps[top] = 1;
      }
      return new ExpLine(z, max, exps, rest);
    }

    double logSumExp() {
      return Double.isInfinite(max) ? max : max + Transcendental.log1p(rest);
    }

    double logProbability(int e) {
      return (z[e] - max) - Transcendental.log1p(rest);
    }

    double crossEntropy(int label) {
      return (max - z[label]) + Transcendental.log1p(rest);
    }

    /** Softmax p, or at the label p - 1, in a form that keeps its digits where p is nearly 1. */
    double probability(int e, boolean isLabel) {
      return isLabel ? ((exps[e] - 1) - rest) / (1 + rest) : exps[e] / (1 + rest);
    }
  }

  @Override
  public void softmax(float[] x, int[] dims, boolean[] reduced, boolean logarithm, float[] y) {
    for (int[] line : lines(dims, reduced)) {
      ExpLine s = ExpLine.of(values(x, line), run(dims, reduced));
      for (int e = 0; e < line.length; e++) {
        y[line[e]] = (float) (logarithm ? s.logProbability(e) : s.probability(e, false));
      }
    }
  }

  @Override
  public void crossEntropy(
      float[] z, int classes, int[] labels, float[] losses, float @Nullable [] derivative) {
    int[][] lines = lines(new int[] {labels.length, classes}, new boolean[] {false, true});
    for (int row = 0; row < labels.length; row++) {
      ExpLine s = ExpLine.of(values(z, lines[row]), classes);
      losses[row] = (float) s.crossEntropy(labels[row]);
      for (int e = 0; derivative != null && e < classes; e++) {
        derivative[lines[row][e]] = (float) s.probability(e, e == labels[row]);
      }
    }
  }

  // ---- copies, rows and labels

  @Override
  public void broadcast(float[] x, int[] dims, int[] to, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = x[source(i, to, dims)];
    }
  }

  @Override
  public void transpose(float[] x, int[] dims, int[] order, float[] y) {
    for (int i = 0; i < y.length; i++) {
      int rest = i;
      int source = 0;
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        int dim = dims[order[axis]];
        source += rest % dim * stride(dims, order[axis]);
        rest /= dim;
      }
      y[i] = x[source];
    }
  }

  private static int stride(int[] dims, int axis) {
    return axis == dims.length - 1 ? 1 : dims[axis + 1] * stride(dims, axis + 1);
  }

  @Override
  public void copy(float[] x, int from, int length, float[] y, int at) {
    for (int i = 0; i < length; i++) {
      y[at + i] = x[from + i];
    }
  }

  @Override
  public void gather(float[] x, int rowSize, int[] indices, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = x[indices[i / rowSize] * rowSize + i % rowSize];
    }
  }

  @Override
  public void scatterAdd(float[] x, int rowSize, int[] indices, float[] y) {
    double[] sums = new double[y.length];
    for (int i = 0; i < indices.length; i++) {
      for (int j = 0; j < rowSize; j++) {
        sums[indices[i] * rowSize + j] += x[i * rowSize + j];
      }
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) sums[i];
    }
  }

  @Override
  public void pick(float[] x, int classes, int[] labels, float[] y) {
    for (int row = 0; row < labels.length; row++) {
      y[row] = x[row * classes + labels[row]];
    }
  }

  @Override
  public void unpick(float[] x, int classes, int[] labels, float[] y) {
    for (int row = 0; row < labels.length; row++) {
      y[row * classes + labels[row]] = x[row];
    }
  }

  @Override
  public void pixels(byte[] bytes, int rowSize, int[] indices, float divisor, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Byte.toUnsignedInt(bytes[indices[i / rowSize] * rowSize + i % rowSize]) / divisor;
    }
  }

  @Override
  public String toString() {
    return "textbook";
  }
}
