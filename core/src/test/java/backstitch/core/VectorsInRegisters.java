package backstitch.core;

import backstitch.core.internal.fast.Matrix;
import backstitch.core.internal.fast.Tiles;
import backstitch.core.internal.fast.vector.VectorTiles;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** A main class: computes until no vector has been an object for long, or for half a minute. */
final class VectorsInRegisters {
  private static final int SIDE = 128;

  private static final Tiles TILES = new VectorTiles();
  private static final Matrix A = Matrix.rowMajor(ones(), 0, SIDE, SIDE);
  private static final Matrix B = Matrix.rowMajor(ones(), 0, SIDE, SIDE);
  private static final Matrix FEW = A.rows(0, 43);
  private static final Matrix FEW_C = Matrix.rowMajor(new float[43 * SIDE], 0, 43, SIDE);
  private static final Matrix NARROW = Matrix.rowMajor(new float[SIDE * 10], 0, SIDE, 10);

  /** So large that it is packed. */
  private static final Matrix WIDE = Matrix.rowMajor(new float[SIDE * 544], 0, SIDE, 544);

  private static final Matrix WIDE_C = Matrix.rowMajor(new float[43 * 544], 0, 43, 544);
  private static final byte[] PIXELS = new byte[SIDE * SIDE];
  private static final float[] QUOTIENTS = new float[SIDE * SIDE];
  private static final Tensor TENSOR = Tensor.of(ones());
  private static final double[] SUMS = new double[16];
  private static final int[] ROWS = new int[SIDE];

  /** Half as wide as those of the kernels. */
  private static final VectorShape HALF =
      VectorShape.forBitSize(FloatVector.SPECIES_PREFERRED.vectorBitSize() / 2);

  private static final VectorSpecies<Float> NARROWER = VectorSpecies.of(float.class, HALF);
  private static final VectorSpecies<Integer> NARROWER_INTS = NARROWER.withLanes(int.class);
  private static final int HALF_BITS = Float.floatToRawIntBits(0.5f);
  private static final VectorSpecies<Double> NARROWER_DOUBLES =
      VectorSpecies.of(double.class, HALF);

  private VectorsInRegisters() {}

  public static void main(String[] args) {
    boolean others = Boolean.getBoolean("others");
    Runnable work =
        switch (System.getProperty("only", "")) {
          case "sums" -> () -> repeatedly(TENSOR::sum);
          default -> VectorsInRegisters::work;
        };
    runUntilCalm(others ? VectorsInRegisters::workOfOthers : () -> {}, work);
  }

  /** Prints whether vectors of the work were objects at the end; the others' may be. */
  static void runUntilCalm(Runnable others, Runnable work) {
    long end = System.nanoTime() + 30_000_000_000L;
    int calm = 0;
    long bytes = 0;
    // Calm for long: a method that is compiled later may be worse than one before.
    while (calm < 12_000 && System.nanoTime() - end < 0) {
      others.run();
      long before = allocated();
      work.run();
      bytes = allocated() - before;
      calm = bytes > 10_000 ? 0 : calm + 1;
    }
    // A slow machine may not get that far in time; what counts is how it ended.
    System.out.println(calm > 0 ? "registers" : "objects: " + bytes + " bytes");
  }

  /**
   * Every tile, edges, packed panels, an odd step, sums, pixels. Of few rows, since for each tile
   * there may be views of its rows, which are objects, of 40 bytes.
   */
  private static void work() {
    TILES.multiply(FEW, B, FEW_C);
    TILES.multiply(FEW, B.columns(0, 100), FEW_C.columns(0, 100));
    TILES.multiply(FEW.columns(0, 17), B.rows(0, 17), FEW_C);
    TILES.multiply(FEW, WIDE, WIDE_C);
    TILES.multiply(A, B.columns(0, 10), NARROW);
    TILES.addInterleaved(QUOTIENTS, 0, QUOTIENTS.length, SUMS);
    TILES.divideRows(PIXELS, SIDE, ROWS, 255, QUOTIENTS, 0, SIDE);
  }

  /** By the public API, so that the compiler may make one method of all that is between. */
  private static void repeatedly(Runnable reduction) {
    for (int i = 0; i < 5; i++) {
      reduction.run();
    }
  }

  /** Somebody else's vectors: the Vector API's methods are shared, and so are their profiles. */
  private static void workOfOthers() {
    FloatVector sum = FloatVector.zero(NARROWER);
    for (int i = 0; i < QUOTIENTS.length; i += NARROWER.length()) {
      FloatVector x = FloatVector.fromArray(NARROWER, QUOTIENTS, i);
      FloatVector half = IntVector.broadcast(NARROWER_INTS, HALF_BITS).reinterpretAsFloats();
      sum = half.fma(x, sum.add(x));
    }
    sum.intoArray(QUOTIENTS, 0);
    DoubleVector doubles = DoubleVector.zero(NARROWER_DOUBLES);
    for (int i = 0; i < SUMS.length; i += NARROWER_DOUBLES.length()) {
      doubles = doubles.add(DoubleVector.fromArray(NARROWER_DOUBLES, SUMS, i));
    }
    doubles.intoArray(SUMS, 0);
  }

  private static float[] ones() {
    float[] ones = new float[SIDE * SIDE];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
