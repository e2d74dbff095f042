package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Gradients of gradients, worked by hand. */
class NestedTapesTest {
  /** f = x⁴: 4x³, 12x², 24x. */
  @Test
  void threeTapesGiveThreeDerivatives() {
    Variable x = Variable.of(Tensor.scalar(3));
    try (Tape first = Tape.record()) {
      Variable d2;
      try (Tape second = Tape.record()) {
        Variable d1;
        try (Tape third = Tape.record()) {
          d1 = third.gradients(x.square().square()).of(x);
        }
        assertThat(d1.value()).isEqualTo(Tensor.scalar(108));
        d2 = second.gradients(d1).of(x);
      }
      assertThat(d2.value()).isEqualTo(Tensor.scalar(108));
      assertThat(first.gradients(d2).of(x).value()).isEqualTo(Tensor.scalar(72));
    }
  }

  /** f = x²y + y³ has the Hessian [2y 2x; 2x 6y]: at (2, 3), times (1, -1), it is (2, -14). */
  @Test
  void gradientOfAProjectedGradientIsAHessianVectorProduct() {
    Variable p = Variable.of(Tensor.of(2, 3));
    Variable v = Variable.constant(Tensor.of(1, -1));
    try (Tape outer = Tape.record()) {
      Variable gradient;
      try (Tape inner = Tape.record()) {
        Variable x = p.slice(0, 1);
        Variable y = p.slice(1, 2);
        Variable f = x.square().times(y).plus(y.times(y).times(y));
        gradient = inner.gradients(f).of(p);
      }
      assertThat(gradient.value()).isEqualTo(Tensor.of(12, 31));
      assertThat(outer.gradients(gradient, v).of(p).value()).isEqualTo(Tensor.of(2, -14));
    }
  }

  /** f = Σ w x²: the penalty Σ (df/dx)² = 4 Σ w²x² has the derivative 8wx² with respect to w. */
  @Test
  void aPenaltyOnTheGradientTrainsTheWeights() {
    Variable x = Variable.of(Tensor.of(1, 2));
    Variable w = Variable.of(Tensor.of(3, -0.5f));
    try (Tape outer = Tape.record()) {
      Variable slope;
      try (Tape inner = Tape.record()) {
        slope = inner.gradients(w.times(x.square()).sum()).of(x);
      }
      Variable penalty = slope.square().sum();
      assertThat(penalty.value()).isEqualTo(Tensor.scalar(40));
      assertThat(outer.gradients(penalty).of(w).value()).isEqualTo(Tensor.of(24, -16));
    }
  }

  @Test
  void bothTapesRecordWhileBothAreOpen() {
    Variable x = Variable.of(Tensor.scalar(3));
    try (Tape outer = Tape.record()) {
      Variable y;
      try (Tape inner = Tape.record()) {
        y = x.square();
        assertThat(inner.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(6));
      }
      assertThat(outer.gradients(y.times(10)).of(x).value()).isEqualTo(Tensor.scalar(60));
    }
  }

  @Test
  void toTheInnerTapeAResultOfTheOuterIsAVariableLikeAnyOther() {
    Variable x = Variable.of(Tensor.scalar(3));
    try (Tape outer = Tape.record()) {
      Variable h = x.square();
      try (Tape inner = Tape.record()) {
        Variable y = h.square();
        assertThat(inner.gradients(y).of(h).value()).isEqualTo(Tensor.scalar(18));
        assertThat(inner.gradients(h).of(h).value()).isEqualTo(Tensor.scalar(1));
        assertThat(outer.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(108));
      }
    }
  }

  @Test
  void toItsOwnTapeAGradientIsAConstant() {
    Variable x = Variable.of(Tensor.scalar(3));
    try (Tape tape = Tape.record()) {
      Variable gradient = tape.gradients(x.square()).of(x);
      assertThat(gradient.isConstant()).isTrue();
      assertThat(tape.gradients(gradient.times(x)).of(x).value()).isEqualTo(Tensor.scalar(6));
    }
  }

  /** y = A·x: the gradient Aᵀ·u of the inner tape is linear in its seed u, with gradient A·v. */
  @Test
  void aSeedThatIsAVariableIsDifferentiatedThrough() {
    Variable a = Variable.constant(Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}));
    Variable x = Variable.of(Tensor.full(7, Shape.of(2, 1)));
    Variable u = Variable.of(Tensor.full(9, Shape.of(3, 1)));
    Variable v = Variable.constant(Tensor.of(10, 1).reshape(2, 1));
    try (Tape outer = Tape.record()) {
      Variable gradient;
      try (Tape inner = Tape.record()) {
        gradient = inner.gradients(a.matmul(x), u).of(x);
      }
      Tensor forward = outer.gradients(gradient, v).of(u).value();
      assertThat(forward).isEqualTo(Tensor.of(12, 34, 56).reshape(3, 1));
    }
  }

  @Test
  void resultOfTheOuterTapeIsDifferentiatedThroughByTheInner() {
    Variable w = Variable.of(Tensor.scalar(3));
    try (Tape outer = Tape.record()) {
      Variable square = w.times(w);
      try (Tape middle = Tape.record()) {
        Variable cube = square.times(w);
        try (Tape inner = Tape.record()) {
          Gradients gradients = inner.gradients(cube.times(w));
          assertThat(gradients.of(w).value()).isEqualTo(Tensor.scalar(4 * 27));
          assertThat(gradients.of(square).value()).isEqualTo(Tensor.scalar(9));
        }
        assertThat(middle.gradients(cube).of(w).value()).isEqualTo(Tensor.scalar(27));
      }
      assertThat(outer.gradients(square).of(w).value()).isEqualTo(Tensor.scalar(6));
    }
  }

  @Test
  void gradientTakenBeforeATapeWasOpenedIsDifferentiatedThroughByIt() {
    Variable x = Variable.of(Tensor.scalar(2));
    try (Tape outer = Tape.record();
        Tape middle = Tape.record()) {
      Variable dX = middle.gradients(x.square().times(x)).of(x); // 3x²
      try (Tape inner = Tape.record()) {
        Variable y = dX.times(x); // 3x³
        assertThat(inner.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(36)); // 9x²
        assertThat(outer.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(36));
      }
    }
  }

  /** The rule runs while {@code tape} computes; u = v² is recorded before {@code inner} opens. */
  @Test
  void tapesOpenedWithinARuleNestLikeAnyOthers() {
    Variable x = Variable.of(Tensor.scalar(1));
    Variable v = Variable.of(Tensor.scalar(3));
    List<Tensor> derivatives = new ArrayList<>();
    try (Tape tape = Tape.record()) {
      Variable h = x.times(5);
      UnaryOperator<Variable> rule =
          dY -> {
            try (Tape outer = Tape.record()) {
              Variable u = v.square();
              try (Tape inner = Tape.record()) {
                Gradients gradients = inner.gradients(u.plus(v).plus(h.square()));
                derivatives.add(gradients.of(v).value()); // 2v + 1
                derivatives.add(gradients.of(x).value()); // 50x, through the computing tape
                derivatives.add(outer.gradients(u.times(v)).of(v).value()); // 3v²
              }
            }
            return dY;
          };
      Variable y = Operation.named("y").value(x.value()).from(x, rule).record();
      tape.gradients(y);
    }
    assertThat(derivatives).containsExactly(Tensor.scalar(7), Tensor.scalar(50), Tensor.scalar(27));
  }

  /** Checkpointing: only the value is kept; the rule computes the intermediate results again. */
  @Test
  void aRuleMayComputeAgainWithATapeOfItsOwn() {
    Variable x = Variable.of(Tensor.scalar(2));
    try (Tape tape = Tape.record()) {
      UnaryOperator<Variable> rule =
          dY -> {
            Variable leaf = Variable.of(x.value());
            try (Tape inner = Tape.record()) {
              return inner.gradients(leaf.square().times(leaf), dY).of(leaf);
            }
          };
      Tensor cube = Tensor.scalar(8);
      Variable y = Operation.named("cube").value(cube).from(x, rule).record();
      assertThat(tape.gradients(y.square()).of(x).value()).isEqualTo(Tensor.scalar(192)); // 6x⁵
    }
  }

  /** An operation that two tapes recorded counts once, also if one of them computed in between. */
  @Test
  void whatSeveralTapesRecordedIsWalkedOnce() {
    Variable x = Variable.of(Tensor.scalar(2));
    try (Tape first = Tape.record()) {
      Variable a = x.square();
      try (Tape second = Tape.record()) {
        Variable b = a.times(x); // x³
        Variable slope = second.gradients(b).of(x); // 3x², on the first alone
        Variable c = slope.times(b); // 3x⁵
        try (Tape third = Tape.record()) {
          Tensor all = third.gradients(c.plus(a)).of(x).value();
          assertThat(all).isEqualTo(Tensor.scalar(15 * 16 + 4)); // 15x⁴ + 2x
          assertThat(first.gradients(c).of(x).value()).isEqualTo(Tensor.scalar(15 * 16));
          assertThat(second.gradients(c).of(x).value()).isEqualTo(Tensor.scalar(12 * 12));
        }
      }
    }
  }

  @Test
  void tapeInTheMiddleStandsInForAnOuterThatIsClosed() {
    Variable x = Variable.of(Tensor.scalar(1));
    Tape outer = Tape.record();
    try (Tape middle = Tape.record()) {
      Variable h = x.times(2); // on both
      try (Tape inner = Tape.record()) {
        Variable y = h.times(5).plus(x);
        outer.close();
        assertThat(inner.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(11));
        assertThat(middle.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(11));
      }
    }
  }

  @Test
  void gradientThatReachesWhatOnlyAClosedTapeRecordedIsRefused() {
    Variable x = Variable.of(Tensor.scalar(1));
    Tape outer = Tape.record();
    Variable h = x.times(2);
    try (Tape inner = Tape.record()) {
      Variable y = h.times(5).plus(x);
      assertThat(inner.gradients(y).of(x).value()).isEqualTo(Tensor.scalar(11));
      outer.close();
      assertThatThrownBy(() -> inner.gradients(y))
          .isExactlyInstanceOf(TapeException.class)
          .hasMessage(
              "gradients: a result of shape [] was computed on a tape that is closed; "
                  + "detach() it to use its value as a constant");
      assertThat(inner.gradients(x.square()).of(x).value()).isEqualTo(Tensor.scalar(2));
    }
  }
}
