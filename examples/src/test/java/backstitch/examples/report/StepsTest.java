package backstitch.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long runs are thinned. */
class StepsTest {
  private static String[] rows(Table table) {
    return table.html().markup().replaceFirst("(?s).*<tbody>\n", "").split("\n");
  }

  private static Steps steps(int count) {
    Steps steps = new Steps(count);
    for (int i = 1; i <= count; i++) {
      steps.add(i, i % 2);
    }
    return steps;
  }

  @Test
  void aShortRunKeepsEveryStep() {
    Steps steps = steps(2000);
    assertThat(rows(steps.table())).hasSize(2001).contains("<tr><th>7<td>7.0000<td>1.000");
    assertThat(steps.meaning()).startsWith("Each point is one step");
  }

  @Test
  void aLongRunHasMeansOfEquallyManySteps() {
    Steps steps = steps(2001);
    String[] rows = rows(steps.table());
    assertThat(rows[0]).isEqualTo("<tr><th>2<td>1.5000<td>0.500");
    assertThat(rows[1]).isEqualTo("<tr><th>4<td>3.5000<td>0.500");
    assertThat(rows[1000])
        .as("a last one of one step")
        .isEqualTo("<tr><th>2001<td>2001.0000<td>1.000");
    assertThat(rows).hasSize(1002);
    assertThat(steps.meaning()).contains("the mean of 2 steps");
  }

  @Test
  void noRunHasMoreThanTwoThousandPoints() {
    for (int count : new int[] {1, 1999, 3999, 4000, 4001, 235_000}) {
      assertThat(rows(steps(count).table()).length - 1).isBetween(1, 2000);
    }
  }

  @Test
  void epochsBeyondAThousandAreThinnedToEveryKthAndTheLast() {
    Epochs epochs = new Epochs(2501);
    for (int epoch = 1; epoch <= 2501; epoch++) {
      epochs.add(epoch, epoch, 0.5, 0.25);
    }
    String[] rows = rows(epochs.table());
    assertThat(rows[0]).isEqualTo("<tr><th>3<td>3.0000<td>0.500<td>0.250");
    assertThat(rows[833]).isEqualTo("<tr><th>2501<td>2501.0000<td>0.500<td>0.250");
    assertThat(rows).hasSize(835);
    assertThat(epochs.last().number()).isEqualTo(2501);
  }
}
