package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstitch.examples.data.RealData;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The figures of the chapter, by the lesson as it stands: five epochs with its default settings.
 */
class ChapterFiguresTest {
  @Test
  void lessonReachesTheFiguresOfTheChapter() {
    RealData.orAbort();
    Run run = Run.of(new SoftmaxRegression());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    List<EpochLine> epochs = EpochLine.parseAll(run.out());
    assertThat(epochs).extracting(EpochLine::epoch).containsExactly(1, 2, 3, 4, 5);
    EpochLine last = epochs.get(4);
    assertThat(last.loss()).isCloseTo(0.485, within(0.004));
    assertThat(last.trainAccuracy()).isCloseTo(0.836, within(0.004));
    assertThat(last.testAccuracy()).isBetween(0.79, 0.845);
    // The first epoch of the chapter: running values, taken while the weights move.
    assertThat(epochs.get(0).loss()).isCloseTo(0.7885, within(0.01));
    assertThat(epochs.get(0).trainAccuracy()).isCloseTo(0.747, within(0.01));
  }
}
