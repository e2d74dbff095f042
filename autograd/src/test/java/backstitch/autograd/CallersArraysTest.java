package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller may change an array of labels before it asks for gradients: the rules keep a copy. */
class CallersArraysTest {
  private static final Tensor X = Tensor.uniform(-1, 1, Shape.of(3, 3, 3), Rng.of(4));

  static List<BiFunction<Variable, int[], Variable>> operationsOnArrays() {
    return List.of(
        (x, array) -> Reductions.sum(x, false, array),
        (x, array) -> Reductions.mean(x, false, array),
        (x, array) -> Reductions.max(x, false, array),
        (x, array) -> Reductions.logSumExp(x, false, array),
        Softmax::softmax,
        (x, array) -> Shaping.transpose(x, array),
        (x, array) -> Indexing.gather(x, array),
        (x, array) -> Indexing.scatterAdd(x, array, 3),
        (x, array) -> Indexing.pick(x.slice(0, 1).reshape(3, 3), array),
        (x, array) -> Indexing.unpick(x.slice(0, 1).pick(new int[3]).reshape(3), array, 3),
        (x, array) -> Softmax.softmaxCrossEntropy(x.slice(0, 1), array),
        (x, array) -> Softmax.softmaxMinusOneHot(x.slice(0, 1), array));
  }

  @ParameterizedTest
  @MethodSource("operationsOnArrays")
  void anArrayThatChangesLaterDoesNotChangeTheGradient(
      BiFunction<Variable, int[], Variable> operation) {
    assertThat(gradient(operation, true)).isEqualTo(gradient(operation, false));
  }

  private static Tensor gradient(BiFunction<Variable, int[], Variable> operation, boolean change) {
    Variable x = Variable.of(X);
    int[] array = {1, 2, 0};
    try (Tape tape = Tape.record()) {
      Variable y = operation.apply(x, array);
      if (change) {
        Arrays.fill(array, 0);
      }
      Tensor weights = Tensor.uniform(-1, 1, y.shape(), Rng.of(6));
      return tape.gradients(y, Variable.constant(weights)).of(x).value();
    }
  }
}
