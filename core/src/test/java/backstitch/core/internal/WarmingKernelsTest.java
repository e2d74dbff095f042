package backstitch.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plain kernels compute until the others are worth compiling, and are fast. */
class WarmingKernelsTest {
  /** One product is half of the work that compiling is worth. */
  private static final int SIDE = 1 << 11;

  private static final int STEPS = (int) (WarmingKernels.WORTH_COMPILING / SIDE / SIDE / 2);

  private final AtomicInteger plain = new AtomicInteger();
  private final AtomicInteger vector = new AtomicInteger();

  /** How long it takes, while the warm-up compares: milliseconds. */
  private volatile int plainTime = 1;

  private volatile int vectorTime = 3;

  private final Kernels meanwhile =
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
    WarmingKernels kernels = kernels((x, y, z) -> vector.incrementAndGet());
    kernels.multiplyAdd(a, b, c);
    assertThat(kernels.toString()).endsWith("(for now " + meanwhile + ")");
    Thread.sleep(100);
    assertEquals(0, vector.get());
    assertEquals(1, plain.get());
  }

  @Test
  @Timeout(20)
  void afterMuchWorkTheOthersTakeOver() throws InterruptedException {
    WarmingKernels kernels =
        kernels(
            (x, y, z) -> {
              vector.incrementAndGet();
              if (plain.get() < 3) {
                sleep(5); // not compiled yet
              }
            });
    kernels.multiplyAdd(a, b, c);
    kernels.multiplyAdd(a, b, c);
    while (vector.get() < 10) {
      Thread.sleep(1);
    }
    kernels.multiplyAdd(a, b, c);
    assertEquals(3, plain.get(), "slow as they were, the others were not to be used");
    awaitEndOfWarmUp();
    int before = vector.get();
    kernels.multiplyAdd(a, b, c);
    assertEquals(before + 1, vector.get());
    assertEquals(3, plain.get());
    assertThat(kernels.toString()).doesNotContain("for now");
  }

  @Test
  @Timeout(20)
  void othersThatAreSlowerThanThePlainOnesWait() throws InterruptedException {
    WarmingKernels kernels =
        kernels(
            (x, y, z) -> {
              vector.incrementAndGet();
              sleep(vectorTime);
            });
    kernels.multiplyAdd(a, b, c);
    kernels.multiplyAdd(a, b, c);
    while (vector.get() < 10) {
      Thread.sleep(1);
    }
    // Now and then the machine does something else: the least of the plain times counts.
    plainTime = 9;
    while (vector.get() < 20) {
      Thread.sleep(1);
    }
    assertThat(kernels.toString()).contains("for now");
    vectorTime = 0;
    awaitEndOfWarmUp();
    assertThat(kernels.toString()).doesNotContain("for now");
  }

  /** A sum or a maximum of n numbers. */
  @FunctionalInterface
  private interface Reduction {
    void run(Kernels kernels, int n);
  }

  static Stream<Reduction> reductions() {
    float[] x = new float[SIDE * STEPS];
    return Stream.of(
        (kernels, n) -> kernels.addInterleaved(x, 0, n, new double[16]),
        (kernels, n) -> kernels.largest(x, 0, n));
  }

  @ParameterizedTest
  @MethodSource("reductions")
  @Timeout(20)
  void reductionsCountAsWorkAndAreTakenOver(Reduction reduction) throws InterruptedException {
    AtomicInteger reduced = new AtomicInteger();
    WarmingKernels kernels =
        kernels(
            new Kernels() {
              @Override
              public void multiplyAdd(Matrix x, Matrix y, Matrix z) {}

              @Override
              public void addInterleaved(float[] x, int start, int n, double[] into) {
                reduced.incrementAndGet();
              }

              @Override
              public float largest(float[] x, int from, int to) {
                return reduced.incrementAndGet();
              }
            });
    kernels.multiplyAdd(a, b, c);
    kernels.multiplyAdd(a.rows(1, SIDE), b, c.rows(1, SIDE));
    // As much is left as one row of C takes.
    reduction.run(kernels, SIDE * STEPS - 16);
    Thread.sleep(100);
    assertThat(kernels.toString()).contains("for now");
    assertEquals(0, reduced.get());
    reduction.run(kernels, 16);
    while (kernels.toString().contains("for now")) {
      Thread.sleep(1);
    }
    awaitEndOfWarmUp();
    int before = reduced.get();
    reduction.run(kernels, 16);
    assertEquals(before + 1, reduced.get());
  }

  private static boolean isWarmUp() {
    return Thread.currentThread().getName().equals("backstitch warm-up");
  }

  private WarmingKernels kernels(Kernels others) {
    return new WarmingKernels(meanwhile, others);
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
