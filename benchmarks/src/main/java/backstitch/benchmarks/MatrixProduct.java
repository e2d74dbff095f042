package backstitch.benchmarks;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Arrays;

/**
 * A product of two matrices, with its data: {@code C = A·B}. C is {@code [m, n]}, and each of its
 * elements is a sum of k products.
 *
 * @param transposedA whether A is stored as {@code [k, m]}
 * @param transposedB whether B is stored as {@code [n, k]}
 * @param m rows of C
 * @param k length of the sums
 * @param n columns of C
 */
record MatrixProduct(boolean transposedA, boolean transposedB, int m, int k, int n) {
  /** Half the distance from 1 to the next float. */
  private static final double UNIT_ROUNDOFF = 0x1p-24;

  /**
   * Parses m, k and n behind two letters for A and B, such as {@code nn:256x784x10}: n for a matrix
   * that is stored as it is, t for one that is stored transposed. Nobody needs both transposed.
   */
  static MatrixProduct parse(String text) {
    if (!text.matches("(nn|nt|tn):\\d+x\\d+x\\d+")) {
      throw new IllegalArgumentException(text + ": expected a product such as nn:256x784x10");
    }
    int[] mkn =
        Arrays.stream(text.substring(3).split("x", -1)).mapToInt(Integer::parseInt).toArray();
    return new MatrixProduct(text.charAt(0) == 't', text.charAt(1) == 't', mkn[0], mkn[1], mkn[2]);
  }

  Tensor a() {
    Shape shape = transposedA ? Shape.of(k, m) : Shape.of(m, k);
    return Tensor.gaussian(0, 1, shape, Rng.of(1));
  }

  Tensor b() {
    Shape shape = transposedB ? Shape.of(n, k) : Shape.of(k, n);
    return Tensor.gaussian(0, 1, shape, Rng.of(2));
  }

  /** {@return the product of two tensors of these shapes} */
  Tensor of(Tensor a, Tensor b) {
    return transposedA ? a.tMatmul(b) : transposedB ? a.matmulT(b) : a.matmul(b);
  }

  double flops() {
    return 2.0 * m * k * n;
  }

  /** {@return for example {@code `nt` 256×784×10}} */
  @Override
  public String toString() {
    String flavour = (transposedA ? "t" : "n") + (transposedB ? "t" : "n");
    return "`" + flavour + "` " + m + "×" + k + "×" + n;
  }

  /**
   * Compares two computed products. Whatever the order of its sums, each may be off by γ·|A||B|,
   * where γ = ku / (1 - ku) and u is the unit roundoff (Higham, <i>Accuracy and Stability of
   * Numerical Algorithms</i>, section 3.5).
   */
  void check(float[] ours, float[] theirs) {
    float[] scale = of(a().abs(), b().abs()).toArray();
    double gamma = k * UNIT_ROUNDOFF / (1 - k * UNIT_ROUNDOFF);
    PeerBenchmark.checkClose(ours, theirs, i -> 2 * gamma * scale[i]);
  }
}
