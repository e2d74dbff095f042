package backstitch.examples.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.junit.jupiter.api.Test;

class FittedBarTest {
  /** The bar in the middle of its way; a terminal keeps one column free. */
  private static String drawn(ProgressBarBuilder builder, int columns, long done) {
    List<String> drawn = Collections.synchronizedList(new ArrayList<>());
    builder
        .setUpdateIntervalMillis(60_000)
        .setConsumer(new DelegatingProgressBarConsumer(drawn::add, columns - 1));
    try (ProgressBar bar = builder.build()) {
      bar.stepTo(done);
      bar.refresh();
      return drawn.get(drawn.size() - 1).stripLeading();
    }
  }

  private static String epoch(int columns) {
    return drawn(Progress.bar("epoch 1").setInitialMax(235), columns, 117);
  }

  private static String download(int columns) {
    ProgressBarBuilder bar = Progress.bar("train-images-idx3-ubyte.gz").setUnit(" MB", 1_000_000);
    return drawn(bar.setInitialMax(26_421_880), columns, 13_300_000);
  }

  @Test
  void usualTerminalShowsEverything() {
    assertThat(epoch(80))
        .matches("epoch 1  49% \\[=+ +] 117/235 \\(\\d:\\d\\d:\\d\\d / \\d:\\d\\d:\\d\\d\\) ");
    assertThat(download(100))
        .matches("train-images-idx3-ubyte.gz  50% \\[=+ +] +13/26 MB \\(.*\\) ");
  }

  @Test
  void narrowTerminalShowsTheTimeLeft() {
    assertThat(epoch(40)).matches("epoch 1  49% \\[={5} {6}] \\d:\\d\\d:\\d\\d left");
    assertThat(download(60))
        .matches("train-images-idx3-ubyte.gz  50% \\[=+ +] \\d:\\d\\d:\\d\\d left");
  }

  @Test
  void longNameIsCutBeforeTheBarIs() {
    assertThat(download(40)).isEqualTo("train-images-idx3-uby  50% [=====     ]");
    assertThat(epoch(22)).isEqualTo("epo  49% [====      ]");
  }

  @Test
  void noPartIsCutWhateverTheWidth() {
    for (int columns = 20; columns <= 140; columns++) {
      for (String line : List.of(epoch(columns), download(columns))) {
        assertThat(line).hasSizeLessThan(columns).matches("[^\\[]* \\[[= ]{10,}](| .*(left|\\) ))");
      }
    }
  }
}
