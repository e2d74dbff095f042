package backstitch.core;

/** The product by the definition, element by element, with no code of the engine's. */
final class MatmulReference {
  private MatmulReference() {}

  /** The three flavours of matmul. */
  enum Flavour {
    MATMUL,
    MATMUL_T,
    T_MATMUL;

    Tensor of(Tensor a, Tensor b) {
      return switch (this) {
        case MATMUL -> a.matmul(b);
        case MATMUL_T -> a.matmulT(b);
        case T_MATMUL -> a.tMatmul(b);
      };
    }

    /** Shape of the left operand of a product [m, k]·[k, n]. */
    Shape left(int[] leading, int m, int k) {
      return this == T_MATMUL ? shape(leading, k, m) : shape(leading, m, k);
    }

    Shape right(int[] leading, int k, int n) {
      return this == MATMUL_T ? shape(leading, n, k) : shape(leading, k, n);
    }
  }

  static Shape shape(int[] leading, int rows, int columns) {
    int[] dims = java.util.Arrays.copyOf(leading, leading.length + 2);
    dims[leading.length] = rows;
    dims[leading.length + 1] = columns;
    return Shape.of(dims);
  }

  /** The elements of the product of one pair of matrices. */
  static float[] product(Flavour flavour, float[] a, float[] b, int m, int k, int n) {
    float[] c = new float[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float chain = 0;
        for (int s = 0; s < k; s++) {
          float x = flavour == Flavour.T_MATMUL ? a[s * m + i] : a[i * k + s];
          float y = flavour == Flavour.MATMUL_T ? b[j * k + s] : b[s * n + j];
          chain = Math.fma(x, y, chain);
        }
        c[i * n + j] = chain;
      }
    }
    return c;
  }
}
