package backstitch.examples.cli;

import backstitch.examples.system.Progress;
import backstitch.nn.Sequential;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** On a terminal: how far an epoch is, its running loss, and how many images it takes a second. */
final class TrainingBar implements TrainingListener {
  private final int batchSize;
  private int steps;
  private long start;
  private double sumOfLosses;
  private @Nullable ProgressBar bar;

  TrainingBar(int batchSize) {
    this.batchSize = batchSize;
  }

  @Override
  public void started(Sequential net, int epochs, int steps) {
    this.steps = steps;
  }

  @Override
  public void stepped(int epoch, int step, double loss, double accuracy) {
    if (bar == null) {
      start = System.nanoTime();
      sumOfLosses = 0;
      bar = Progress.shown(Progress.bar("epoch " + epoch).setInitialMax(steps).build());
    }
    sumOfLosses += loss;
    double seconds = (System.nanoTime() - start) / 1e9;
    double speed = (double) step * batchSize / seconds;
    bar.setExtraMessage(
        String.format(Locale.ROOT, "loss %.4f, %.0f images/s", sumOfLosses / step, speed));
    bar.stepTo(step);
  }

  @Override
  public void epochEnded(int epoch, double loss, double train, double test) {
    Progress.end();
    bar = null;
  }
}
