package backstitch.examples.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void barThatWasEndedIsNotDrawnAgain() throws Exception {
    List<String> drawn = Collections.synchronizedList(new ArrayList<>());
    ProgressBar bar =
        new ProgressBarBuilder()
            .setInitialMax(3)
            .setUpdateIntervalMillis(1)
            .setConsumer(new DelegatingProgressBarConsumer(drawn::add, 80))
            .build();
    Iterator<String> items = Progress.shown(List.of("a", "b", "c").iterator(), bar);
    assertThat(items.next()).isEqualTo("a");
    Progress.end();
    Progress.end();
    int before = drawn.size();
    assertThat(drawn.get(before - 1)).contains("1/3");
    assertThat(items.next()).isEqualTo("b");
    Thread.sleep(100);
    assertThat(drawn).hasSize(before);
  }

  @Test
  void withoutATerminalNothingIsWrapped() {
    Iterable<String> items = List.of("a");
    Iterator<String> iterator = Progress.over(items, 1, "task").iterator();
    assertThat(Progress.isTerminal() || Progress.over(items, 1, "task") == items).isTrue();
    assertThat(iterator.next()).isEqualTo("a");
  }

  @Test
  void columnsAreAtLeastTenWhateverTheSystemSays() {
    assertThat(Progress.columns()).isGreaterThanOrEqualTo(10);
  }
}
