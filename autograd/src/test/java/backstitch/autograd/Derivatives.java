package backstitch.autograd;

import backstitch.core.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Gradients of the sum of what a function gives, to be compared with numbers worked by hand. */
final class Derivatives {
  private Derivatives() {}

  static Tensor at(Tensor x, UnaryOperator<Variable> f) {
    Variable input = Variable.of(x);
    try (Tape tape = Tape.record()) {
      return tape.gradients(f.apply(input).sum()).of(input).value();
    }
  }

  static Tensor at(float x, UnaryOperator<Variable> f) {
    return at(Tensor.scalar(x), f);
  }

  static List<Tensor> at(Tensor a, Tensor b, BinaryOperator<Variable> f) {
    Variable first = Variable.of(a);
    Variable second = Variable.of(b);
    try (Tape tape = Tape.record()) {
      Gradients gradients = tape.gradients(f.apply(first, second).sum());
      return List.of(gradients.of(first).value(), gradients.of(second).value());
    }
  }
}
