package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.core.Shapes.Pair;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Shapes.class)
@Domain(DomainContext.Global.class)
class BroadcastPropertiesTest {
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void operandsMeetAsIfTheyWereRepeated(@ForAll Pair shapes, @ForAll long seed) {
    Tensor x = Shapes.tensor(shapes.first(), seed);
    Tensor y = Shapes.tensor(shapes.second(), ~seed);
    Shape common = x.shape().broadcast("test", y.shape());
    Tensor repeatedX = x.broadcastTo(common);
    Tensor repeatedY = y.broadcastTo(common);
    assertThat(x.plus(y)).isEqualTo(repeatedX.plus(repeatedY));
    assertThat(x.minus(y)).isEqualTo(repeatedX.minus(repeatedY));
    assertThat(x.maximum(y)).isEqualTo(repeatedX.maximum(repeatedY));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void broadcastToAndSumToAreAdjoint(@ForAll Shape target, @ForAll long seed) {
    Tensor x = Shapes.tensor(Shapes.thinned(target, seed), seed);
    Tensor y = Shapes.tensor(target, ~seed);
    Tensor summed = y.sumTo(x.shape());
    assertThat(summed.shape()).isEqualTo(x.shape());
    assertThat(Shapes.dot(x.broadcastTo(target), y))
        .isCloseTo(Shapes.dot(x, summed), within(1e-4 * (1 + Math.sqrt(target.size()))));
  }
}
