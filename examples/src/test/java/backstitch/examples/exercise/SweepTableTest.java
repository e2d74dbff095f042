package backstitch.examples.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.examples.exercise.SweepRun.Place;
import backstitch.examples.exercise.SweepRun.Setting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepTableTest {
  private static final Setting SLOW = new Setting(1e-4f, 64, 5);
  private static final Setting GOOD = new Setting(0.1f, 256, 10);
  private static final Setting STEEP = new Setting(1e38f, 256, 5);

  private static SweepRun run(Setting setting, long seed, double test, double seconds) {
    return new SweepRun(setting, seed, test, test + 0.0625, seconds, Optional.empty());
  }

  private static final List<SweepRun> RUNS =
      List.of(
          new SweepRun(STEEP, 0, Double.NaN, Double.NaN, 0.5, Optional.of(new Place(1, 2))),
          run(STEEP, 1, 0.9, 1),
          run(SLOW, 0, 0.5, 1),
          run(GOOD, 0, 0.75, 1),
          run(GOOD, 1, 0.875, 2));

  @Test
  void theBestComesFirstAndWhatDivergedLast() {
    assertThat(SweepTable.lines(RUNS))
        .containsExactly(
            "learning rate  batch  epochs  seeds  test acc          train acc         s/run",
            "          0.1    256      10      2  0.8125 +- 0.0884  0.8750 +- 0.0884    1.5",
            "         1E-4     64       5      1  0.5000            0.5625              1.0",
            "         1E38    256       5      2  diverged at epoch 1, step 2 (seed 0)");
  }

  @Test
  void csvHasARowForEachRun() {
    assertThat(SweepTable.csv(RUNS))
        .isEqualTo(
            """
            learning_rate,batch_size,epochs,seed,test_accuracy,train_accuracy,seconds,\
            diverged_epoch,diverged_step
            1E38,256,5,0,,,0.500,1,2
            1E38,256,5,1,0.900000,0.962500,1.000,,
            1E-4,64,5,0,0.500000,0.562500,1.000,,
            0.1,256,10,0,0.750000,0.812500,1.000,,
            0.1,256,10,1,0.875000,0.937500,2.000,,
            """
                .replace("\n", "\r\n"));
  }
}
