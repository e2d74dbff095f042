package backstitch.examples.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
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
    Progress.shown(bar).step();
    Progress.end();
    Progress.end();
    int before = drawn.size();
    assertThat(drawn.get(before - 1)).contains("1/3");
    bar.step();
    Thread.sleep(100);
    assertThat(drawn).hasSize(before);
  }

  @Test
  void columnsAreAtLeastTenWhateverTheSystemSays() {
    assertThat(Progress.columns()).isGreaterThanOrEqualTo(10);
  }
}
