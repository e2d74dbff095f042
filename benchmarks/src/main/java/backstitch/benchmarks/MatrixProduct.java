package backstitch.benchmarks;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Arrays;

/**
 * A product of matrices with its data: {@code C[m, n]}, its elements sums of {@code k} products.
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

  /** Parses {@code nn:256x784x10}: n or t for A and for B (t is stored transposed), m, k, n. */
  static MatrixProduct parse(String text) {
    if (!text.matches("[nt][nt]:\\d+x\\d+x\\d+")) {
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
    if (transposedA && transposedB) {
      throw new IllegalArgumentException("nobody needs both transposed");
    }
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
   * Compares two computed products: either may be off by γ·|A||B| with γ = ku / (1 - ku), u the
   * unit roundoff, whatever the order of its sums (Higham, <i>Accuracy and Stability of Numerical
   * Algorithms</i>, section 3.5).
   */
  void check(float[] ours, float[] theirs) {
    float[] scale = of(a().abs(), b().abs()).toArray();
    double gamma = k * UNIT_ROUNDOFF / (1 - k * UNIT_ROUNDOFF);
    PeerBenchmark.checkClose(ours, theirs, i -> 2 * gamma * scale[i]);
  }
}
