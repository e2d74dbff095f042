package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The engine's threads keep no program alive. */
class ThreadsEndTest {
  /** Multiplies with four threads, says how many were there, and returns. */
  public static final class Multiplication {
    private Multiplication() {}

    public static void main(String[] args) {
      Engine.setThreads(4);
      Tensor x = Tensor.full(1, Shape.of(200, 200));
      for (int i = 0; i < 20; i++) {
        x.matmul(x);
      }
      long own =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> t.getName().startsWith("backstitch-"))
              .count();
      System.out.println(own > 0 && x.matmul(x).get(0, 0) == 200 ? "parallel" : "alone");
    }
  }

  @Test
  void programThatMultipliesInParallelEndsByItself() throws IOException, InterruptedException {
    assertThat(ChildJvm.run(Multiplication.class, ChildJvm.VECTOR)).isEqualTo("parallel");
  }
}
