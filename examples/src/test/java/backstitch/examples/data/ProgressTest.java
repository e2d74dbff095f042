package backstitch.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void barLearnsHowManyThereWillBe() {
    List<String> three = List.of("a", "b", "c");
    Iterable<String> uncounted = () -> three.iterator();
    assertThat(uncounted.spliterator().getExactSizeIfKnown()).isEqualTo(-1);
    Iterable<String> counted = Progress.counted(uncounted, 3);
    assertThat(counted.spliterator().getExactSizeIfKnown()).isEqualTo(3);
    assertThat(counted).containsExactly("a", "b", "c");
  }

  @Test
  void withoutATerminalNothingIsWrapped() {
    Iterable<String> items = List.of("a");
    Iterator<String> iterator = Progress.over(items, 1, "task").iterator();
    assertThat(Progress.isTerminal() || Progress.over(items, 1, "task") == items).isTrue();
    assertThat(iterator.next()).isEqualTo("a");
  }
}
