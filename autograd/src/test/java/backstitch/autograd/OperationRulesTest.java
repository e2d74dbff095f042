package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.autograd.OperationTable.Row;
import backstitch.core.Rng;
import backstitch.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the rules of every operation of the table. */
class OperationRulesTest {
  static List<Row> rows() {
    return OperationTable.rows();
  }

  static Stream<Row> rowsOfTwoOperands() {
    return rows().stream().filter(row -> row.inputs().size() == 2);
  }

  static Stream<Row> rowsOfTwoOperandsOfOneShape() {
    return rows().stream().filter(Row::hasTwoOperandsOfOneShape);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gradientMatchesCentralDifferences(Row row) {
    GradientCheck.check(row.name(), row.function(), row.point());
  }

  /** The result is squared so that the gradient of a linear operation has a gradient too. */
  @ParameterizedTest
  @MethodSource("rows")
  void secondDerivativeMatchesCentralDifferences(Row row) {
    GradientCheck.checkSecond(row.name(), v -> row.function().of(v).square(), row.point());
  }

  @ParameterizedTest
  @MethodSource("rowsOfTwoOperandsOfOneShape")
  void gradientOfOneVariableInBothPlacesMatchesCentralDifferences(Row row) {
    GradientCheck.check(row.name(), v -> row.function().of(v[0], v[0]), row.inputs().get(1));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gradientHasTheShapeOfItsInput(Row row) {
    List<Tensor> gradients = gradients(row, 1);
    for (int i = 0; i < gradients.size(); i++) {
      assertThat(gradients.get(i).shape()).isEqualTo(row.inputs().get(i).shape());
    }
  }

  /** A power of two scales without rounding. */
  @ParameterizedTest
  @MethodSource("rows")
  void gradientScalesWithTheIncomingGradient(Row row) {
    List<Tensor> scaled = gradients(row, 1).stream().map(g -> g.times(8)).toList();
    assertThat(gradients(row, 8)).isEqualTo(scaled);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gradientHasTheSameBitsTwice(Row row) {
    assertThat(gradients(row, 1)).isEqualTo(gradients(row, 1));
  }

  @ParameterizedTest
  @MethodSource("rowsOfTwoOperands")
  void gradientOfOneOperandIsTheSameWhenTheOtherIsAConstant(Row row) {
    List<Tensor> both = gradients(row, 1);
    for (int i = 0; i < 2; i++) {
      Variable[] variables = variables(row);
      variables[1 - i] = variables[1 - i].detach();
      try (Tape tape = Tape.record()) {
        Gradients gradients = gradients(tape, row.function().of(variables), 1);
        assertThat(gradients.of(variables[i]).value()).isEqualTo(both.get(i));
        Variable constant = variables[1 - i];
        assertThatThrownBy(() -> gradients.of(constant)).isInstanceOf(TapeException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void ofConstantsComesAConstant(Row row) {
    Variable[] constants = row.inputs().stream().map(Variable::constant).toArray(Variable[]::new);
    try (Tape tape = Tape.record()) {
      assertThat(Tape.recording()).containsExactly(tape);
      assertThat(row.function().of(constants).isConstant()).isTrue();
      assertThat(row.function().of(variables(row)).isConstant()).isFalse();
    }
  }

  private static List<Tensor> gradients(Row row, float scale) {
    Variable[] variables = variables(row);
    try (Tape tape = Tape.record()) {
      Gradients gradients = gradients(tape, row.function().of(variables), scale);
      return Arrays.stream(variables).map(x -> gradients.of(x).value()).toList();
    }
  }

  private static Gradients gradients(Tape tape, Variable y, float scale) {
    Tensor weights = Tensor.gaussian(0, 1, y.shape(), Rng.of(5));
    return tape.gradients(y, Variable.constant(weights.times(scale)));
  }

  private static Variable[] variables(Row row) {
    return row.inputs().stream().map(Variable::of).toArray(Variable[]::new);
  }
}
