package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(EngineRestored.class)
class ShapingTest {
  private final Tensor m = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});

  @Test
  void reshapeKeepsTheOrder() {
    assertThat(m.reshape(3, 2)).isEqualTo(Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}));
    assertThat(m.reshape(Shape.of(6, 1, 1)).shape()).isEqualTo(Shape.of(6, 1, 1));
    assertThat(Tensor.of(9).reshape()).isEqualTo(Tensor.scalar(9));
    assertThat(Tensor.scalar(9).reshape(1, 1)).isEqualTo(Tensor.full(9, Shape.of(1, 1)));
  }

  @Test
  void minusOneIsWorkedOut() {
    assertThat(m.reshape(-1)).isEqualTo(Tensor.of(1, 2, 3, 4, 5, 6));
    assertThat(m.reshape(-1, 2).shape()).isEqualTo(Shape.of(3, 2));
    assertThat(m.reshape(2, -1, 3).shape()).isEqualTo(Shape.of(2, 1, 3));
    assertThat(Tensor.scalar(1).reshape(-1).shape()).isEqualTo(Shape.of(1));
    assertThat(Tensor.zeros(Shape.of(0, 3)).reshape(-1).shape()).isEqualTo(Shape.of(0));
    assertThat(Tensor.zeros(Shape.of(0, 6)).reshape(-1, 4).shape()).isEqualTo(Shape.of(0, 4));
  }

  @Test
  void transposeWithoutOrderReversesTheAxes() {
    assertThat(m.transpose()).isEqualTo(Tensor.of(new float[][] {{1, 4}, {2, 5}, {3, 6}}));
    assertThat(Tensor.of(1, 2).transpose()).isEqualTo(Tensor.of(1, 2));
    assertThat(Tensor.scalar(1).transpose()).isEqualTo(Tensor.scalar(1));
    assertThat(Tensor.zeros(Shape.of(2, 0, 5)).transpose().shape()).isEqualTo(Shape.of(5, 0, 2));
  }

  @Test
  void transposeTakesAxesInTheGivenOrder() {
    Tensor x = Tensor.of(Shape.of(2, 1, 3), 1, 2, 3, 4, 5, 6);
    assertThat(x.transpose(1, 2, 0)).isEqualTo(Tensor.of(Shape.of(1, 3, 2), 1, 4, 2, 5, 3, 6));
    assertThat(x.transpose(-1, 0, 1)).isEqualTo(Tensor.of(Shape.of(3, 2, 1), 1, 4, 2, 5, 3, 6));
    assertThat(x.transpose(0, 1, 2)).isEqualTo(x);
  }

  @Test
  void transposeRotatesThreeAxes() {
    Tensor x = Tensor.of(Shape.of(2, 2, 3), 0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112);
    assertThat(x.transpose(2, 0, 1))
        .isEqualTo(Tensor.of(Shape.of(3, 2, 2), 0, 10, 100, 110, 1, 11, 101, 111, 2, 12, 102, 112));
  }

  @Test
  void broadcastToRepeats() {
    assertThat(Tensor.of(1, 2).broadcastTo(Shape.of(2, 2)))
        .isEqualTo(Tensor.of(new float[][] {{1, 2}, {1, 2}}));
    assertThat(Tensor.of(Shape.of(2, 1), 1, 2).broadcastTo(Shape.of(2, 3)))
        .isEqualTo(Tensor.of(new float[][] {{1, 1, 1}, {2, 2, 2}}));
    assertThat(Tensor.of(Shape.of(2, 1, 2), 1, 2, 3, 4).broadcastTo(Shape.of(2, 2, 2)))
        .isEqualTo(Tensor.of(Shape.of(2, 2, 2), 1, 2, 1, 2, 3, 4, 3, 4));
    assertThat(Tensor.scalar(7).broadcastTo(Shape.of(0, 2)).shape()).isEqualTo(Shape.of(0, 2));
    assertThat(m.broadcastTo(Shape.of(2, 3))).isEqualTo(m);
  }

  @Test
  void sumToAddsWhatWouldBeRepeated() {
    assertThat(m.sumTo(Shape.of(3))).isEqualTo(Tensor.of(5, 7, 9));
    assertThat(m.sumTo(Shape.of(1, 3))).isEqualTo(Tensor.of(Shape.of(1, 3), 5, 7, 9));
    assertThat(m.sumTo(Shape.of(2, 1))).isEqualTo(Tensor.of(Shape.of(2, 1), 6, 15));
    assertThat(m.sumTo(Shape.of())).isEqualTo(Tensor.scalar(21));
    assertThat(m.sumTo(Shape.of(1))).isEqualTo(Tensor.of(21));
    assertThat(m.sumTo(Shape.of(2, 3))).isEqualTo(m);
  }

  @Test
  void sumToOverLeadingAndInnerAxes() {
    Tensor x = Tensor.full(1, Shape.of(5, 2, 3, 4));
    assertThat(x.sumTo(Shape.of(2, 1, 4))).isEqualTo(Tensor.full(15, Shape.of(2, 1, 4)));
    assertThat(x.sumTo(Shape.of(1, 3, 1))).isEqualTo(Tensor.full(40, Shape.of(1, 3, 1)));
    assertThat(Tensor.zeros(Shape.of(0, 3)).sumTo(Shape.of(3))).isEqualTo(Tensor.of(0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void largeOnesAreSharedByThreads(int threads) {
    Engine.setThreads(threads);
    Tensor x = Tensor.gaussian(0, 1, Shape.of(301, 1, 211), Rng.of(1));
    Tensor transposed = x.transpose();
    Tensor repeated = x.broadcastTo(Shape.of(301, 2, 211));
    Tensor columns = x.reshape(-1, 1).broadcastTo(Shape.of(301 * 211, 3));
    int[] largest = new int[301];
    for (int i = 0; i < 301; i++) {
      for (int j = 0; j < 211; j++) {
        float value = x.get(i, 0, j);
        assertThat(transposed.get(j, 0, i)).isEqualTo(value);
        assertThat(repeated.get(i, 0, j)).isEqualTo(value);
        assertThat(repeated.get(i, 1, j)).isEqualTo(value);
        assertThat(columns.get(211 * i + j, 0)).isEqualTo(value);
        assertThat(columns.get(211 * i + j, 2)).isEqualTo(value);
        largest[i] = value > x.get(i, 0, largest[i]) ? j : largest[i];
      }
    }
    assertThat(x.reshape(301, 211).argMax(1)).isEqualTo(largest);
    assertThat(x.reshape(301, 211).transpose().argMax(0)).isEqualTo(largest);
  }
}
