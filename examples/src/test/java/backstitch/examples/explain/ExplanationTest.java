package backstitch.examples.explain;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.autograd.Operation;
import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private final Variable v = Variable.of(Tensor.of(1, 2));
  private final Explanation explanation = new Explanation();

  private List<String> backward(UnaryOperator<Variable> loss) {
    explanation.name("v", v);
    Walk walk = new Walk();
    try (Tape tape = walk.record()) {
      tape.gradients(loss.apply(v));
      explanation.forward(tape.entries());
      return explanation.backward(walk);
    }
  }

  @Test
  void anOperationThatIsNotInThePageSaysSo() {
    UnaryOperator<Variable> triple =
        x ->
            Operation.named("triple").value(x.value().times(3)).from(x, dY -> dY.times(3)).record();
    assertThat(backward(x -> triple.apply(x).sum()).get(1))
        .isEqualTo(
            """
            #0 triple
               docs/operations.md does not have it
               dy, the gradient of #0: [1, 1]
               for v: [3, 3]
            """);
  }

  @Test
  void anOperandThatIsUsedTwiceGetsTheSum() {
    assertThat(backward(x -> x.times(x).sum()).get(1))
        .isEqualTo(
            """
            #0 times
               c = a * b, where a is v, b is v
               dc, the gradient of #0: [1, 1]
               da = dc * b, for v: [1, 2]
               db = dc * a, for v, which has a gradient already; they are added:
                 [      1,       2]
               + [      1,       2]
               = [      2,       4]
            """);
  }

  @Test
  void anOperandThatWasRepeatedGetsTheSumOverItsCopies() {
    Tensor two = Tensor.of(new double[][] {{1, 2}, {3, 4}});
    assertThat(backward(x -> Variable.constant(two).plus(x).sum()).get(1))
        .contains("   constant is a constant and gets none\n")
        .contains("   db = dc, for v (summed over its copies): [2, 2]\n");
  }

  @Test
  void aGradientThatIsNotTheEnginesIsShownWithIt() {
    Tensor found = Tensor.of(1, 0.0);
    assertThat(Explanation.compared("w", found, Tensor.of(1, 0.0)))
        .startsWith("w [2]: equal, bit for bit\n");
    for (Tensor other : List.of(Tensor.of(1, -0.0), Tensor.of(Math.nextUp(1f), 0f))) {
      assertThat(Explanation.compared("w", found, other))
          .startsWith("w [2]: NOT equal to\n" + other + "\n");
    }
  }
}
