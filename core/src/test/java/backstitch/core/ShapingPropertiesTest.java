package backstitch.core;

import static backstitch.core.Floats.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Shapes.class)
@Domain(DomainContext.Global.class)
class ShapingPropertiesTest {
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void transposeMovesEachElementToItsPermutedIndex(@ForAll Shape shape, @ForAll long seed) {
    Tensor x = Shapes.tensor(shape, seed);
    int[] order = Rng.of(seed).permutation(shape.rank());
    Tensor y = order.length == 0 ? x.transpose() : x.transpose(order);
    int[] dims = shape.dims();
    int[] index = new int[order.length];
    int[] moved = new int[order.length];
    for (int i = 0; i < shape.size(); i++) {
      int rest = i;
      for (int axis = order.length - 1; axis >= 0; axis--) {
        index[axis] = rest % dims[axis];
        rest /= dims[axis];
      }
      for (int axis = 0; axis < order.length; axis++) {
        moved[axis] = index[order[axis]];
      }
      assertThat(y.get(moved)).isEqualTo(x.get(index));
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void transposingBackGivesTheSame(@ForAll Shape shape, @ForAll long seed) {
    Tensor x = Shapes.tensor(shape, seed);
    assertThat(x.transpose().transpose()).isEqualTo(x);
    int[] order = Rng.of(seed).permutation(shape.rank());
    int[] back = new int[order.length];
    for (int axis = 0; axis < order.length; axis++) {
      back[order[axis]] = axis;
    }
    if (order.length > 0) {
      assertThat(x.transpose(order).transpose(back)).isEqualTo(x);
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void reshapingBackGivesTheSame(@ForAll Shape shape, @ForAll long seed) {
    Tensor x = Shapes.tensor(shape, seed);
    Tensor flat = x.reshape(-1);
    assertThat(flat.shape()).isEqualTo(Shape.of(shape.size()));
    assertThat(flat.reshape(shape)).isEqualTo(x);
    assertSameBits(x.toArray(), flat.toArray(), "flat");
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void slicesJoinToTheWhole(@ForAll Shape shape, @ForAll long seed) {
    Tensor x = Shapes.tensor(shape, seed);
    if (shape.rank() == 0) {
      return;
    }
    int rows = shape.dim(0);
    int cut = Rng.of(seed).nextInt(rows + 1);
    Tensor upper = x.slice(0, cut).padRows(0, rows - cut);
    Tensor lower = x.slice(cut, rows).padRows(cut, 0);
    assertThat(upper.plus(lower)).isEqualTo(x);
    assertThat(x.padRows(2, 3).slice(2, 2 + rows)).isEqualTo(x);
  }
}
