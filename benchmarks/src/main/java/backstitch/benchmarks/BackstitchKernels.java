package backstitch.benchmarks;

import backstitch.core.Engine;
import backstitch.core.internal.Elementwise;
import backstitch.core.internal.Kernels;
import backstitch.core.internal.Matrix;
import backstitch.core.internal.PlainKernels;
import backstitch.core.internal.TextbookKernels;
import backstitch.core.internal.vector.VectorKernels;
import java.util.function.Consumer;

/**
 * The kernels of Backstitch, from inside: they write to an array that is there, where {@link
 * Backstitch} makes a new tensor each time. The product is {@code C = C + A·B}, as {@code sgemm}
 * computes it.
 */
final class BackstitchKernels implements Peer {
  @Override
  public void setThreads(int threads) {
    Engine.setThreads(threads);
  }

  @Override
  public Task product(MatrixProduct product) {
    Kernels kernels =
        switch (Engine.kernels()) {
          case TEXTBOOK -> new TextbookKernels();
          case PLAIN -> new PlainKernels();
          case VECTOR -> new VectorKernels();
        };
    Matrix a = matrix(product.a().toArray(), product.transposedA(), product.m(), product.k());
    Matrix b = matrix(product.b().toArray(), product.transposedB(), product.k(), product.n());
    int[] single = {};
    return into(
        product.m() * product.n(),
        c ->
            backstitch.core.internal.MatrixProduct.multiply(
                kernels, single, single, a, single, b, c));
  }

  private static Matrix matrix(float[] values, boolean transposed, int rows, int columns) {
    return transposed
        ? Matrix.rowMajor(values, 0, columns, rows).transposed()
        : Matrix.rowMajor(values, 0, rows, columns);
  }

  /** But softmax and the reductions, which have no array to be given. */
  @Override
  public Task map(ArrayOperation operation) {
    float[] x = operation.x().toArray();
    float[] y = operation.y().toArray();
    int[] dims = {operation.rows(), operation.columns()};
    int[] row = {operation.columns()};
    Elementwise.Binary move = Elementwise.plusTimes(-Experiment.LEARNING_RATE);
    return switch (operation.kind()) {
      case PLUS ->
          into(x.length, c -> Elementwise.apply(Elementwise::plus, x, dims, y, dims, dims, c));
      case TIMES ->
          into(x.length, c -> Elementwise.apply(Elementwise::times, x, dims, y, dims, dims, c));
      case BIAS -> {
        float[] b = operation.row().toArray();
        yield into(x.length, c -> Elementwise.apply(Elementwise::plus, x, dims, b, row, dims, c));
      }
      case UPDATE -> into(x.length, c -> Elementwise.apply(move, x, dims, y, dims, dims, c));
      case RELU -> into(x.length, c -> Elementwise.apply(Elementwise::relu, 1, x, c));
      case EXP ->
          into(x.length, c -> Elementwise.apply(Elementwise::exp, Elementwise.EXP_STEPS, x, c));
      case SOFTMAX, SUM, SUM0, MEAN1, MAX1 ->
          throw new UnsupportedOperationException("no array can be given to " + operation.kind());
    };
  }

  private static Task into(int size, Consumer<float[]> computation) {
    float[] c = new float[size];
    return new Task() {
      @Override
      public void run() {
        computation.accept(c);
      }

      @Override
      public float[] result() {
        return c;
      }
    };
  }
}
