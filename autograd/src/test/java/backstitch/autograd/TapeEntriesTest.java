package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.autograd.Tape.Entry;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tape shows of itself: its entries, what a listener hears, and its text. */
class TapeEntriesTest {
  private final Variable x = Variable.constant(Tensor.of(1, 2));
  private final Variable w = Variable.of("w", Tensor.of(3, 4));

  /** Notes what it hears. */
  private static final class Notes implements TapeListener {
    final List<Entry> recorded = new ArrayList<>();
    final List<String> gradients = new ArrayList<>();

    @Override
    public void recorded(Entry entry) {
      recorded.add(entry);
    }

    @Override
    public void gradient(Entry entry, int operand, Variable dY, Variable dX) {
      gradients.add(entry.operation() + " " + operand + " " + dY.value() + " -> " + dX.value());
    }
  }

  @Test
  void entriesHoldAllOperandsConstantsToo() {
    try (Tape tape = Tape.record()) {
      Variable product = x.times(w);
      Variable sum = product.sum();
      assertThat(tape.entries())
          .containsExactly(
              new Entry(0, "times", List.of(x, w), product),
              new Entry(1, "sum", List.of(product), sum));
    }
  }

  @Test
  void entriesAreASnapshotThatNobodyCanChange() {
    try (Tape tape = Tape.record()) {
      List<Entry> before = tape.entries();
      Variable y = w.square();
      assertThat(before).isEmpty();
      List<Entry> after = tape.entries();
      assertThat(after).hasSize(1);
      assertThatThrownBy(after::clear).isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> after.get(0).operands().clear())
          .isInstanceOf(UnsupportedOperationException.class);
      assertThat(y).isSameAs(after.get(0).result());
    }
  }

  @Test
  void entriesOfAClosedTapeAreRefused() {
    Tape tape = Tape.record();
    tape.close();
    assertThatThrownBy(tape::entries)
        .isExactlyInstanceOf(TapeException.class)
        .hasMessage("entries: this tape is closed; ask before its block ends");
  }

  @Test
  void aListenerHearsEveryOperationAndEveryGradientInOrder() {
    Notes notes = new Notes();
    try (Tape tape = Tape.record(notes)) {
      Variable loss = x.times(w).plus(w).sum();
      assertThat(notes.recorded).isEqualTo(tape.entries());
      assertThat(notes.gradients).isEmpty();
      Gradients gradients = tape.gradients(loss);
      assertThat(gradients.of(w).value()).isEqualTo(Tensor.of(2, 3));
    }
    assertThat(notes.recorded).extracting(Entry::operation).containsExactly("times", "plus", "sum");
    assertThat(notes.gradients)
        .containsExactly(
            "sum 0 1.0 -> [1.0, 1.0]",
            "plus 0 [1.0, 1.0] -> [1.0, 1.0]",
            "plus 1 [1.0, 1.0] -> [1.0, 1.0]",
            "times 1 [1.0, 1.0] -> [1.0, 2.0]");
  }

  @Test
  void whatAListenerThrowsEndsTheComputationAndLeavesTheTapesAlike() {
    TapeListener refusing =
        new TapeListener() {
          @Override
          public void recorded(Entry entry) {
            throw new ArithmeticException(entry.operation());
          }
        };
    try (Tape inner = Tape.record(refusing);
        Tape outer = Tape.record()) {
      assertThatThrownBy(w::square).isInstanceOf(ArithmeticException.class).hasMessage("square");
      assertThat(inner.entries()).isEqualTo(outer.entries()).hasSize(1);
    }
  }

  @Test
  void aTapeWithAListenerIsInTrainingMode() {
    try (Tape tape = Tape.record(new TapeListener() {})) {
      assertThat(Tape.isTraining()).as("with %s", tape).isTrue();
    }
  }

  @Test
  void theTextNamesOperandsByNumberNameOrKind() {
    try (Tape tape = Tape.record()) {
      Variable product = x.times(w);
      product.plus(product).mean();
      assertThat(TapeText.of(tape))
          .isEqualTo(
              """
              #0 times(a constant of shape [2], w [2]) = [2]: 3.0, 8.0
              #1 plus(#0, #0) = [2]: 6.0, 16.0
              #2 mean(#1) = []: 11.0
              """);
    }
  }

  @Test
  void theMiddleOfALongTapeAndOfALongResultIsLeftOut() {
    try (Tape tape = Tape.record()) {
      Variable y = w;
      for (int i = 0; i < 50; i++) {
        y = y.plus(0);
      }
      Variable wide = Variable.of(Tensor.arange(9)).negate();
      assertThat(TapeText.of(tape).lines())
          .hasSize(41)
          .contains("… 11 more", "#31 plus(#30, a constant of shape []) = [2]: 3.0, 4.0")
          .doesNotContain("#20 plus(#19, a constant of shape []) = [2]: 3.0, 4.0")
          .endsWith(
              "#50 negate(a variable of shape [9]) = "
                  + wide.shape()
                  + ": -0.0, -1.0, -2.0, -3.0, -4.0, -5.0, -6.0, -7.0, …");
    }
  }
}
