package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunningMeanTest {
  private final RunningMean mean = new RunningMean();

  @Test
  void batchesCountByTheirSize() {
    mean.add(1, 256);
    mean.add(4, 128);
    assertThat(mean.value()).isEqualTo(2);
  }

  @Test
  void meanOfNothingIsNotANumber() {
    assertThat(mean.value()).isNaN();
  }

  @Test
  void emptyBatchChangesNothingEvenIfItsMeanIsNotANumber() {
    mean.add(3, 1);
    mean.add(Double.NaN, 0);
    assertThat(mean.value()).isEqualTo(3);
  }

  @Test
  void batchThatIsNotANumberIsNotHidden() {
    mean.add(3, 1);
    mean.add(Double.NaN, 1);
    assertThat(mean.value()).isNaN();
  }
}
