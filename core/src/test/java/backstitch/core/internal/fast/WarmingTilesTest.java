package backstitch.core.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The plain kernels compute until the others are worth compiling, and are fast. */
class WarmingTilesTest {
  /** One product is half of the work that compiling is worth. */
  private static final int SIDE = 1 << 11;

  private static final int STEPS = (int) (WarmingTiles.WORTH_COMPILING / SIDE / SIDE / 2);

  private final AtomicInteger plain = new AtomicInteger();
  private final AtomicInteger vector = new AtomicInteger();

  /** How long it takes, while the warm-up compares: milliseconds. */
  private volatile int plainTime = 1;

  private volatile int vectorTime = 3;

  private final Tiles meanwhile =
      (x, y, z) -> {
        if (isWarmUp()) {
          sleep(plainTime);
        } else {
          plain.incrementAndGet();
        }
      };

  // Nothing is read or written, so arrays of no length do.
  private final Matrix a = new Matrix(new float[0], 0, SIDE, STEPS, STEPS, 1);
  private final Matrix b = new Matrix(new float[0], 0, STEPS, SIDE, SIDE, 1);
  private final Matrix c = new Matrix(new float[0], 0, SIDE, SIDE, SIDE, 1);

  @Test
  void aShortProgramNeverTouchesTheOthers() throws InterruptedException {
    WarmingTiles tiles = tiles((x, y, z) -> vector.incrementAndGet());
    tiles.multiply(a, b, c);
    assertThat(tiles.toString()).endsWith("(for now " + meanwhile + ")");
    Thread.sleep(100);
    assertEquals(0, vector.get());
    assertEquals(1, plain.get());
  }

  @Test
  @Timeout(20)
  void afterMuchWorkTheOthersTakeOver() throws InterruptedException {
    WarmingTiles tiles =
        tiles(
            (x, y, z) -> {
              vector.incrementAndGet();
              if (plain.get() < 3) {
                sleep(5); // not compiled yet
              }
            });
    tiles.multiply(a, b, c);
    tiles.multiply(a, b, c);
    while (vector.get() < 10) {
      Thread.sleep(1);
    }
    tiles.multiply(a, b, c);
    assertEquals(3, plain.get(), "slow as they were, the others were not to be used");
    awaitEndOfWarmUp();
    int before = vector.get();
    tiles.multiply(a, b, c);
    assertEquals(before + 1, vector.get());
    assertEquals(3, plain.get());
    assertThat(tiles.toString()).doesNotContain("for now");
  }

  @Test
  @Timeout(20)
  void othersThatAreSlowerThanThePlainOnesWait() throws InterruptedException {
    WarmingTiles tiles =
        tiles(
            (x, y, z) -> {
              vector.incrementAndGet();
              sleep(vectorTime);
            });
    tiles.multiply(a, b, c);
    tiles.multiply(a, b, c);
    while (vector.get() < 10) {
      Thread.sleep(1);
    }
    // Now and then the machine does something else: the least of the plain times counts.
    plainTime = 9;
    while (vector.get() < 20) {
      Thread.sleep(1);
    }
    assertThat(tiles.toString()).contains("for now");
    vectorTime = 0;
    awaitEndOfWarmUp();
    assertThat(tiles.toString()).doesNotContain("for now");
  }

  @Test
  @Timeout(20)
  void sumsCountAsWorkAndAreTakenOver() throws InterruptedException {
    float[] x = new float[SIDE * STEPS];
    double[] sums = new double[16];
    AtomicInteger reduced = new AtomicInteger();
    WarmingTiles tiles =
        tiles(
            new Tiles() {
              @Override
              public void multiply(Matrix l, Matrix r, Matrix product) {}

              @Override
              public void addInterleaved(float[] values, int start, int n, double[] into) {
                reduced.incrementAndGet();
              }
            });
    tiles.multiply(a, b, c);
    tiles.multiply(a.rows(1, SIDE), b, c.rows(1, SIDE));
    // As much is left as one row of C takes.
    tiles.addInterleaved(x, 0, SIDE * STEPS - 16, sums);
    Thread.sleep(100);
    assertThat(tiles.toString()).contains("for now");
    assertEquals(0, reduced.get());
    tiles.addInterleaved(x, 0, 16, sums);
    while (tiles.toString().contains("for now")) {
      Thread.sleep(1);
    }
    awaitEndOfWarmUp();
    int before = reduced.get();
    tiles.addInterleaved(x, 0, 16, sums);
    assertEquals(before + 1, reduced.get());
  }

  private static boolean isWarmUp() {
    return Thread.currentThread().getName().equals("backstitch warm-up");
  }

  private WarmingTiles tiles(Tiles others) {
    return new WarmingTiles(meanwhile, others);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitEndOfWarmUp() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("backstitch warm-up")) {
        thread.join();
      }
    }
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("backstitch warm-up")));
  }
}
