package backstitch.core;

import backstitch.core.internal.fast.Matrix;
import backstitch.core.internal.fast.Tiles;
import backstitch.core.internal.fast.vector.VectorTiles;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A main class: a product is compiled; then come somebody else's vectors of every width and
 * products of other shapes, for which it is compiled once more; then it goes on, as {@link
 * VectorsInRegisters} does.
 */
final class CompiledAnew {
  private static final int SIDE = 128;
  private static final int[] SIZES = {1, 2, 7, 16, 33, 100};

  private static final Tiles TILES = new VectorTiles();
  private static final Matrix A = ones(SIDE, SIDE);
  private static final Matrix B = ones(SIDE, SIDE);
  private static final Matrix C = ones(SIDE, SIDE);

  private CompiledAnew() {}

  public static void main(String[] args) {
    for (int i = 0; i < 4000; i++) {
      TILES.multiply(A, B, C);
    }
    float[] values = new float[256];
    for (int i = 0; i < 20_000; i++) {
      sumSquares(FloatVector.SPECIES_64, values);
      sumSquares(FloatVector.SPECIES_128, values);
      sumSquares(FloatVector.SPECIES_256, values);
      sumSquares(FloatVector.SPECIES_512, values);
    }
    for (int i = 0; i < 30; i++) {
      multiplyEveryShape();
    }
    VectorsInRegisters.runUntilCalm(() -> {}, () -> TILES.multiply(A, B, C));
  }

  private static void sumSquares(VectorSpecies<Float> species, float[] values) {
    FloatVector sum = FloatVector.zero(species);
    for (int i = 0; i < values.length; i += species.length()) {
      FloatVector x = FloatVector.fromArray(species, values, i);
      sum = x.fma(x, sum);
    }
    sum.intoArray(values, 0);
  }

  private static void multiplyEveryShape() {
    for (int m : SIZES) {
      for (int k : SIZES) {
        for (int n : SIZES) {
          TILES.multiply(ones(m, k), ones(k, n), ones(m, n));
          TILES.multiply(ones(k, m).transposed(), ones(k, n), ones(m, n));
          TILES.multiply(ones(m, k), ones(n, k).transposed(), ones(m, n));
        }
      }
    }
  }

  private static Matrix ones(int rows, int columns) {
    float[] ones = new float[rows * columns];
    Arrays.fill(ones, 1);
    return Matrix.rowMajor(ones, 0, rows, columns);
  }
}
