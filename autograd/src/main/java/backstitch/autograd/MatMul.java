package backstitch.autograd;

import static backstitch.autograd.Shaping.sumTo;

/**
 * Matrix products; the axes before the last two are broadcast.
 *
 * <p>For C = A·B, with dC the gradient of C: {@code dA = dC·Bᵀ} and {@code dB = Aᵀ·dC} (Giles,
 * <i>An Extended Collection of Matrix Derivative Results</i>, 2008). The rules of the products A·B,
 * A·Bᵀ and Aᵀ·B need only these three products, so no transposed matrix is ever made. {@code sumTo}
 * sums over leading axes that were broadcast; if there are none, it does nothing.
 */
public final class MatMul {
  private MatMul() {}

  /**
   * {@return C = A·B, shape {@code [m, n]}}
   *
   * @param a shape {@code [m, k]}; leading axes are broadcast
   * @param b shape {@code [k, n]}
   */
  public static Variable matmul(Variable a, Variable b) {
    return Operation.named("matmul")
        .value(a.value().matmul(b.value()))
        .from(a, dC -> sumTo(matmulT(dC, b), a.shape())) // dA = dC·Bᵀ
        .from(b, dC -> sumTo(tMatmul(a, dC), b.shape())) // dB = Aᵀ·dC
        .record();
  }

  /**
   * {@return C = A·Bᵀ, shape {@code [m, n]}}
   *
   * @param a shape {@code [m, k]}; leading axes are broadcast
   * @param b shape {@code [n, k]}
   */
  public static Variable matmulT(Variable a, Variable b) {
    return Operation.named("matmulT")
        .value(a.value().matmulT(b.value()))
        .from(a, dC -> sumTo(matmul(dC, b), a.shape())) // dA = dC·B
        .from(b, dC -> sumTo(tMatmul(dC, a), b.shape())) // dB = dCᵀ·A
        .record();
  }

  /**
   * {@return C = Aᵀ·B, shape {@code [m, n]}}
   *
   * @param a shape {@code [k, m]}; leading axes are broadcast
   * @param b shape {@code [k, n]}
   */
  public static Variable tMatmul(Variable a, Variable b) {
    return Operation.named("tMatmul")
        .value(a.value().tMatmul(b.value()))
        .from(a, dC -> sumTo(matmulT(b, dC), a.shape())) // dA = B·dCᵀ
        .from(b, dC -> sumTo(matmul(a, dC), b.shape())) // dB = A·dC
        .record();
  }

  /**
   * {@return Y = X·Wᵀ + b, the linear map of a dense layer, shape {@code [m, n]}}
   *
   * @param x shape {@code [m, k]}
   * @param w shape {@code [n, k]}
   * @param b shape {@code [n]}, added to each row
   */
  public static Variable linear(Variable x, Variable w, Variable b) {
    return Operation.named("linear")
        .value(x.value().linear(w.value(), b.value()))
        .from(x, dY -> matmul(dY, w)) // dX = dY·W
        .from(w, dY -> tMatmul(dY, x)) // dW = dYᵀ·X
        .from(b, dY -> sumTo(dY, b.shape())) // db = Σ rows of dY
        .record();
  }
}
