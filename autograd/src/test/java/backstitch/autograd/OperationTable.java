package backstitch.autograd;

import static backstitch.autograd.Samples.eitherSign;
import static backstitch.autograd.Samples.spaced;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every operation, with inputs at which its rules are compared with central differences.
 *
 * <p>A new operation gets its rows here, and {@link OperationRulesTest} does the rest. Inputs keep
 * {@link GradientCheck#REACH} away from kinks, which are worked by hand elsewhere. An operation on
 * two operands has at least one row in which both have the same shape, so that one variable can be
 * both.
 */
final class OperationTable {
  private static final int[] LABELS = {0, 2, 1, 2, 2, 0};
  private static final Rng RNG = Rng.of(3);
  private static final List<Row> ROWS =
      Stream.of(
              matMul(), arithmetic(), elementwise(), reductions(), shaping(), indexing(), softmax())
          .flatMap(family -> family)
          .toList();

  private OperationTable() {}

  /** An operation at some inputs. */
  record Row(String name, GradientCheck.Function function, List<Tensor> inputs) {
    Tensor[] point() {
      return inputs.toArray(new Tensor[0]);
    }

    @Override
    public String toString() {
      return inputs.stream()
          .map(input -> input.shape().toString())
          .collect(Collectors.joining(" and ", name + " of ", ""));
    }

    boolean hasTwoOperandsOfOneShape() {
      return inputs.size() == 2 && inputs.get(0).shape().equals(inputs.get(1).shape());
    }
  }

  static List<Row> rows() {
    return ROWS;
  }

  private static Stream<Row> matMul() {
    return Stream.of(
        row("matmul", v -> MatMul.matmul(v[0], v[1]), any(2, 3), any(3, 5)),
        row("matmul", v -> MatMul.matmul(v[0], v[1]), any(3, 3), any(3, 3)),
        row("matmul", v -> MatMul.matmul(v[0], v[1]), any(2, 1, 2, 3), any(3, 3, 2)),
        row("matmul", v -> MatMul.matmul(v[0], v[1]), any(2, 3), any(2, 2, 3, 1)),
        row("matmulT", v -> MatMul.matmulT(v[0], v[1]), any(2, 3), any(5, 3)),
        row("linear", v -> MatMul.linear(v[0], v[1], v[2]), any(2, 3), any(5, 3), any(5)),
        row("matmulT", v -> MatMul.matmulT(v[0], v[1]), any(2, 3), any(2, 3)),
        row("matmulT", v -> MatMul.matmulT(v[0], v[1]), any(2, 1, 2, 3), any(3, 2, 3)),
        row("matmulT", v -> MatMul.matmulT(v[0], v[1]), any(3, 2, 3), any(1, 3)),
        row("tMatmul", v -> MatMul.tMatmul(v[0], v[1]), any(3, 2), any(3, 5)),
        row("tMatmul", v -> MatMul.tMatmul(v[0], v[1]), any(3, 2), any(3, 2)),
        row("tMatmul", v -> MatMul.tMatmul(v[0], v[1]), any(3, 2), any(2, 1, 3, 2)),
        row("tMatmul", v -> MatMul.tMatmul(v[0], v[1]), any(2, 1, 3, 2), any(3, 3, 1)));
  }

  private static Stream<Row> arithmetic() {
    return Stream.of(
            broadcast("plus", v -> Arithmetic.plus(v[0], v[1])),
            broadcast("minus", v -> Arithmetic.minus(v[0], v[1])),
            broadcast("times", v -> Arithmetic.times(v[0], v[1])),
            broadcast("plusTimes", v -> Arithmetic.plusTimes(v[0], -1.5f, v[1])),
            broadcast("dividedBy", v -> Arithmetic.dividedBy(v[0], v[1])),
            broadcast("maximum", v -> Arithmetic.maximum(v[0], v[1])),
            broadcast("minimum", v -> Arithmetic.minimum(v[0], v[1])))
        .flatMap(rows -> rows);
  }

  /** Operands of one shape; one operand smaller, or a scalar; both operands repeated. */
  private static Stream<Row> broadcast(String name, GradientCheck.Function f) {
    return Stream.of(
        row(name, f, spaced(1, 2, 3), spaced(2, 2, 3)),
        row(name, f, spaced(1, 2, 3), spaced(2, 3)),
        row(name, f, spaced(1, 2, 1), spaced(2, 3, 2, 4)),
        row(name, f, spaced(1, 3, 1), spaced(2, 1, 4)),
        row(name, f, spaced(1), spaced(2, 2, 3)),
        row(name, f, spaced(1, 5), spaced(2)));
  }

  private static Stream<Row> elementwise() {
    return Stream.of(
        row("negate", v -> Elementwise.negate(v[0]), any(2, 3)),
        row("exp", v -> Elementwise.exp(v[0]), any(2, 3)),
        row("log", v -> Elementwise.log(v[0]), spaced(0, 2, 3)),
        row("sqrt", v -> Elementwise.sqrt(v[0]), spaced(0, 2, 3)),
        row("square", v -> Elementwise.square(v[0]), any(2, 3)),
        row("abs", v -> Elementwise.abs(v[0]), eitherSign(2, 3)),
        row("tanh", v -> Elementwise.tanh(v[0]), any(2, 3)),
        row("sigmoid", v -> Elementwise.sigmoid(v[0]), any(2, 3)),
        row("relu", v -> Elementwise.relu(v[0]), eitherSign(2, 3)),
        row("exp", v -> Elementwise.exp(v[0]), any()),
        row("relu", v -> Elementwise.relu(v[0]), eitherSign()));
  }

  private static Stream<Row> reductions() {
    return Stream.of(
            reduction("sum", Reductions::sum),
            reduction("mean", Reductions::mean),
            reduction("max", Reductions::max),
            reduction("logSumExp", Reductions::logSumExp))
        .flatMap(rows -> rows);
  }

  private interface ReductionFunction {
    Variable of(Variable x, boolean keepDims, int... axes);
  }

  private static Stream<Row> reduction(String name, ReductionFunction f) {
    return Stream.of(
        row(name, v -> f.of(v[0], false), eitherSign(2, 3)),
        row(name, v -> f.of(v[0], true), eitherSign(2, 3)),
        row(name, v -> f.of(v[0], false, 0), eitherSign(3, 4)),
        row(name, v -> f.of(v[0], true, 1), eitherSign(3, 4)),
        row(name, v -> f.of(v[0], false, 2, 0), eitherSign(2, 3, 4)),
        row(name, v -> f.of(v[0], true, 0, -1), eitherSign(2, 3, 4)),
        row(name, v -> f.of(v[0], false, -2), eitherSign(2, 3, 4)),
        row(name, v -> f.of(v[0], false), eitherSign()));
  }

  private static Stream<Row> shaping() {
    return Stream.of(
        row("reshape", v -> Shaping.reshape(v[0], 3, -1), any(2, 6)),
        row("reshape", v -> Shaping.reshape(v[0]), any(1, 1)),
        row("transpose", v -> Shaping.transpose(v[0]), any(2, 3, 4)),
        row("transpose", v -> Shaping.transpose(v[0], 2, 0, 1), any(2, 3, 4)),
        row("transpose", v -> Shaping.transpose(v[0], -2, -1, 0), any(2, 3, 4)),
        row("broadcastTo", v -> Shaping.broadcastTo(v[0], Shape.of(2, 3, 4)), any(3, 1)),
        row("broadcastTo", v -> Shaping.broadcastTo(v[0], Shape.of(2, 3)), any()),
        row("sumTo", v -> Shaping.sumTo(v[0], Shape.of(3, 1)), any(2, 3, 4)),
        row("sumTo", v -> Shaping.sumTo(v[0], Shape.of()), any(2, 3)),
        row("sumTo", v -> Shaping.sumTo(v[0], Shape.of(2, 3)), any(2, 3)));
  }

  private static Stream<Row> indexing() {
    int[] repeated = {1, 3, 1, 1};
    return Stream.of(
        row("slice", v -> Indexing.slice(v[0], 1, 3), any(5, 2)),
        row("slice", v -> Indexing.slice(v[0], 2, 2), any(5, 2)),
        row("padRows", v -> Indexing.padRows(v[0], 1, 2), any(2, 3)),
        row("gather", v -> Indexing.gather(v[0], repeated), any(4, 2, 2)),
        row("scatterAdd", v -> Indexing.scatterAdd(v[0], repeated, 5), any(4, 2)),
        row("pick", v -> Indexing.pick(v[0], LABELS), any(2, 3, 3)),
        row("pick", v -> Indexing.pick(v[0], new int[] {2}), any(3)),
        row("unpick", v -> Indexing.unpick(v[0], LABELS, 4), any(2, 3)));
  }

  private static Stream<Row> softmax() {
    return Stream.of(
        row("softmax", v -> Softmax.softmax(v[0], -1), any(2, 3)),
        row("softmax", v -> Softmax.softmax(v[0], 1), any(2, 3, 2)),
        row("softmax", v -> Softmax.softmax(v[0], 2, 0), any(2, 3, 2)),
        row("softmax", v -> Softmax.softmax(v[0]), any(2, 3)),
        row("logSoftmax", v -> Softmax.logSoftmax(v[0], -1), any(2, 3)),
        row("logSoftmax", v -> Softmax.logSoftmax(v[0], 0), any(3, 2)),
        row("softmaxCrossEntropy", v -> Softmax.softmaxCrossEntropy(v[0], LABELS), any(6, 3)),
        row("softmaxCrossEntropy", v -> Softmax.softmaxCrossEntropy(v[0], LABELS), any(3, 2, 4)),
        row("softmaxMinusOneHot", v -> Softmax.softmaxMinusOneHot(v[0], LABELS), any(6, 3)),
        row("softmaxMinusOneHot", v -> Softmax.softmaxMinusOneHot(v[0], LABELS), any(2, 3, 4)));
  }

  private static Row row(String name, GradientCheck.Function function, Tensor... inputs) {
    return new Row(name, function, List.of(inputs));
  }

  private static Tensor any(int... dims) {
    return Tensor.uniform(-2, 2, Shape.of(dims), RNG);
  }
}
