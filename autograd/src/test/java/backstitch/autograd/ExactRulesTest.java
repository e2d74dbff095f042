package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules are as exact as the values they belong to, also where a probability p is so near to 1 that
 * 1 - p has no digits left. The references are computed in double, from products whose sums do not
 * cancel.
 */
class ExactRulesTest {
  private static final double BAR = 1e-5;

  /** The gradient of logit i, from the probabilities p and the gradient d of the result. */
  private interface Reference {
    double at(int i, double[] p, double[] d);
  }

  /** dx of y = softmax: p_i Σ p_j (d_i - d_j). */
  private static double softmax(int i, double[] p, double[] d) {
    double sum = 0;
    for (int j = 0; j < p.length; j++) {
      sum += p[j] * (d[i] - d[j]);
    }
    return p[i] * sum;
  }

  /** dx of y = ln softmax: Σ p_j d_i - p_i d_j. */
  private static double logSoftmax(int i, double[] p, double[] d) {
    double sum = 0;
    for (int j = 0; j < p.length; j++) {
      sum += j == i ? 0 : p[j] * d[i] - p[i] * d[j];
    }
    return sum;
  }

  static Stream<Tensor> logits() {
    Stream<Tensor> some =
        Stream.of(
            row(18, 0),
            row(0, 18),
            row(30, 0, 1),
            row(0, 17, 16.5f),
            row(0, 0, 0),
            row(2, 1, -1, 0.5f),
            Tensor.of(new float[][] {{18, 0, 3}, {-5, 20, 1}, {1, 1, 1}, {60, 0, 30}}),
            Tensor.gaussian(0, 10, Shape.of(20, 10), Rng.of(1)),
            Tensor.gaussian(0, 1, Shape.of(3, 50), Rng.of(2)));
    return Stream.concat(some, Stream.iterate(0, gap -> gap + 1).limit(61).map(g -> row(g, 0)));
  }

  private static Tensor row(float... values) {
    return Tensor.of(values).reshape(1, -1);
  }

  /** Gradients of the result: one-hot at each of the first classes, and random ones. */
  private static List<Tensor> seeds(Shape shape) {
    int rows = shape.dim(0);
    int classes = shape.dim(1);
    Stream<Tensor> oneHot =
        Stream.iterate(0, c -> c + 1)
            .limit(Math.min(classes, 4))
            .map(c -> Tensor.oneHot(filled(rows, c), classes));
    Stream<Tensor> random = Stream.of(3, 4).map(seed -> Tensor.gaussian(0, 1, shape, Rng.of(seed)));
    return Stream.concat(oneHot, random).toList();
  }

  private static int[] filled(int rows, int label) {
    int[] labels = new int[rows];
    Arrays.fill(labels, label);
    return labels;
  }

  private static double[] probabilities(double[] z) {
    double max = Arrays.stream(z).max().orElseThrow();
    double[] exps = Arrays.stream(z).map(x -> StrictMath.exp(x - max)).toArray();
    double sum = Arrays.stream(exps).sum();
    return Arrays.stream(exps).map(e -> e / sum).toArray();
  }

  private static double[] line(Tensor t, int row) {
    float[] values = t.slice(row, row + 1).toArray();
    double[] line = new double[values.length];
    Arrays.setAll(line, i -> values[i]);
    return line;
  }

  private static void agree(String what, Tensor got, Tensor z, Tensor d, Reference reference) {
    for (int row = 0; row < z.shape().dim(0); row++) {
      double[] p = probabilities(line(z, row));
      double[] line = line(got, row);
      for (int i = 0; i < p.length; i++) {
        isNear(
            what + " of " + z + " at " + row + ", " + i, line[i], reference.at(i, p, line(d, row)));
      }
    }
  }

  private static void isNear(String what, double got, double expected) {
    double relative = Math.abs(got - expected) / Math.abs(expected);
    String numbers = String.format(Locale.ROOT, ": %.9g for %.9g", got, expected);
    assertThat(got == expected || relative < BAR || Math.abs(expected) < 1e-37)
        .as(what + numbers)
        .isTrue();
  }

  private static Tensor gradient(Tensor x, UnaryOperator<Variable> f, Tensor seed) {
    Variable variable = Variable.of(x);
    try (Tape tape = Tape.record()) {
      return tape.gradients(f.apply(variable), Variable.constant(seed)).of(variable).value();
    }
  }

  /** The derivative of the gradient along v. */
  private static Tensor second(Tensor x, UnaryOperator<Variable> f, Tensor seed, Tensor v) {
    return gradient(
        x,
        z -> {
          try (Tape inner = Tape.record()) {
            return inner.gradients(f.apply(z), Variable.constant(seed)).of(z);
          }
        },
        v);
  }

  @ParameterizedTest
  @MethodSource("logits")
  void derivativeOfSoftmax(Tensor z) {
    for (Tensor d : seeds(z.shape())) {
      agree("softmax", gradient(z, x -> x.softmax(-1), d), z, d, ExactRulesTest::softmax);
    }
  }

  @ParameterizedTest
  @MethodSource("logits")
  void derivativeOfLogSoftmax(Tensor z) {
    for (Tensor d : seeds(z.shape())) {
      agree("logSoftmax", gradient(z, x -> x.logSoftmax(-1), d), z, d, ExactRulesTest::logSoftmax);
    }
  }

  /** The gradient of Σ v · dz is p_i Σ p_j (a_i b_i - a_j b_j), with a, b centred. */
  @ParameterizedTest
  @MethodSource("logits")
  void secondDerivativeOfSoftmax(Tensor z) {
    for (Tensor d : seeds(z.shape())) {
      for (Tensor v : seeds(z.shape()).subList(1, 3)) {
        Reference moment =
            (i, p, line) -> softmax(i, p, products(p, line, line(v, rowOf(d, line))));
        agree("softmax", second(z, x -> x.softmax(-1), d, v), z, d, moment);
      }
    }
  }

  private static int rowOf(Tensor d, double[] line) {
    int row = 0;
    while (!Arrays.equals(line(d, row), line)) {
      row++;
    }
    return row;
  }

  private static double[] products(double[] p, double[] d, double[] v) {
    double[] products = new double[p.length];
    Arrays.setAll(products, i -> softmax(i, p, d) / p[i] * (softmax(i, p, v) / p[i]));
    return products;
  }

  @ParameterizedTest
  @MethodSource("logits")
  void secondDerivativesOfWhatHasTheDerivativeSoftmax(Tensor z) {
    int rows = z.shape().dim(0);
    int[] labels = filled(rows, 1);
    for (Tensor v : seeds(z.shape())) {
      Tensor one = Tensor.full(1, Shape.of(rows));
      Tensor ofLoss = second(z, x -> x.softmaxCrossEntropy(labels), one, v);
      agree("softmaxCrossEntropy", ofLoss, z, v, ExactRulesTest::softmax);
      Tensor ofSum = second(z, x -> x.logSumExp(-1), one, v);
      agree("logSumExp", ofSum, z, v, ExactRulesTest::softmax);
      Tensor ofPicked = second(z, x -> x.logSoftmax(-1).pick(labels).negate(), one, v);
      agree("logSoftmax", ofPicked, z, v, ExactRulesTest::softmax);
    }
  }

  @Test
  void axesDoNotMatter() {
    Tensor z = Tensor.gaussian(0, 12, Shape.of(3, 4, 5), Rng.of(6));
    Tensor d = Tensor.gaussian(0, 1, z.shape(), Rng.of(7));
    Tensor last = z.transpose(0, 2, 1).reshape(15, 4);
    Tensor dLast = d.transpose(0, 2, 1).reshape(15, 4);
    Tensor middle = gradient(z, x -> x.softmax(1), d).transpose(0, 2, 1).reshape(15, 4);
    agree("softmax", middle, last, dLast, ExactRulesTest::softmax);
    middle = gradient(z, x -> x.logSoftmax(1), d).transpose(0, 2, 1).reshape(15, 4);
    agree("logSoftmax", middle, last, dLast, ExactRulesTest::logSoftmax);
    Tensor two = gradient(z, x -> x.softmax(2, 0), d).transpose(1, 0, 2).reshape(4, 15);
    Tensor zTwo = z.transpose(1, 0, 2).reshape(4, 15);
    agree("softmax", two, zTwo, d.transpose(1, 0, 2).reshape(4, 15), ExactRulesTest::softmax);
    Tensor all = gradient(z, x -> x.softmax(), d).reshape(1, 60);
    agree("softmax", all, z.reshape(1, 60), d.reshape(1, 60), ExactRulesTest::softmax);
  }

  @Test
  void partsAreAsExactAsTheWhole() {
    int[] label = {0};
    Tensor one = Tensor.of(1);
    for (float gap = 0; gap <= 60; gap++) {
      Tensor whole = gradient(row(gap, 0), x -> x.softmaxCrossEntropy(label), one);
      Tensor parts = gradient(row(gap, 0), x -> x.logSoftmax(-1).pick(label).negate(), one);
      assertThat(parts.isClose(whole, BAR, 0)).as("%s for %s", parts, whole).isTrue();
    }
  }

  /**
   * σ' = 1 / (2 + 2 cosh x), σ'' = -σ' tanh(x/2); tanh' = 1 / cosh² x, tanh'' = -2 tanh · tanh'.
   */
  @Test
  void derivativesOfSigmoidAndTanhHaveAllTheirDigits() {
    DoubleUnaryOperator ofSigmoid = x -> 1 / (2 + 2 * StrictMath.cosh(x));
    DoubleUnaryOperator ofTanh = x -> 1 / (StrictMath.cosh(x) * StrictMath.cosh(x));
    for (float x : new float[] {0, 1e-4f, 0.3f, -1, 4, -6, 8, 9.5f, -12, 17, 20, -30, 40}) {
      Tensor at = Tensor.scalar(x);
      Tensor one = Tensor.scalar(1);
      double slope = ofSigmoid.applyAsDouble(x);
      isNear("sigmoid' " + x, gradient(at, Variable::sigmoid, one).item(), slope);
      double curvature = -slope * StrictMath.tanh(x / 2.0);
      isNear("sigmoid'' " + x, second(at, Variable::sigmoid, one, one).item(), curvature);
      slope = ofTanh.applyAsDouble(x);
      isNear("tanh' " + x, gradient(at, Variable::tanh, one).item(), slope);
      curvature = -2 * StrictMath.tanh(x) * slope;
      isNear("tanh'' " + x, second(at, Variable::tanh, one, one).item(), curvature);
    }
  }
}
